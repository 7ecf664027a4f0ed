package interop;

import org.opentest4j.TestAbortedException;

/** Ends a scenario that a peer cannot take part in; the matrix says so, and why. */
final class NotApplicable extends TestAbortedException {
    private static final long serialVersionUID = 1L;

    private NotApplicable(String reason) {
        super(reason);
    }

    static void when(boolean condition, String reason) {
        if (condition) {
            throw new NotApplicable(reason);
        }
    }

    static void unless(boolean condition, String reason) {
        when(!condition, reason);
    }
}
