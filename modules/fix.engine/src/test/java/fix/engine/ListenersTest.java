package fix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fix.core.SessionID;
import fix.store.MessageStore;
import fix.transport.SocketOptions;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An engine that listens in several places. */
@Timeout(60)
class ListenersTest {
    private static final SessionID ANYWHERE = SessionID.of("FIX.4.4", "BROKER", "ANYWHERE");
    private static final SessionID FIRST = SessionID.of("FIX.4.4", "BROKER", "FIRST");
    private static final SessionID SECOND = SessionID.of("FIX.4.4", "BROKER", "SECOND");
    private static final TestAuthority AUTHORITY = new TestAuthority("Test Authority");

    private final EventRecorder events = new EventRecorder();
    private InetSocketAddress one;
    private InetSocketAddress two;
    private FixEngine engine;

    /** Both are taken before either is free again: one after the other may be the same. */
    @BeforeEach
    void chooseAddresses() throws IOException {
        try (var first = new ServerSocket(0, 1, InetAddress.getLoopbackAddress()); var second = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            one = new InetSocketAddress(InetAddress.getLoopbackAddress(), first.getLocalPort());
            two = new InetSocketAddress(InetAddress.getLoopbackAddress(), second.getLocalPort());
        }
    }

    private void start(ListenerSettings... listeners) {
        var builder = FixEngine.builder().store(MessageStore.inMemory()).listener(events).session(SessionSettings.acceptor(ANYWHERE), new Executor()).session(at(FIRST, one), new Executor());
        List.of(listeners).forEach(builder::listen);
        if (listeners.length > 1) {
            builder.session(at(SECOND, two), new Executor());
        }
        engine = builder.start();
    }

    private static SessionSettings at(SessionID session, InetSocketAddress listener) {
        return SessionSettings.acceptor(session).withConnection(ConnectionSettings.DEFAULT.withListener(listener));
    }

    @AfterEach
    void close() {
        if (engine != null) {
            engine.close();
        }
    }

    private static RawPeer peer(InetSocketAddress where, SessionID session) throws IOException {
        return new RawPeer(where.getPort(), SessionID.of(session.beginString(), session.targetCompID(), session.senderCompID()));
    }

    private static void assertLogsOn(InetSocketAddress where, SessionID session) throws IOException {
        try (var peer = peer(where, session).logon(30)) {
            peer.send("35=5");
            peer.expect("5");
        }
    }

    private static void assertRefused(InetSocketAddress where, SessionID session) throws IOException {
        try (var peer = peer(where, session)) {
            peer.send("35=A|98=0|108=30");
            assertFalse(peer.answers());
        }
    }

    @Test
    void aSessionIsClaimedAtItsOwnListenerAlone() throws Exception {
        start(ListenerSettings.at(one), ListenerSettings.at(two));
        assertEquals(one.getPort(), engine.port());
        assertEquals(List.of(one, two), List.copyOf(engine.listening().values()));
        assertLogsOn(one, FIRST);
        assertLogsOn(two, SECOND);
        assertRefused(two, FIRST);
        events.await(event -> event.text().contains("its Logon names session FIX.4.4:BROKER->FIRST, which is served at ") && event.text().endsWith(":" + one.getPort() + " and came in at localhost:" + two.getPort()));
        assertEquals(3, engine.session(FIRST).numbers().nextInbound(), "the Logon at the wrong place has moved no number");
        assertRefused(one, SECOND);
        assertLogsOn(one, ANYWHERE);
        try (var peer = peer(two, ANYWHERE)) {
            peer.sendAs(3, "35=A|98=0|108=30");
            peer.expect("A");
        }
    }

    @Test
    void ofTwoSessionsThatALogonFitsTheOneOfItsListenerIsMeant() throws Exception {
        start(ListenerSettings.at(one), ListenerSettings.at(two));
        var desk = new SessionID("FIX.4.4", "BROKER", "", "", "FIRST", "DESK", "", "");
        engine.add(at(desk, two), new Executor());
        for (var where : List.of(one, two)) {
            try (var peer = peer(where, FIRST)) {
                peer.send("35=A|50=DESK|98=0|108=30");
                peer.expect("A");
            }
        }
        assertEquals(2, engine.session(FIRST).numbers().nextInbound());
        assertEquals(2, engine.session(desk).numbers().nextInbound());
    }

