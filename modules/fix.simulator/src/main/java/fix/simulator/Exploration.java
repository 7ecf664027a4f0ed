package fix.simulator;

import java.util.Optional;

/**
 * What came of trying all runs up to a depth.
 *
 * @param paths how many runs there were
 * @param states how many states they came through
 * @param met how many runs ended early, in a state that was met before
 * @param complete all runs up to the depth were tried; otherwise the bound was reached, or a rule broken
 * @param failed the first run that broke a rule: none that breaks one departs from the ordinary run in fewer places
 */
public record Exploration(long paths, long states, long met, boolean complete, Optional<Shrunk> failed) {
    /** One line, and the failed run when there is one. */
    public String report() {
        var summary = "%d paths, %d states; %d paths met a known state".formatted(paths, states, met);
        return failed.map(run -> "a rule is broken after " + summary + "\n" + run.report())
                .orElse(summary + (complete ? "; complete" : "; stopped at the bound"));
    }
}
