package interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.engine.Application;
import fix.engine.ConnectionSettings;
import fix.engine.FixEngine;
import fix.engine.Session;
import fix.engine.SessionSettings;
import fix.store.MessageStore;
import fix.transport.tls.ClientAuth;
import fix.transport.tls.KeySource;
import fix.transport.tls.Material;
import fix.transport.tls.PeerName;
import fix.transport.tls.Secret;
import fix.transport.tls.TlsSettings;
import fix.transport.tls.TrustSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import quickfix.ApplicationAdapter;
import quickfix.DefaultMessageFactory;
import quickfix.FieldNotFound;
import quickfix.MemoryStoreFactory;
import quickfix.SLF4JLogFactory;
import quickfix.SessionID;
import quickfix.SessionNotFound;
import quickfix.ThreadedSocketAcceptor;
import quickfix.ThreadedSocketInitiator;
import quickfix.field.ClOrdID;

/** Orders over TLS with QuickFIX/J as the other side, in both roles and with both versions; each shows the other a certificate. QuickFIX/J knows one session of a name in a process. */
@Timeout(300)
@Execution(ExecutionMode.SAME_THREAD)
class TlsTest {
    private static final String PASSWORD = "planted-secret";

    @TempDir
    static Path folder;

    @BeforeAll
    static void certificates() throws IOException, InterruptedException {
        for (var name : List.of("heddle", "quickfix")) {
            keytool("-genkeypair", "-keystore", store(name), "-alias", name, "-keyalg", "EC", "-dname", "CN=" + name, "-validity", "20", "-ext", "SAN=dns:localhost,ip:127.0.0.1");
            keytool("-exportcert", "-keystore", store(name), "-alias", name, "-rfc", "-file", folder.resolve(name + ".pem").toString());
        }
        keytool("-importcert", "-keystore", store("trusted-by-quickfix"), "-alias", "heddle", "-noprompt", "-file", folder.resolve("heddle.pem").toString());
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-storepass", PASSWORD, "-storetype", "PKCS12"));
        command.addAll(1, List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        assertEquals(0, process.waitFor(), () -> String.valueOf(process.inputReader().lines().toList()));
    }

    private static String store(String name) {
        return folder.resolve(name + ".p12").toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void weInitiate(String protocol) throws Exception {
        int port = freePort();
        var theirs = new Answering();
        var settings = theirSettings("acceptor", port, protocol, Map.of("SocketAcceptPort", String.valueOf(port), "SocketAcceptAddress", "127.0.0.1", "NeedClientAuth", "Y"));
        var acceptor = new ThreadedSocketAcceptor(theirs, new MemoryStoreFactory(), settings, new SLF4JLogFactory(settings), new DefaultMessageFactory());
        acceptor.start();
        var ours = new Counting();
        try (var engine = FixEngine.builder().store(MessageStore.inMemory())
                .session(SessionSettings.initiator(fix.core.SessionID.of("FIX.4.4", "HEDDLE", "QUICKFIX"), "localhost", port)
                        .withReconnect(Duration.ofMillis(50), Duration.ofSeconds(1)).withConnection(connection().withTls(ourSettings(protocol))), ours)
                .start()) {
            var session = engine.sessions().getFirst();
            assertTrue(session.awaitLogon(Duration.ofSeconds(90)));
            for (int i = 0; i < 100; i++) {
                session.send(order("ours " + i));
            }
            for (int i = 0; i < 100; i++) {
                assertEquals("ours " + i, ours.next());
            }
        } finally {
            acceptor.stop(true);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void weAccept(String protocol) throws Exception {
        var theirs = new Answering();
        var ours = new Counting();
        try (var engine = FixEngine.builder().store(MessageStore.inMemory()).listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .tls(ourSettings(protocol).withClientAuth(ClientAuth.NEEDED))
                .session(SessionSettings.acceptor(fix.core.SessionID.of("FIX.4.4", "HEDDLE", "QUICKFIX")).withConnection(connection()), ours)
                .start()) {
            var settings = theirSettings("initiator", engine.port(), protocol, Map.of("SocketConnectHost", "localhost", "SocketConnectPort", String.valueOf(engine.port()),
                    "ReconnectInterval", "1", "HeartBtInt", "30", "EndpointIdentificationAlgorithm", "HTTPS"));
            var initiator = new ThreadedSocketInitiator(theirs, new MemoryStoreFactory(), settings, new SLF4JLogFactory(settings), new DefaultMessageFactory());
            initiator.start();
            try {
                var session = engine.sessions().getFirst();
                assertTrue(session.awaitLogon(Duration.ofSeconds(90)));
                for (int i = 0; i < 100; i++) {
                    session.send(order("ours " + i));
                }
                for (int i = 0; i < 100; i++) {
                    assertEquals("ours " + i, ours.next());
                }
            } finally {
                initiator.stop(true);
            }
        }
    }

    /** The certificate of QuickFIX/J and no other. */
    private static ConnectionSettings connection() {
        return ConnectionSettings.DEFAULT.withPeerName(new PeerName("CN=quickfix"));
    }

    private static TlsSettings ourSettings(String protocol) {
        return TlsSettings.DEFAULT.withProtocols(List.of(protocol))
                .withKey(new KeySource.Store(Material.file(Path.of(store("heddle"))), "PKCS12", Secret.of(PASSWORD)))
                .withTrust(new TrustSource.Pem(Material.file(folder.resolve("quickfix.pem"))));
    }

    private static quickfix.SessionSettings theirSettings(String type, int port, String protocol, Map<String, String> more) {
        var settings = new quickfix.SessionSettings();
        var id = new SessionID("FIX.4.4", "QUICKFIX", "HEDDLE");
        Map.of("ConnectionType", type, "NonStopSession", "Y", "SocketUseSSL", "Y", "SocketKeyStore", store("quickfix"), "SocketKeyStorePassword", PASSWORD, "KeyStoreType", "PKCS12",
                "SocketTrustStore", store("trusted-by-quickfix"), "SocketTrustStorePassword", PASSWORD, "TrustStoreType", "PKCS12", "EnabledProtocols", protocol)
                .forEach((key, value) -> settings.setString(id, key, value));
        more.forEach((key, value) -> settings.setString(id, key, value));
        return settings;
    }

    private static MessageBuilder order(String clOrdID) {
        return MessageBuilder.of("D").set(11, clOrdID).set(55, "HDL").set(54, '1').set(60, Instant.now()).set(38, 100).set(40, '1');
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private static final class Answering extends ApplicationAdapter {
        @Override
        public void fromApp(quickfix.Message order, SessionID session) throws FieldNotFound {
            var report = QuickFixTrading.message("8");
            var clOrdID = order.getString(ClOrdID.FIELD);
            Map.of(37, "O", 11, clOrdID, 17, "E", 150, "0", 39, "0", 55, "HDL", 54, "1", 151, "100", 14, "0", 6, "0").forEach(report::setString);
            try {
                quickfix.Session.sendToTarget(report, session);
            } catch (SessionNotFound impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private static final class Counting implements Application {
        private final LinkedBlockingQueue<String> answered = new LinkedBlockingQueue<>();

        @Override
        public void fromApp(Message report, Session session) {
            answered.add(report.getString(11));
        }

        String next() throws InterruptedException {
            return String.valueOf(answered.poll(90, TimeUnit.SECONDS));
        }
    }
}
