package fix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.SessionID;
import fix.engine.spi.LogonDecision;
import fix.session.Role;
import fix.session.SessionConfig;
import fix.store.MessageStore;
import fix.transport.tls.ClientAuth;
import fix.transport.tls.PeerName;
import fix.transport.tls.TlsSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Engines that trade over TLS. */
@Timeout(120)
class TlsTest {
    private static final SessionID BROKER = TwoEngines.ACCEPTOR;
    private static final SessionID TRADER = TwoEngines.INITIATOR;
    private static final TestAuthority AUTHORITY = new TestAuthority("Test Authority");
    private static final Duration NEVER = Duration.ZERO;

    @TempDir
    private Path folder;

    private final EventRecorder acceptorEvents = new EventRecorder();
    private final EventRecorder initiatorEvents = new EventRecorder();
    private final Trader trader = new Trader();
    private FixEngine acceptor;
    private FixEngine initiator;

    @AfterEach
    void close() {
        if (initiator != null) {
            initiator.close();
        }
        if (acceptor != null) {
            acceptor.close();
        }
    }

    @Test
    void ordersAreTradedAndTheAuthenticatorSeesTheCertificate() throws Exception {
        var seen = new AtomicReference<String>("");
        accept(AUTHORITY.settings("CN=BROKER").withClientAuth(ClientAuth.NEEDED), builder -> builder.authenticator(attempt -> {
            seen.set(attempt.certificates().getFirst().getSubjectX500Principal().getName());
            return LogonDecision.accept();
        }));
        initiate(AUTHORITY.settings("CN=TRADER"));
        assertTrue(session().awaitLogon(Duration.ofSeconds(10)), () -> initiatorEvents + "" + acceptorEvents);
        session().send(Trader.order("1"));
        assertEquals("1", trader.next().getString(11));
        assertEquals("CN=TRADER", seen.get());
    }

    @Test
    void aCertificateOfAnotherClaimsNoSessionAndMovesNoNumber() throws Exception {
        accept(AUTHORITY.settings("CN=BROKER").withClientAuth(ClientAuth.NEEDED), UnaryOperator.identity(), ConnectionSettings.DEFAULT.withPeerName(new PeerName("CN=*")));
        initiate(AUTHORITY.settings("CN=MALLORY"));
        var dropped = acceptorEvents.await(event -> event instanceof EngineEvent.ConnectionDropped);
        assertTrue(dropped.text().endsWith("dropped: its Logon claims session FIX.4.4:BROKER->TRADER: its certificate is 'CN=MALLORY' for IP:127.0.0.1, and PeerCertificate wants one for CN=*"), dropped.text());
        assertEquals(new fix.session.Numbers(1, 1, 1), acceptor.session(BROKER).numbers());
        initiator.close();
        initiate(AUTHORITY.settings("CN=TRADER"));
        assertTrue(session().awaitLogon(Duration.ofSeconds(10)), () -> initiatorEvents + "" + acceptorEvents);
    }

