package fix.engine.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BackoffTest {

    /** True for a Logon, false for a failure. */
    @Property
    void theWaitStaysWithinItsBoundsForAnySequenceOfOutcomes(
            @ForAll @LongRange(min = 1, max = 86_400_000) long first, @ForAll @LongRange(min = 0, max = 86_400_000) long more, @ForAll @Size(max = 100) List<Boolean> outcomes, @ForAll long seed) {
        long most = Math.min(86_400_000, first + more);
        var backoff = new Backoff(Duration.ofMillis(first), Duration.ofMillis(most), List.of(), new Random(seed));
        int failures = 0;
        for (var success : outcomes) {
            if (success) {
                backoff.succeeded();
                failures = 0;
            }
            long wait = backoff.next();
            double doubled = Math.min(most * 1e6, first * 1e6 * Math.pow(2, Math.min(30, failures)));
            assertTrue(wait >= doubled * 0.75 - 1 && wait <= Math.min(most * 1e6, doubled * 1.25) + 1, wait + " ns after " + failures + " failures");
            failures++;
        }
    }

    @Property
    void theStepsAreTakenOneAfterTheOtherForAnySequenceOfOutcomes(
            @ForAll @Size(min = 2, max = 20) List<@IntRange(min = 1, max = 86_400_000) Integer> steps, @ForAll @Size(max = 100) List<Boolean> outcomes, @ForAll long seed) {
        var waits = steps.stream().map(Duration::ofMillis).toList();
        var backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), waits, new Random(seed));
        int failures = 0;
        for (var success : outcomes) {
            if (success) {
                backoff.succeeded();
                failures = 0;
            }
            long step = waits.get(Math.min(failures++, waits.size() - 1)).toNanos();
            long wait = backoff.next();
            assertTrue(wait >= step * 0.75 - 1 && wait <= step, wait + " ns of a step of " + step);
        }
    }

    @Test
    void clientsDoNotComeBackInStep() {
        var random = new Random(7);
        var waits = java.util.stream.Stream.generate(() -> new Backoff(Duration.ofSeconds(10), Duration.ofSeconds(60), List.of(), random).next()).limit(100).distinct().count();
        assertEquals(100, waits);
        var steps = List.of(Duration.ofSeconds(10), Duration.ofSeconds(60));
        assertEquals(100, java.util.stream.Stream.generate(() -> new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1), steps, random).next()).limit(100).distinct().count());
    }
}
