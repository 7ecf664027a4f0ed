package fix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.session.Numbers;
import fix.session.SessionStatus;
import java.time.Duration;
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
