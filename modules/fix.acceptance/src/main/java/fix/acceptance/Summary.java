package fix.acceptance;

import java.time.Duration;
import java.util.List;

/**
 * How a run went.
 *
 * @param results in the order in which the scripts were given
 * @param time from the first script's start to the last one's end, by the real clock
 */
public record Summary(List<ScriptResult> results, Duration time) {
    public Summary {
        results = List.copyOf(results);
    }

    /** True when every script passed. */
    public boolean passed() {
        return results.stream().allMatch(ScriptResult::passed);
    }

    /** The results of the scripts that failed. */
    public List<ScriptResult> failed() {
        return results.stream().filter(result -> !result.passed()).toList();
    }

    /** Warnings and failures in full, then one line of counts. */
    public String inWords() {
        var text = new StringBuilder();
        results.forEach(result -> result.script().warnings().forEach(warning -> text.append("warning: ").append(warning).append('\n')));
        failed().forEach(result -> result.failures().forEach(failure -> text.append(failure.inWords()).append('\n')));
        int failed = failed().size();
        return text.append(String.format("%d scripts, %d passed, %d failed, %.1f s", results.size(), results.size() - failed, failed, time.toMillis() / 1000.0))
                .toString();
    }
}
