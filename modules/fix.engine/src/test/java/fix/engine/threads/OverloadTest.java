package fix.engine.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.engine.Degradation;
import fix.engine.EngineEvent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OverloadTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long LOOK = SECOND / 4;
    private static final long LATE = 501_000_000L;
    private static final long IN_TIME = 500_000_000L;

    private final LinkedBlockingQueue<EngineEvent> events = new LinkedBlockingQueue<>();
    private final EventDispatcher dispatcher = new EventDispatcher(List.of(events::add));
    private final Turns turns = new Turns(() -> { });
    private final Overload overload = new Overload(dispatcher, new Lateness(), turns, Duration.ofMillis(500));
    private long now;

    @BeforeEach
    void start() {
        dispatcher.start();
    }

    @AfterEach
    void close() throws InterruptedException {
        dispatcher.close();
    }

    /** So many looks, between which each connection sends so much a second. */
    private void looks(int count, long late, Share greedy, long greedyRate, Share modest, long modestRate) {
        for (int i = 0; i < count; i++) {
            now += LOOK;
            greedy.took((int) (greedyRate / 4), now);
            modest.took((int) (modestRate / 4), now);
            overload.look(late, now);
        }
    }

    private EngineEvent.Degraded next() throws InterruptedException {
        return (EngineEvent.Degraded) events.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void itStopsReadingFromTheGreedyFirstThenRefusesLogonsAndTakesItBackInTheReverseOrder() throws Exception {
        var greedy = overload.join();
        var modest = overload.join();
        looks(4, IN_TIME, greedy, 10_000_000, modest, 50_000);
        assertEquals(Overload.NO_LIMIT, overload.rate());

        looks(1, LATE, greedy, 10_000_000, modest, 50_000);
        assertEquals(new EngineEvent.Degraded(Degradation.NONE, Degradation.READING_SLOWED, 501), next());
        assertEquals((10_050_000 / 2) - 50_000, overload.rate(), "half of all, of which the modest one keeps what it has");
        looks(1, LATE, greedy, 10_000_000, modest, 50_000);
        assertTrue(greedy.mayReadAt() > now, "the greedy one waits");
        assertTrue(modest.mayReadAt() <= now, "the modest one does not");
        assertEquals("", overload.refusal(), "nobody is refused yet");

        looks(7, LATE, greedy, 1_000_000, modest, 50_000);
        assertEquals(new EngineEvent.Degraded(Degradation.READING_SLOWED, Degradation.LOGONS_REFUSED, 501), next());
        assertTrue(overload.refusal().contains("OverloadDelay"), overload.refusal());

        looks(7, IN_TIME, greedy, 1_000_000, modest, 50_000);
        assertTrue(overload.refusal().contains("OverloadDelay"), "it has not been in time for long enough");
        looks(1, IN_TIME, greedy, 1_000_000, modest, 50_000);
        assertEquals(new EngineEvent.Degraded(Degradation.LOGONS_REFUSED, Degradation.READING_SLOWED, 500), next());
        assertEquals("", overload.refusal());

        looks(8, IN_TIME, greedy, 10_000, modest, 10_000);
        assertEquals(new EngineEvent.Degraded(Degradation.READING_SLOWED, Degradation.NONE, 500), next());
        assertEquals(Overload.NO_LIMIT, overload.rate());
        assertEquals(0, events.size());
    }

    @Test
    void whoIsHeldBackStaysSoAsLongAsHeWantsMore() {
        var greedy = overload.join();
        var modest = overload.join();
        looks(2, LATE, greedy, 10_000_000, modest, 0);
        long held = overload.rate();
        looks(2, IN_TIME, greedy, 10_000_000, modest, 0);
        assertTrue(overload.rate() > held && overload.rate() != Overload.NO_LIMIT, overload.rate() + " after " + held);
    }

    @Test
    void eachKeepsALeastRateAndPausesForNoLongerThanASecond() {
        var greedy = overload.join();
        var modest = overload.join();
        looks(400, LATE, greedy, 10_000_000, modest, 0);
        assertEquals(Overload.LEAST_RATE, overload.rate());
        greedy.took(1 << 30, now);
        assertTrue(greedy.mayReadAt() <= now + SECOND, "never for longer than a second");
    }

    @Test
    void whatWasSentByOneThatHasLeftMakesNobodySlower() {
        var gone = overload.join();
        var modest = overload.join();
        overload.leave(gone);
        looks(1, LATE, gone, 10_000_000, modest, 10_000);
        assertEquals(Overload.NO_LIMIT, overload.rate());
    }

    @Test
    void whereNobodySendsMuchNobodyIsReadMoreSlowly() throws Exception {
        var one = overload.join();
        var other = overload.join();
        looks(1, LATE, one, 10_000, other, 10_000);
        assertEquals(Degradation.READING_SLOWED, next().now());
        assertEquals(Overload.NO_LIMIT, overload.rate());
    }

    /** Who sends less than the level keeps what he sends, and together they do not pass what they may. */
    @Property
    void theLevelSharesOutWhatThereIs(@ForAll @Size(min = 1, max = 50) List<@LongRange(min = 0, max = 1_000_000_000L) Long> sent, @ForAll @LongRange(min = 0, max = 10_000_000_000L) long together) {
        var rates = sent.stream().mapToLong(Long::longValue).toArray();
        long level = Overload.level(rates, together);
        long taken = Arrays.stream(rates).map(rate -> Math.min(rate, level)).sum();
        assertTrue(taken <= together, taken + " of " + together);
        if (level == Overload.NO_LIMIT) {
            assertEquals(Arrays.stream(rates).sum(), taken);
        } else {
            assertTrue(taken > together - rates.length, "no more than a rounding is left over: " + taken + " of " + together);
        }
    }

    /** All threads on which virtual ones take turns are kept busy: who is due waits, and that is what is measured. */
    @Test
    void latenessIsHowLongAThreadThatIsDueWaitsForItsTurn() throws Exception {
        var lateness = new Lateness();
        var busy = new CountDownLatch(Runtime.getRuntime().availableProcessors());
        var spin = new AtomicBoolean(true);
        for (int i = (int) busy.getCount(); i > 0; i--) {
            Thread.ofVirtual().start(() -> {
                busy.countDown();
                while (spin.get()) {
                    Thread.onSpinWait();
                }
            });
        }
        try {
            busy.await();
            assertEquals(0, lateness.measure());
            assertFalse(new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS));
            assertTrue(lateness.measure() >= 50_000_000L, "it has not had its turn");
        } finally {
            spin.set(false);
        }
    }

    @Test
    void aCommitThatTakesLongIsLatenessTooAndCountsOnce() {
        var lateness = new Lateness();
        lateness.measure();
        lateness.committed(100 * SECOND);
        lateness.committed(SECOND);
        assertTrue(lateness.measure() >= 100 * SECOND);
        assertTrue(lateness.measure() < 100 * SECOND);
    }
}
