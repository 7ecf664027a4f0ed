package fix.acceptance;

import java.io.Serial;
import java.util.List;

/** A step that did not go as the script says: what it asked for, what came, and the difference. Ends the script. */
final class StepFailedException extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    private final String expected;
    private final String received;
    private final transient List<String> differences;

    StepFailedException(String expected, String received, List<String> differences) {
        super(expected);
        this.expected = expected;
        this.received = received;
        this.differences = differences;
    }

    Failure at(Script script, int line, List<String> transcript) {
        return new Failure(script.file(), line, expected, received, differences, transcript);
    }
}
