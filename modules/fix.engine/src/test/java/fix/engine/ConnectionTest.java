package fix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.SessionID;
import fix.session.Role;
import fix.session.SessionConfig;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What an acceptor does with connections, before and besides a good session. */
class ConnectionTest {
    private static SessionSettings quickLogon(SessionSettings settings) {
        return settings.withConfig(SessionConfig.builder(settings.id(), Role.ACCEPTOR).logonTimeout(Duration.ofMillis(300)).build());
    }

    private static void droppedWithoutAnswer(TwoEngines engines, SessionID as, String first, String reason) throws Exception {
        try (var peer = new RawPeer(engines.acceptor.port(), as)) {
            peer.send(first);
            assertEquals(0, peer.awaitClose());
        }
        engines.acceptorEvents.await(e -> e instanceof EngineEvent.ConnectionDropped dropped && dropped.reason().contains(reason));
    }

    @Test
    void pitfall17_theFirstMessageIsALogonOrTheConnectionEndsWithoutAnAnswer() throws Exception {
        try (var engines = new TwoEngines().accept(new Executor(), UnaryOperator.identity())) {
            droppedWithoutAnswer(engines, TwoEngines.INITIATOR, "35=0", "not a Logon");
            droppedWithoutAnswer(engines, TwoEngines.INITIATOR, "35=D|11=A", "not a Logon");
        }
    }

    @Test
    void aLogonOfASessionThatWeDoNotHaveIsDroppedWithItsName() throws Exception {
        try (var engines = new TwoEngines().accept(new Executor(), UnaryOperator.identity())) {
            droppedWithoutAnswer(
                    engines, SessionID.of("FIX.4.4", "STRANGER", "BROKER"), "35=A|98=0|108=30", "FIX.4.4:BROKER->STRANGER");
        }
    }

    @Test
    void garbageBeforeALogonEndsTheConnection() throws Exception {
        try (var engines = new TwoEngines().accept(new Executor(), UnaryOperator.identity());
                var peer = new RawPeer(engines.acceptor.port(), TwoEngines.INITIATOR)) {
            peer.raw("GET / HTTP/1.1\r\nHost: example\r\n\r\n8=FIX.4.4|9=5|35=0|10=000|");
            assertEquals(0, peer.awaitClose());
            engines.acceptorEvents.await(e -> e instanceof EngineEvent.ConnectionDropped d && d.reason().contains("garbled"));
        }
    }

    @Test
    void pitfall17_aPeerThatSendsNothingIsDisconnectedAfterLogonTimeout() throws Exception {
        try (var engines = new TwoEngines().accept(new Executor(), ConnectionTest::quickLogon);
                var peer = new RawPeer(engines.acceptor.port(), TwoEngines.INITIATOR)) {
            assertEquals(0, peer.awaitClose());
            engines.acceptorEvents.await(e -> e instanceof EngineEvent.ConnectionDropped d && d.reason().contains("LogonTimeout"));
        }
    }

    @Test
    void pitfall15_aSecondConnectionForALiveSessionIsDroppedAndTheFirstGoesOn() throws Exception {
        try (var engines = new TwoEngines().accept(new Executor(), UnaryOperator.identity());
                var first = new RawPeer(engines.acceptor.port(), TwoEngines.INITIATOR).logon(30)) {
            droppedWithoutAnswer(engines, TwoEngines.INITIATOR, "35=A|98=0|108=30", "has a connection already");
            first.send("35=1|112=STILL-THERE");
            assertEquals("STILL-THERE", first.expect("0").getString(112));
        }
    }

    @Test
    void aPortInUseIsOneClearLine() {
        try (var engines = new TwoEngines().accept(new Executor(), UnaryOperator.identity())) {
            var refused = org.junit.jupiter.api.Assertions.assertThrows(EngineException.class, () -> FixEngine.builder()
                    .store(fix.store.MessageStore.inMemory())
                    .listen(new java.net.InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), engines.acceptor.port()))
                    .session(SessionSettings.acceptor(TwoEngines.ACCEPTOR), new Executor())
                    .start());
            assertTrue(refused.getMessage().contains("" + engines.acceptor.port()), refused.getMessage());
            assertTrue(refused.getMessage().contains("use"), refused.getMessage());
        }
    }

    @Test
    void pitfall18_aRefusedLogonIsAFailureThatTheApplicationCanExplain() throws Exception {
        var picky = new Executor() {
            @Override
            public void fromAdmin(fix.core.Message message, Session session) {
                if (message.msgType().equals("A")) {
                    throw new LogonRefusedException("not on Sundays");
                }
            }
        };
        try (var engines = new TwoEngines().accept(picky, UnaryOperator.identity())
                .initiate(new Trader(), UnaryOperator.identity())) {
            engines.initiatorEvents.await(e -> e instanceof EngineEvent.LogonRefused r && r.reason().equals("not on Sundays"));
            assertEquals(1, engines.broker().numbers().nextInbound(), "no number moves before a Logon is accepted");
        }
    }
}
