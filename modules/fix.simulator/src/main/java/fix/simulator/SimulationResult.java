package fix.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a run went.
 *
 * @param seed repeats the run, with the same plan
 * @param swarm which kinds of fault and which settings could occur in it
 * @param violations what was violated; empty when all held
 * @param events how many events happened
 * @param time virtual time that passed
 * @param promised orders of which sending said that they are stored
 * @param frames frames written by both sides
 * @param sentAgain messages sent again on request of the other side
 * @param gapFills gap fills written
 * @param redelivered messages handed to an application more than once, marked
 * @param faults how often each kind of fault happened
 * @param choices what was not ordinary in it, for {@link Simulation#repeat}; of a run from a seed only when it was shrunk
 * @param historyHash equal for runs in which the same happened, from the first event on
 * @param history the last entries of the history: seconds, who, what
 */
public record SimulationResult(
        long seed,
        String swarm,
        List<Violation> violations,
        long events,
        Duration time,
        int promised,
        long frames,
        long sentAgain,
        long gapFills,
        long redelivered,
        Map<String, Integer> faults,
        String choices,
        long historyHash,
        List<String> history) {

    /** True when nothing was violated. */
    public boolean isSound() {
        return violations.isEmpty();
    }

    /** The run in words: one line when it is sound, otherwise the seed, the commit, what was violated, and the last part of the history. */
    public String report() {
        var summary = "%d events in %d s of virtual time, %d orders, %d frames, %d sent again, %d gap fills, %d redelivered; happened: %s"
                .formatted(events, time.toSeconds(), promised, frames, sentAgain, gapFills, redelivered, faults);
        if (isSound()) {
            return "seed " + seed + ": " + summary;
        }
        var text = new StringBuilder("seed " + seed + " violates, with commit " + Commit.ID + ":\n");
        violations.forEach(violation -> text.append("  ").append(violation).append('\n'));
        text.append("could occur: ").append(swarm).append('\n').append(summary).append('\n');
        if (!choices.isEmpty()) {
            text.append("choices: ").append(choices).append('\n');
        }
        return text.append("the last part of the history:\n").append(String.join("\n", history)).toString();
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
