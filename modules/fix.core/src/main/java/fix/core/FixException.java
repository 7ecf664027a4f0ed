package fix.core;

/** The root of what Heddle throws: a caller's mistake or a value that is not what was asked for. */
public class FixException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what happened, where, and what to do */
    public FixException(String message) {
        super(message);
    }

    /**
     * @param message what happened, where, and what to do
     * @param cause why
     */
    public FixException(String message, Throwable cause) {
        super(message, cause);
    }
}
