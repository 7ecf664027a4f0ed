package fix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.SessionID;
import fix.engine.spi.LogonDecision;
import fix.store.MessageStore;
import fix.transport.AddressRange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Strangers at a listener, and a session that must not notice. */
@Timeout(60)
class ListenerLimitsTest {
    private static final ListenerLimits LIMITS = ListenerLimits.DEFAULT;

    private final EventRecorder events = new EventRecorder();
    private FixEngine engine;

    @AfterEach
    void close() {
        engine.close();
    }

    private void start(ListenerLimits limits, ConnectionSettings connection) {
        engine = FixEngine.builder().store(MessageStore.inMemory()).listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).listener(events).listenerLimits(limits)
                .session(SessionSettings.acceptor(TwoEngines.ACCEPTOR).withConnection(connection), new Executor()).start();
    }

    /** Somebody who waits for no longer than 20 s. */
    private Socket stranger() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), engine.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private void awaitRefusal(String words) throws InterruptedException {
        events.await(event -> event instanceof EngineEvent.ConnectionRefused refused && refused.text().contains(words));
    }

    /** The session trades, whatever else is there. */
    private static void assertTrades(RawPeer peer, int order) throws Exception {
        peer.send(Trader.order("order " + order), order + 1);
        assertEquals("order " + order, peer.skipTo("8").getString(11));
    }

    @Test
    void moreConnectionsThanAllowedAreClosedAndTheSessionTradesOn() throws Exception {
        start(new ListenerLimits(5, 5, LIMITS.failuresPerMinute(), LIMITS.bytesBeforeLogon()), ConnectionSettings.DEFAULT);
        try (var peer = new RawPeer(engine.port(), TwoEngines.INITIATOR).logon(30)) {
            var silent = new ArrayList<Socket>();
            for (int i = 0; i < 50; i++) {
                silent.add(stranger());
            }
            assertEquals(-1, silent.getLast().getInputStream().read());
            awaitRefusal("refused: there are 5 connections, as many as MaxConnections allows");
            assertTrue(events.count(event -> event instanceof EngineEvent.ConnectionRefused) < 20, "a flood is not told of one by one");
            assertTrades(peer, 1);
            for (var socket : silent) {
                socket.close();
            }
        }
    }

    @Test
    void oneAddressHasNotAllConnections() throws Exception {
        start(new ListenerLimits(1_000, 2, LIMITS.failuresPerMinute(), LIMITS.bytesBeforeLogon()), ConnectionSettings.DEFAULT);
        try (var peer = new RawPeer(engine.port(), TwoEngines.INITIATOR).logon(30); var second = stranger();
                var third = stranger()) {
            assertEquals(-1, third.getInputStream().read());
            assertTrue(second.isConnected());
            awaitRefusal("refused: there are 2 connections from that address");
            assertTrades(peer, 1);
        }
    }

    @Test
    void whoHasLeftMakesRoomForOthers() throws Exception {
        start(new ListenerLimits(2, 2, LIMITS.failuresPerMinute(), LIMITS.bytesBeforeLogon()), ConnectionSettings.DEFAULT);
        for (int i = 0; i < 10; i++) {
            try (var stranger = stranger()) {
                stranger.getOutputStream().write("no FIX".getBytes(StandardCharsets.US_ASCII));
                assertEquals(-1, stranger.getInputStream().read());
            }
        }
        try (var peer = whenThereIsRoom()) {
            assertTrades(peer, 1);
        }
    }

    /** A connection is given back a moment after it was closed. */
    private RawPeer whenThereIsRoom() throws Exception {
        long end = System.nanoTime() + 10_000_000_000L;
        while (true) {
            var peer = new RawPeer(engine.port(), TwoEngines.INITIATOR).send("35=A|98=0|108=30");
            if (peer.answers()) {
                return peer;
            }
            peer.close();
            assertTrue(System.nanoTime() < end, events::toString);
        }
    }

    @Test
    void aLogonThatIsRefusedCountsAsAFailure() throws Exception {
        engine = FixEngine.builder().store(MessageStore.inMemory()).listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).listener(events)
                .listenerLimits(new ListenerLimits(1_000, 1_000, 3, LIMITS.bytesBeforeLogon())).authenticator(_ -> LogonDecision.refuse("never"))
                .session(SessionSettings.acceptor(TwoEngines.ACCEPTOR), new Executor()).start();
        for (int i = 0; i < 3; i++) {
            try (var peer = new RawPeer(engine.port(), TwoEngines.INITIATOR)) {
                peer.send("35=A|98=0|108=30").expect("5");
                peer.awaitClose();
            }
            long ended = i + 1;
            events.await(_ -> events.count(event -> event instanceof EngineEvent.Disconnected) == ended);
        }
        try (var fourth = stranger()) {
            awaitRefusal("3 connections from that address failed within a minute");
            assertEquals(-1, fourth.getInputStream().read());
        }
    }

    @Test
    void aStormOfLogonsIsTurnedAwayAndTheSessionTradesOn() throws Exception {
        start(new ListenerLimits(1_000, 1_000, 10, LIMITS.bytesBeforeLogon()), ConnectionSettings.DEFAULT);
        try (var peer = new RawPeer(engine.port(), TwoEngines.INITIATOR).logon(30)) {
            for (int i = 0; i < 10; i++) {
                try (var stranger = new RawPeer(engine.port(), SessionID.of("FIX.4.4", "STRANGER" + i, "BROKER"))) {
                    stranger.send("35=A|98=0|108=30");
                    assertFalse(stranger.answers());
                }
            }
            events.await(event -> event instanceof EngineEvent.ConnectionDropped dropped && dropped.reason().contains("STRANGER9"));
            try (var eleventh = stranger()) {
                awaitRefusal("10 connections from that address failed within a minute, as many as MaxLogonAttemptsPerMinute allows");
                assertEquals(-1, eleventh.getInputStream().read());
            }
            assertTrades(peer, 1);
        }
    }

    @Test
    void aFirstMessageThatIsTooLongEndsTheConnection() throws Exception {
        start(new ListenerLimits(100, 100, 100, 1_024), ConnectionSettings.DEFAULT);
        try (var peer = new RawPeer(engine.port(), TwoEngines.INITIATOR)) {
            peer.send("35=A|98=0|108=30|58=" + "x".repeat(2_000));
            assertFalse(peer.answers());
        }
        events.await(event -> event instanceof EngineEvent.ConnectionDropped dropped && dropped.reason().contains("garbled"));
        try (var peer = new RawPeer(engine.port(), TwoEngines.INITIATOR).logon(30)) {
            assertTrades(peer, 1);
        }
    }

    @Test
    void whoComesFromElsewhereIsClosedAtOnceAndClaimsNoSession() throws Exception {
        start(LIMITS, ConnectionSettings.DEFAULT.withAllowed(List.of(AddressRange.of("10.0.0.0/8"), AddressRange.of("::1"))));
        try (var peer = new RawPeer(engine.port(), TwoEngines.INITIATOR)) {
            peer.awaitClose();
        }
        awaitRefusal("no session has it among its AllowedRemoteAddresses");
        // Beside a session that may come from anywhere, it shows with the Logon.
        engine.add(SessionSettings.acceptor(SessionID.of("FIX.4.4", "BROKER", "OTHER")), new Executor());
        try (var peer = new RawPeer(engine.port(), TwoEngines.INITIATOR)) {
            peer.send("35=A|98=0|108=30");
            assertFalse(peer.answers());
        }
        events.await(event -> event instanceof EngineEvent.ConnectionDropped dropped && dropped.reason().contains("it comes from an address that AllowedRemoteAddresses has not"));
        assertEquals(new fix.session.Numbers(1, 1, 1), engine.session(TwoEngines.ACCEPTOR).numbers());
    }

    @Test
    void oneOfTheAddressesThatAreAllowedIsEnough() throws Exception {
        start(LIMITS, ConnectionSettings.DEFAULT.withAllowed(List.of(AddressRange.of("10.0.0.0/8"), AddressRange.of("127.0.0.0/8"))));
        try (var peer = new RawPeer(engine.port(), TwoEngines.INITIATOR).logon(30)) {
            assertTrades(peer, 1);
        }
    }

    @Test
    void whereATemplateMayFitAnAddressThatNoSessionAllowsComesIn() throws Exception {
        var elsewhere = ConnectionSettings.DEFAULT.withAllowed(List.of(AddressRange.of("10.0.0.0/8")));
        engine = FixEngine.builder().store(MessageStore.inMemory()).listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).listener(events)
                .session(SessionSettings.acceptor(TwoEngines.ACCEPTOR).withConnection(elsewhere), new Executor())
                .template(new AcceptorTemplate(SessionID.parse("FIX.4.4:BROKER->*"), SessionSettings::acceptor, _ -> new Executor())).start();
        try (var peer = new RawPeer(engine.port(), SessionID.of("FIX.4.4", "ANYBODY", "BROKER")).logon(30)) {
            assertTrades(peer, 1);
        }
    }

    @Test
    void limitsOutOfBoundsAreRefused() {
        start(LIMITS, ConnectionSettings.DEFAULT);
        assertThrows(EngineException.class, () -> new ListenerLimits(0, 1, 1, 1_024));
        assertThrows(EngineException.class, () -> new ListenerLimits(1, 1, 1, 1_023));
    }
}
