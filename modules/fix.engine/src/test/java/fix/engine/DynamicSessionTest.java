package fix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.SessionID;
import fix.engine.spi.LogonDecision;
import fix.engine.spi.SessionProvider;
import fix.store.MessageStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sessions that come into being when their counterparty logs on. */
@Timeout(60)
class DynamicSessionTest {
    private final MessageStore store = MessageStore.inMemory();
    private final EventRecorder events = new EventRecorder();
    private final List<String> created = new ArrayList<>();
    private FixEngine engine;

    private void start(UnaryOperator<FixEngineBuilder> more) {
        engine = more.apply(FixEngine.builder().store(store).listener(events).listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))).start();
    }

    private AcceptorTemplate template(String pattern) {
        return new AcceptorTemplate(SessionID.parse(pattern), SessionSettings::acceptor, id -> new Executor() {
            @Override
            public void onCreate(Session session) {
                created.add(pattern + " made " + session.id());
            }
        });
    }

    private RawPeer peer(String theirs) throws Exception {
        return new RawPeer(engine.port(), SessionID.parse(theirs));
    }

    private void droppedWithoutAnswer(String theirs, String reason) throws Exception {
        try (var peer = peer(theirs)) {
            peer.send("35=A|98=0|108=30");
            assertEquals(0, peer.awaitClose());
        }
        events.await(e -> e instanceof EngineEvent.ConnectionDropped dropped && dropped.reason().contains(reason));
    }

    /** Tries until the session that is to make room is quiet. */
    private RawPeer answered(String theirs) throws Exception {
        while (true) {
            var peer = peer(theirs);
            peer.send("35=A|98=0|108=30");
            if (peer.answers()) {
                return peer;
            }
            peer.close();
        }
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void eachCounterpartyOfATemplateGetsASessionWithItsOwnNumbers() throws Exception {
        start(builder -> builder.template(template("FIX.4.4:BROKER->*")));
        try (var one = peer("FIX.4.4:ONE->BROKER").logon(30); var two = peer("FIX.4.4:TWO->BROKER").logon(30)) {
            one.send("35=D|11=A|55=AAPL|54=1|60=20261122-10:00:00|38=100|40=2|44=1.5|21=1");
            assertEquals("A", one.expect("8").getString(11));
            assertEquals(List.of("FIX.4.4:BROKER->ONE", "FIX.4.4:BROKER->TWO"), engine.sessions().stream().map(s -> s.id().toString()).toList());
            assertEquals(3, engine.session(SessionID.parse("FIX.4.4:BROKER->ONE")).numbers().nextInbound());
            assertEquals(2, engine.session(SessionID.parse("FIX.4.4:BROKER->TWO")).numbers().nextInbound());
        }
    }

    @Test
    void aDynamicSessionGoesOnFromItsPlaceAfterARestart() throws Exception {
        start(builder -> builder.template(template("*:BROKER->*")));
        try (var one = peer("FIX.4.2:ONE->BROKER").logon(30)) {
            one.send("35=5");
            one.expect("5");
        }
        engine.close();
        start(builder -> builder.template(template("*:BROKER->*")));
        try (var one = peer("FIX.4.2:ONE->BROKER")) {
            one.sendAs(3, "35=A|98=0|108=30");
            assertEquals(3, one.expect("A").msgSeqNum());
        }
    }

    @Test
    void theEnginesOwnSessionGoesFirstThenTheMostPreciseTemplate() throws Exception {
        start(builder -> builder
                .template(template("FIX.4.4:*->*"))
                .template(template("FIX.4.4:BROKER->*"))
                .template(template("FIX.4.4:BROKER->*/DESK"))
                .session(SessionSettings.acceptor(SessionID.parse("FIX.4.4:BROKER->OWN")), new Executor()));
        try (var own = peer("FIX.4.4:OWN->BROKER").logon(30); var any = peer("FIX.4.4:ANY->OTHER").logon(30);
                var broker = peer("FIX.4.4:ANY/FLOOR->BROKER").logon(30); var desk = peer("FIX.4.4:ANY/DESK->BROKER").logon(30)) {
            assertEquals(
                    List.of(
                            "FIX.4.4:*->* made FIX.4.4:OTHER->ANY",
                            "FIX.4.4:BROKER->* made FIX.4.4:BROKER->ANY",
                            "FIX.4.4:BROKER->*/DESK made FIX.4.4:BROKER->ANY/DESK"),
                    created);
        }
    }

    @Test
    void aWildcardForASubIdMakesItPartOfTheIdentity() throws Exception {
        start(builder -> builder.template(template("FIX.4.4:BROKER->*/*/*")));
        try (var one = peer("FIX.4.4:ONE/DESK1->BROKER").logon(30); var two = peer("FIX.4.4:ONE/DESK2/NY->BROKER").logon(30);
                var plain = peer("FIX.4.4:ONE->BROKER").logon(30)) {
            assertEquals(
                    List.of("FIX.4.4:BROKER->ONE/DESK1", "FIX.4.4:BROKER->ONE/DESK2/NY", "FIX.4.4:BROKER->ONE"),
                    engine.sessions().stream().map(s -> s.id().toString()).toList());
        }
    }

    @Test
    void templatesThatTieAreAnErrorThatNamesBoth() {
        start(builder -> builder);
        var builder = FixEngine.builder().template(template("FIX.4.4:*->TRADER"));
        builder.template(template("FIX.4.2:BROKER->*"));
        var tie = assertThrows(EngineException.class, () -> builder.template(template("FIX.4.4:BROKER->*")));
        assertEquals(
                "template FIX.4.4:BROKER->* and template FIX.4.4:*->TRADER fit the same sessions and are equally precise: make one of them more precise",
                tie.getMessage());
    }

    @Test
    void aVersionWithoutADictionaryIsDroppedWithTheReason() throws Exception {
        start(builder -> builder.template(template("*:BROKER->*")));
        droppedWithoutAnswer("FIX.9.9:ONE->BROKER", "FIX.9.9");
    }

    @Test
    void aStrangerThatIsRefusedLeavesNoTrace() throws Exception {
        start(builder -> builder.template(template("FIX.4.4:BROKER->*")).authenticator(attempt -> LogonDecision.refuse("who are you?")));
        droppedWithoutAnswer("FIX.4.4:STRANGER->BROKER", "who are you?");
        assertEquals(List.of(), engine.sessions());
        assertEquals(List.of(), store.sessions());
    }

    @Test
    void atTheBoundTheLongestIdleSessionMakesRoomAndComesBack() throws Exception {
        start(builder -> builder.template(template("FIX.4.4:BROKER->*")).maxDynamicSessions(2));
        try (var one = peer("FIX.4.4:ONE->BROKER").logon(30)) {
            one.send("35=5");
            one.expect("5");
            one.awaitClose();
        }
        var first = engine.session(SessionID.parse("FIX.4.4:BROKER->ONE"));
        try (var two = peer("FIX.4.4:TWO->BROKER").logon(30)) {
            events.await(e -> e instanceof EngineEvent.Disconnected gone && gone.session().equals(first.id()));
            var three = answered("FIX.4.4:THREE->BROKER");
            assertEquals(
                    List.of("FIX.4.4:BROKER->TWO", "FIX.4.4:BROKER->THREE"), engine.sessions().stream().map(s -> s.id().toString()).toList());
            droppedWithoutAnswer("FIX.4.4:FOUR->BROKER", "MaxDynamicSessions");
            events.await(e -> e instanceof EngineEvent.DynamicSessionsFull full && full.bound() == 2 && full.session().targetCompID().equals("FOUR"));
            three.close();
        }
        assertThrows(StoreFailedException.class, () -> first.setNextNumbers(1, 1), "who holds a session that is gone does not wait for ever");
    }

    @Test
    void aProviderFindsRefusesOrKnowsNothing() throws Exception {
        var asked = new LinkedBlockingQueue<String>();
        start(builder -> builder.sessionProvider(attempt -> {
            asked.add(attempt.session().targetCompID());
            return switch (attempt.session().targetCompID()) {
                case "GOOD" -> new SessionProvider.Answer.Found(SessionSettings.acceptor(attempt.session()), new Executor());
                case "BAD" -> new SessionProvider.Answer.Refused("owes us money");
                case "ODD" -> new SessionProvider.Answer.Found(SessionSettings.acceptor(SessionID.parse("FIX.4.4:A->B")), new Executor());
                case "UGLY" -> throw new IllegalStateException("jdbc:secret");
                default -> new SessionProvider.Answer.Unknown();
            };
        }));
        try (var good = peer("FIX.4.4:GOOD->BROKER").logon(30)) {
            good.send("35=D|11=A|55=AAPL|54=1|60=20261122-10:00:00|38=100|40=2|44=1.5|21=1");
            assertEquals("A", good.expect("8").getString(11));
            droppedWithoutAnswer("FIX.4.4:BAD->BROKER", "owes us money");
            droppedWithoutAnswer("FIX.4.4:ODD->BROKER", "FIX.4.4:A->B was found");
            droppedWithoutAnswer("FIX.4.4:UGLY->BROKER", "the session provider failed");
            droppedWithoutAnswer("FIX.4.4:NEW->BROKER", "names no session that we have: FIX.4.4:BROKER->NEW");
        }
        assertEquals(List.of("GOOD", "BAD", "ODD", "UGLY", "NEW"), List.copyOf(asked));
        assertTrue(!events.toString().contains("jdbc:secret"), events.toString());
    }
}