    @Test
    void eachListenerHasItsOwnTlsAndItsOwnLimits() throws Exception {
        start(ListenerSettings.at(one).withTls(AUTHORITY.settings("CN=BROKER")), ListenerSettings.at(two).withLimits(new ListenerLimits(1, 1, 10, 1024)));
        try (var peer = peer(two, SECOND).logon(30)) {
            try (var more = peer(two, ANYWHERE)) {
                assertEquals(0, more.awaitClose());
            }
            events.await(event -> event instanceof EngineEvent.ConnectionRefused refused && refused.text().contains("there are 1 connections, as many as MaxConnections allows"));
            var encrypted = ConnectionSettings.DEFAULT.withTls(AUTHORITY.settings("CN=TRADER"));
            try (var trader = FixEngine.builder().store(MessageStore.inMemory()).session(SessionSettings.initiator(SessionID.of("FIX.4.4", "FIRST", "BROKER"), "127.0.0.1", one.getPort())
                    .withConnection(encrypted), new Trader()).start()) {
                assertTrue(trader.sessions().getFirst().awaitLogon(Duration.ofSeconds(10)), events::toString);
            }
            assertRefused(one, ANYWHERE);
            assertTrue(peer.send("35=1|112=alive").skipTo("0").getString(112).equals("alive"));
        }
    }

    @Test
    void listenersComeAndGoWhileConnectionsStay() throws Exception {
        start(ListenerSettings.at(one));
        try (var peer = peer(one, FIRST).logon(30); var other = peer(one, ANYWHERE).logon(30)) {
            engine.listeners(List.of(ListenerSettings.at(two)));
            events.await(event -> event.text().equals("listening on localhost/127.0.0.1:" + one.getPort() + " no more"));
            events.await(event -> event.text().equals("listening on localhost/127.0.0.1:" + two.getPort()));
            assertThrows(ConnectException.class, () -> peer(one, FIRST));
            engine.add(at(SECOND, two), new Executor());
            assertLogsOn(two, SECOND);
            peer.send("35=1|112=alive");
            assertEquals("alive", peer.skipTo("0").getString(112));
            engine.listeners(List.of(ListenerSettings.at(one), ListenerSettings.at(two)));
            assertEquals(List.of(one, two), List.copyOf(engine.listening().values()));
            other.send("35=1|112=alive");
            assertEquals("alive", other.skipTo("0").getString(112));
        }
    }

    @Test
    void aListenerWithOtherSettingsListensOnAndConnectionsStay() throws Exception {
        var any = ListenerSettings.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        engine = FixEngine.builder().store(MessageStore.inMemory()).listener(events).session(SessionSettings.acceptor(ANYWHERE), new Executor()).session(SessionSettings.acceptor(FIRST), new Executor())
                .listen(any).start();
        int port = engine.port();
        var where = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (var peer = peer(where, FIRST).logon(30)) {
            engine.listeners(List.of(any.withTls(AUTHORITY.settings("CN=BROKER"))));
            assertEquals(port, engine.port());
            assertRefused(where, ANYWHERE);
            events.await(event -> event instanceof EngineEvent.HandshakeFailed);
            peer.send("35=1|112=alive");
            assertEquals("alive", peer.skipTo("0").getString(112));
            engine.listeners(List.of(any));
            assertEquals(List.of(where), List.copyOf(engine.listening().values()));
            assertLogsOn(where, ANYWHERE);
            assertEquals(0, events.toString().lines().filter(line -> line.contains("no more")).count(), events::toString);
        }
    }

    @Test
    void whileAListenerChangesNobodyIsRefusedAndWhatItKnowsOfItsVisitorsStays() throws Exception {
        start(ListenerSettings.at(one));
        var over = new AtomicBoolean();
        var calls = new FutureTask<>(() -> {
            int count = 0;
            for (; !over.get(); count++) {
                try (var socket = new Socket(one.getAddress(), one.getPort())) {
                    socket.shutdownOutput();
                    socket.getInputStream().readAllBytes();      // the engine has closed too: one call after the other
                }
            }
            return count;
        });
        Thread.ofVirtual().start(calls);
        for (int i = 0; i < 200; i++) {
            engine.listeners(List.of(ListenerSettings.at(one).withLimits(new ListenerLimits(1_000 + i, 1_000, 1_000_000, 1_024)).withSocketOptions(SocketOptions.DEFAULT.withKeepAlive(i % 2 == 0))));
        }
        over.set(true);
        assertTrue(calls.get() > 0);
        try (var first = peer(one, FIRST).logon(30); var other = peer(one, ANYWHERE).logon(30)) {
            engine.listeners(List.of(ListenerSettings.at(one).withLimits(new ListenerLimits(1_000, 2, 1_000_000, 1_024))));
            try (var third = peer(one, ANYWHERE)) {
                assertEquals(0, third.awaitClose());
            }
            events.await(event -> event.text().contains(" connections from that address, as many as MaxConnectionsPerAddress allows"));
            for (var peer : List.of(first, other)) {
                peer.send("35=1|112=alive");
                assertEquals("alive", peer.skipTo("0").getString(112));
            }
        }
    }