    @Test
    void aSessionBoundToACertificateHasNoPlainConnection() throws Exception {
        acceptor = FixEngine.builder().store(MessageStore.inMemory()).listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).listener(acceptorEvents)
                .session(SessionSettings.acceptor(BROKER).withConnection(ConnectionSettings.DEFAULT.withPeerName(new PeerName("CN=TRADER"))), new Executor()).start();
        try (var peer = new RawPeer(acceptor.port(), TRADER)) {
            peer.send("35=A|98=0|108=30");
            assertFalse(peer.answers());
        }
        assertTrue(acceptorEvents.await(event -> event instanceof EngineEvent.ConnectionDropped).text().contains("it has no certificate, and PeerCertificate wants one for CN=TRADER"));
    }

    @Test
    void anInitiatorTakesNoOtherCounterpartysCertificateThanItsOwn() throws Exception {
        accept(AUTHORITY.settings("CN=BROKER"), UnaryOperator.identity());
        initiate(AUTHORITY.settings("CN=TRADER"), ConnectionSettings.DEFAULT.withPeerName(new PeerName("CN=EXCHANGE")));
        var failed = initiatorEvents.await(event -> event instanceof EngineEvent.ConnectFailed);
        assertTrue(failed.text().contains("its certificate is 'CN=BROKER' for IP:127.0.0.1, and PeerCertificate wants one for CN=EXCHANGE"), failed.text());
    }

    @Test
    void aFailedHandshakeIsAnEventInWordsOnBothSides() throws Exception {
        accept(AUTHORITY.settings("CN=BROKER").withClientAuth(ClientAuth.NEEDED), UnaryOperator.identity());
        initiate(new TestAuthority("Stranger").settings("CN=TRADER"));
        var here = initiatorEvents.await(event -> event instanceof EngineEvent.ConnectFailed).text();
        assertTrue(here.contains("no connection to 127.0.0.1:" + acceptor.port() + ": TLS handshake failed: the peer's certificate 'CN=BROKER' is not trusted"), here);
        var there = acceptorEvents.await(event -> event instanceof EngineEvent.HandshakeFailed).text();
        assertTrue(there.contains("TLS handshake failed: the peer refused (certificate_unknown)"), there);
        try (var plain = new RawPeer(acceptor.port(), TRADER)) {
            plain.send("35=A|98=0|108=30");
            plain.awaitClose();
        }
        acceptorEvents.await(event -> event.text().contains("the peer speaks FIX without TLS"));
    }

    @Test
    void aHandshakeThatDoesNotAdvanceEndsWithLogonTimeoutAndKeepsNobodyOut() throws Exception {
        accept(AUTHORITY.settings("CN=BROKER"), UnaryOperator.identity());
        var slow = new ArrayList<Socket>();
        for (int i = 0; i < 100; i++) {
            var socket = new Socket(InetAddress.getLoopbackAddress(), acceptor.port());
            socket.getOutputStream().write(new byte[] {22, 3, 1, 1, 0, 1});
            slow.add(socket);
        }
        initiate(AUTHORITY.settings("CN=TRADER"));
        assertTrue(session().awaitLogon(Duration.ofSeconds(10)), () -> initiatorEvents + "" + acceptorEvents);
        session().send(Trader.order("1"));
        assertEquals("1", trader.next().getString(11));
        acceptorEvents.await(event -> event instanceof EngineEvent.ConnectionDropped dropped && dropped.reason().equals("no Logon within LogonTimeout"));
        for (var socket : slow) {
            socket.close();
        }
    }

    @Test
    void aListenerWithoutACertificateDoesNotStartAndSaysWhy() {
        var failure = assertThrows(EngineException.class, () -> accept(TlsSettings.DEFAULT, UnaryOperator.identity()));
        assertTrue(failure.getMessage().startsWith("TLS of the listener: TLS needs a certificate and its key to listen with"), failure.getMessage());
    }

    @Test
    void certificatesReloadedAHundredTimesUnderTrafficDropNoSessionAndLoseNoMessage() throws Exception {
        var ours = Files.write(folder.resolve("broker.pem"), AUTHORITY.issue("CN=BROKER", Duration.ofDays(90)));
        var theirs = Files.write(folder.resolve("trader.pem"), AUTHORITY.issue("CN=TRADER", Duration.ofDays(90)));
        accept(AUTHORITY.settings(ours).withClientAuth(ClientAuth.NEEDED), UnaryOperator.identity());
        initiate(AUTHORITY.settings(theirs));
        assertTrue(session().awaitLogon(Duration.ofSeconds(10)), () -> initiatorEvents + "" + acceptorEvents);
        var sender = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 2_000; i++) {
                session().send(Trader.order("order " + i));
            }
        });
        for (int i = 0; i < 100; i++) {
            Files.write(ours, AUTHORITY.issue("CN=BROKER " + i, Duration.ofDays(90)));
            Files.write(theirs, AUTHORITY.issue("CN=TRADER " + i, Duration.ofDays(90)));
            acceptor.reloadCertificates();
            initiator.reloadCertificates();
        }
        var answered = new HashSet<String>();
        for (int i = 0; i < 2_000; i++) {
            answered.add(trader.next().getString(11));
        }
        sender.join();
        assertEquals(2_000, answered.size());
        assertFalse((initiatorEvents + "" + acceptorEvents).contains("Disconnected"), initiatorEvents + "" + acceptorEvents);
        acceptorEvents.await(event -> event instanceof EngineEvent.CertificatesReloaded reloaded && reloaded.what().contains("CN=BROKER 99"));
        initiatorEvents.await(event -> event instanceof EngineEvent.CertificatesReloaded reloaded && reloaded.what().contains("CN=TRADER 99"));
    }

    @Test
    void aChangedFileIsNoticedAndAWrongOneChangesNothing() throws Exception {
        var file = Files.write(folder.resolve("broker.pem"), AUTHORITY.issue("CN=BROKER", Duration.ofDays(90)));
        accept(AUTHORITY.settings(file), builder -> builder.certificateChecks(Duration.ofMillis(20), NEVER));
        Files.writeString(file, "no certificate");
        var problem = acceptorEvents.await(event -> event instanceof EngineEvent.CertificatesNotReloaded);
        assertTrue(problem.text().contains("broker.pem: there is no"), problem.text());
        initiate(AUTHORITY.settings("CN=TRADER"));
        assertTrue(session().awaitLogon(Duration.ofSeconds(10)), () -> initiatorEvents + "" + acceptorEvents);
        Files.write(file, AUTHORITY.issue("CN=BROKER,O=New", Duration.ofDays(90)));
        acceptorEvents.await(event -> event instanceof EngineEvent.CertificatesReloaded reloaded && reloaded.what().contains("O=New"));
        Files.delete(file);
        assertThrows(EngineException.class, () -> acceptor.reloadCertificates());
    }

    @Test
    void aCertificateNearItsEndIsToldOf() throws Exception {
        var file = Files.write(folder.resolve("broker.pem"), AUTHORITY.issue("CN=BROKER", Duration.ofDays(20)));
        accept(AUTHORITY.settings(file), builder -> builder.certificateChecks(NEVER, Duration.ofDays(30)));
        var told = (EngineEvent.CertificateExpires) acceptorEvents.await(event -> event instanceof EngineEvent.CertificateExpires);
        assertEquals("the certificate 'CN=BROKER' for IP:127.0.0.1 expires at " + told.notAfter() + ": renew it", told.text());
        assertFalse(acceptorEvents.toString().contains("Test Authority"), "is valid for longer");
    }

    private static SessionSettings quickLogon() {
        return SessionSettings.acceptor(BROKER).withConfig(SessionConfig.builder(BROKER, Role.ACCEPTOR).logonTimeout(Duration.ofSeconds(2)).build());
    }

    private Session session() {
        return initiator.session(TRADER);
    }

    private void accept(TlsSettings tls, UnaryOperator<FixEngineBuilder> more) {
        accept(tls, more, ConnectionSettings.DEFAULT);
    }

    private void accept(TlsSettings tls, UnaryOperator<FixEngineBuilder> more, ConnectionSettings connection) {
        acceptor = more.apply(FixEngine.builder().store(MessageStore.inMemory()).listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).tls(tls)
                .session(quickLogon().withConnection(connection), new Executor()).listener(acceptorEvents)).start();
    }

    private void initiate(TlsSettings tls) {
        initiate(tls, ConnectionSettings.DEFAULT);
    }

    private void initiate(TlsSettings tls, ConnectionSettings connection) {
        initiator = FixEngine.builder().store(MessageStore.inMemory()).listener(initiatorEvents)
                .session(SessionSettings.initiator(TRADER, "127.0.0.1", acceptor.port()).withReconnect(Duration.ofMillis(20), Duration.ofMillis(200)).withConnection(connection.withTls(tls)), trader)
                .start();
    }
}
