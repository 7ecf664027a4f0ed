package fix.acceptance;

import java.time.Duration;
import java.util.List;

/**
 * How one script went.
 *
 * @param time how long it took by the {@link Line}'s clock
 * @param failures none if it passed, otherwise the first
 */
public record ScriptResult(Script script, Duration time, List<Failure> failures) {
    public ScriptResult {
        failures = List.copyOf(failures);
    }

    /** True when the script was played to its end and nothing differed. */
    public boolean passed() {
        return failures.isEmpty();
    }

    /** One line: the verdict, the file, the seconds. */
    public String inWords() {
        return String.format("%s %s (%.1f s)", passed() ? "passed" : "FAILED", script.file(), time.toMillis() / 1000.0);
    }
}
