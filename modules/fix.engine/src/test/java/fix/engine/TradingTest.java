package fix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Two engines trade over loopback. */
class TradingTest {
    @Test
    void everyOrderIsFilledInOrder() throws Exception {
        var trader = new Trader();
        try (var engines = new TwoEngines().accept(new Executor(), UnaryOperator.identity())
                .initiate(trader, UnaryOperator.identity()).loggedOn()) {
            for (int i = 1; i <= 100; i++) {
                assertEquals(i + 1, engines.trader().send(Trader.order("C" + i)));
            }
            for (int i = 1; i <= 100; i++) {
                assertEquals("C" + i, trader.next().getString(11));
            }
            assertTrue(engines.initiator.close(Duration.ofSeconds(5)).graceful(), engines.initiatorEvents.toString());
        }
    }

    @Test
    void aCutLineRecoversByItselfAndEveryOrderIsAnsweredOnce() throws Exception {
        var trader = new Trader();
        try (var engines = new TwoEngines().accept(new Executor(), UnaryOperator.identity())
                .initiate(trader, UnaryOperator.identity()).loggedOn()) {
            int sent = 0;
            for (int round = 0; round < 5; round++) {
                for (int i = 0; i < 50; i++) {
                    engines.trader().send(Trader.order("C" + ++sent));
                }
                engines.acceptor.close();
                engines.accept(new Executor(), UnaryOperator.identity());
                engines.loggedOnAgain();
            }
            var answered = new HashSet<String>();
            for (int i = 0; i < sent; i++) {
                assertTrue(answered.add(trader.next().getString(11)));
            }
            assertEquals(sent, answered.size());
        }
    }
}