    @Test
    void oneThatCannotBeOpenedChangesNothing() throws Exception {
        start(ListenerSettings.at(one));
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var there = new InetSocketAddress(InetAddress.getLoopbackAddress(), taken.getLocalPort());
            var refused = assertThrows(EngineException.class, () -> engine.listeners(List.of(ListenerSettings.at(two), ListenerSettings.at(there))));
            assertTrue(refused.getMessage().startsWith("port " + there.getPort() + " is in use"), refused.getMessage());
        }
        assertEquals(List.of(one), List.copyOf(engine.listening().values()));
        assertThrows(ConnectException.class, () -> peer(two, FIRST), "what was opened before the failure is closed");
        assertLogsOn(one, FIRST);
        var twice = assertThrows(EngineException.class, () -> engine.listeners(List.of(ListenerSettings.at(one), ListenerSettings.at(one))));
        assertTrue(twice.getMessage().endsWith(":" + one.getPort() + " is given twice: each needs an address of its own"), twice.getMessage());
    }

    @Test
    void aSessionCannotWaitWhereNobodyListens() {
        start(ListenerSettings.at(one));
        var refused = assertThrows(EngineException.class, () -> engine.add(at(SECOND, two), new Executor()));
        assertEquals("session FIX.4.4:BROKER->SECOND waits for calls at localhost:" + two.getPort() + ", where the engine does not listen; it does at [localhost:" + one.getPort() + "]", refused.getMessage());
        engine.listeners(List.of());
        assertEquals(0, engine.port());
        assertThrows(EngineException.class, () -> engine.add(SessionSettings.acceptor(SECOND), new Executor()));
    }

    @Test
    void aTemplateMakesSessionsOfItsListenerAlone() throws Exception {
        start(ListenerSettings.at(one), ListenerSettings.at(two));
        var pattern = SessionID.of("FIX.4.4", "BROKER", "*");
        engine.templates(List.of(template(pattern, one), template(pattern, two)));
        var client = SessionID.of("FIX.4.4", "BROKER", "CLIENT");
        assertLogsOn(one, client);
        assertEquals(Optional.of(one), listenerOf(client));
        assertRefused(two, client);
        events.await(event -> event.text().contains("its Logon names session FIX.4.4:BROKER->CLIENT, which is served at localhost:" + one.getPort()));
        var other = SessionID.of("FIX.4.4", "BROKER", "OTHER");
        assertLogsOn(two, other);
        assertEquals(Optional.of(two), listenerOf(other));
        var tie = assertThrows(EngineException.class, () -> engine.templates(List.of(template(pattern, one), template(pattern, one))));
        assertTrue(tie.getMessage().contains("equally precise"), tie.getMessage());
    }

    private final java.util.Map<SessionID, InetSocketAddress> made = new java.util.concurrent.ConcurrentHashMap<>();

    private Optional<InetSocketAddress> listenerOf(SessionID id) {
        return Optional.ofNullable(made.get(id));
    }

    private AcceptorTemplate template(SessionID pattern, InetSocketAddress where) {
        return new AcceptorTemplate(pattern, id -> {
            made.putIfAbsent(id, where);
            return at(id, where);
        }, _ -> new Executor(), Optional.of(where));
    }

    @Test
    void theWildcardIsReachedOverIPv4AndIPv6InEitherForm() throws Exception {
        assumeTrue(hasIPv6());
        for (var wildcard : List.of("0.0.0.0", "::")) {
            try (var dual = FixEngine.builder().store(MessageStore.inMemory()).session(SessionSettings.acceptor(FIRST), new Executor()).listen(new InetSocketAddress(wildcard, 0)).start()) {
                assertReached(dual, "127.0.0.1");
                assertReached(dual, "::1");
            }
        }
        try (var six = FixEngine.builder().store(MessageStore.inMemory()).session(SessionSettings.acceptor(FIRST), new Executor()).listen(new InetSocketAddress("::1", 0)).start()) {
            assertReached(six, "::1");
            assertThrows(ConnectException.class, () -> new java.net.Socket("127.0.0.1", six.port()).close());
        }
    }

    private static boolean hasIPv6() throws IOException {
        return NetworkInterface.getByInetAddress(InetAddress.getByName("::1")) != null;
    }

    private static void assertReached(FixEngine acceptor, String host) throws InterruptedException {
        try (var trader = FixEngine.builder().store(MessageStore.inMemory()).session(SessionSettings.initiator(SessionID.of("FIX.4.4", "FIRST", "BROKER"), host, acceptor.port())
                .withReconnect(Duration.ofMillis(20), Duration.ofMillis(200)), new Trader()).start()) {
            assertTrue(trader.sessions().getFirst().awaitLogon(Duration.ofSeconds(10)), host);
        }
    }
}
