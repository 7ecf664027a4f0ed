package fix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.session.Numbers;
import fix.session.SessionStatus;
import fix.store.Direction;
import fix.store.MessageStore;
import fix.store.StoreOp;
import fix.store.StoredMessage;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sequence numbers that are set by hand. */
@Timeout(60)
class SetNumbersTest {
    @Test
    void theyAreStoredWhenTheCallReturns() {
        try (var engines = new TwoEngines().accept(new Executor(), UnaryOperator.identity())) {
            engines.broker().setNextNumbers(50, 60);
            engines.acceptor.close();
            engines.accept(new Executor(), UnaryOperator.identity());

            assertEquals(new Numbers(2, 50, 60), engines.broker().numbers());
            assertThrows(IllegalArgumentException.class, () -> engines.broker().setNextNumbers(50, 0));
            assertEquals(new Numbers(2, 50, 60), engines.broker().numbers());
        }
    }

    @Test
    void anEventSaysWhoChangedWhatAndWhy() throws Exception {
        try (var engines = new TwoEngines().accept(new Executor(), UnaryOperator.identity())
                .initiate(new Trader(), UnaryOperator.identity()).loggedOn()) {
            var alice = new Operator("alice", "the venue\nhas reset");
            engines.broker().logout("", alice);
            assertTrue(engines.broker().await(Set.of(SessionStatus.DISCONNECTED), Duration.ofSeconds(10)));
            engines.broker().setNextNumbers(50, 60);
            engines.broker().reset(alice);

            engines.acceptorEvents.await(e -> e instanceof EngineEvent.Operated o
                    && o.text().equals("logged out by alice, because \"the venue?has reset\""));
            engines.acceptorEvents.await(e -> e instanceof EngineEvent.Operated o && o.operator().equals(Operator.PROGRAM) && o.after().nextInbound() == 60);
            engines.acceptorEvents.await(e -> e instanceof EngineEvent.Operated o && o.text().equals(
                    "numbers reset by alice, because \"the venue?has reset\": next outbound 50 -> 1, next inbound 60 -> 1"));
        }
    }

    @Test
    void aSessionThatIsLoggedOnIsResetWithoutLeavingIt() throws Exception {
        var trader = new Trader();
        try (var engines = new TwoEngines().accept(new Executor(), UnaryOperator.identity())
                .initiate(trader, UnaryOperator.identity()).loggedOn()) {
            for (var session : Set.of(engines.trader(), engines.broker())) {
                engines.trader().send(Trader.order("BEFORE"));
                trader.next();
                session.reset();
                engines.loggedOnAgain();
                assertEquals(2, engines.trader().send(Trader.order("AFTER")));
                assertEquals("AFTER", trader.next().getString(11));
            }
            assertEquals(1, engines.acceptorEvents.toString().split("LoggedOn\\[", -1).length - 1, "it was never logged out");
        }
    }

    @Test
    void bothSidesGoOnFromNumbersThatTheyAgreedOn() throws Exception {
        var trader = new Trader();
        try (var engines = new TwoEngines().accept(new Executor(), UnaryOperator.identity())
                .initiate(trader, UnaryOperator.identity()).loggedOn()) {
            engines.trader().logout("");
            for (var session : Set.of(engines.trader(), engines.broker())) {
                assertTrue(session.await(Set.of(SessionStatus.DISCONNECTED), Duration.ofSeconds(10)), session::toString);
            }
            engines.trader().setNextNumbers(700, 900);
            engines.broker().setNextNumbers(900, 700);
            engines.trader().logon();
            engines.loggedOn();

            assertEquals(701, engines.trader().send(Trader.order("C1")));
            assertEquals(901, trader.next().msgSeqNum());
        }
    }

    @Test
    void withResetOnDisconnectAProcessThatDiedStartsAnewAndOneWhoseNumbersWereSetByHandDoesNot() throws Exception {
        UnaryOperator<SessionSettings> anew = settings -> settings.withConfig(settings.config().toBuilder().resetOnDisconnect(true).build());
        var disk = MessageStore.inMemory();
        try (var engines = new TwoEngines(disk, MessageStore.inMemory())) {
            try (var session = disk.open(TwoEngines.ACCEPTOR)) {
                var sent = new StoredMessage(1, Direction.OUTBOUND, 1, false, 1, Message.parse("8=FIX.4.4|35=D|34=1|49=BROKER|56=TRADER|52=20260101-00:00:00|11=C1|").toBytes());
                session.write(List.of(new StoreOp.Append(sent)));
            }
            engines.accept(new Executor(), anew);
            assertEquals(new Numbers(2, 1, 1), engines.broker().numbers());
            engines.broker().setNextNumbers(50, 60);
            engines.acceptor.close();
            engines.accept(new Executor(), anew);
            assertEquals(new Numbers(3, 50, 60), engines.broker().numbers());
        }
    }

    @Test
    void aCallbackMaySetThemAndThePeerRecoversTheGap() throws Exception {
        var trader = new Trader();
        var jumping = new Executor() {
            @Override
            public void fromApp(Message message, Session session) {
                session.setNextNumbers(500, session.numbers().nextInbound());
                super.fromApp(message, session);
            }
        };
        try (var engines = new TwoEngines().accept(jumping, UnaryOperator.identity())
                .initiate(trader, UnaryOperator.identity()).loggedOn()) {
            engines.trader().send(Trader.order("C1"));

            assertEquals(500, trader.next().msgSeqNum());
        }
    }
}
