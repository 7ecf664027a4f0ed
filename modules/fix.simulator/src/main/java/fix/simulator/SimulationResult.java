package fix.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a run went.
 *
 * @param seed repeats the run, with the same plan
 * @param violations what was violated, in words; empty when all held
 * @param events how many events happened
 * @param time virtual time that passed
 * @param promised orders of which {@code send} said that they are stored
 * @param frames frames written by both sides
 * @param sentAgain messages sent again on request of the other side
 * @param gapFills gap fills written
 * @param redelivered messages handed to an application more than once, marked
 * @param faults how often each kind of fault happened
 * @param historyHash equal for runs in which the same happened, from the first event on
 * @param history the last entries of the history: seconds, who, what
 */
public record SimulationResult(
        long seed,
        List<String> violations,
        long events,
        Duration time,
        int promised,
        long frames,
        long sentAgain,
        long gapFills,
        long redelivered,
        Map<String, Integer> faults,
        long historyHash,
        List<String> history) {

    /** True when nothing was violated. */
    public boolean isSound() {
        return violations.isEmpty();
    }

    /** The run in words: one line when it is sound, otherwise the seed, what was violated, and the last part of the history. */
    public String report() {
        var summary = "seed %d: %d events in %d s of virtual time, %d orders, %d frames, %d sent again, %d gap fills, %d redelivered, faults %s"
                .formatted(seed, events, time.toSeconds(), promised, frames, sentAgain, gapFills, redelivered, faults);
        return isSound() ? summary : "seed " + seed + " violates: " + String.join("\n  ", violations) + "\n" + summary
                + "\nthe last part of the history:\n" + String.join("\n", history);
    }

    /**
     * This result, when it is sound.
     *
     * @throws SimulationFailedException with the {@link #report}, when it is not
     */
    public SimulationResult requireSound() {
        if (!isSound()) {
            throw new SimulationFailedException(this);
        }
        return this;
    }
}
