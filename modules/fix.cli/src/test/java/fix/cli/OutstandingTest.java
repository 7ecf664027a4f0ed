package fix.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which orders have an answer. */
@Timeout(30)
class OutstandingTest {
    private final Outstanding outstanding = new Outstanding(2);

    private void send(String clOrdID, long number) throws InterruptedException {
        outstanding.sending(clOrdID);
        outstanding.sent(clOrdID, number);
    }

    @Test
    void anAnswerCountsOnceWhetherItNamesTheOrderOrItsNumber() throws Exception {
        send("A", 2);
        send("B", 3);
        outstanding.answered("A");
        outstanding.answered("A");
        assertFalse(outstanding.awaitNone(1));
        outstanding.answered(3);
        outstanding.answered(3);
        assertTrue(outstanding.awaitNone(1));
        assertEquals("2 sent, 2 answered", outstanding.inWords());
    }

    @Test
    void anAnswerMayComeBeforeSendReturns() throws Exception {
        outstanding.sending("A");
        outstanding.sending("B");
        outstanding.answered("A");
        outstanding.answered(3);
        outstanding.sent("A", 2);
        outstanding.sent("B", 3);
        assertTrue(outstanding.awaitNone(1));
        assertEquals("2 sent, 2 answered", outstanding.inWords());
    }

    @Test
    void aStrangersAnswerCountsForNobody() throws Exception {
        send("A", 2);
        outstanding.answered("other");
        outstanding.answered(7);
        assertFalse(outstanding.awaitNone(1));
        assertEquals("1 sent, 0 answered", outstanding.inWords());
    }

    @Test
    void whatWasNotSentIsNotWaitedFor() throws Exception {
        outstanding.sending("A");
        outstanding.notSent("A");
        assertTrue(outstanding.awaitNone(1));
        assertEquals("0 sent, 0 answered", outstanding.inWords());
    }

    @Test
    void whoSendsWaitsForRoom() throws Exception {
        send("A", 2);
        send("A", 3);
        var third = new CountDownLatch(1);
        var sender = Thread.ofVirtual().start(() -> {
            try {
                outstanding.sending("B");
                third.countDown();
            } catch (InterruptedException nobodyShould) {
                throw new AssertionError(nobodyShould);
            }
        });
        while (sender.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertEquals(1, third.getCount());
        outstanding.answered("A");
        third.await();
        assertFalse(outstanding.awaitNone(1));
    }
}
