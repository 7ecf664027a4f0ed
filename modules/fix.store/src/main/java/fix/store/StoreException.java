package fix.store;

/**
 * A store could not do what it was asked. The message says what happened, where (session, numbers, file) and what to do, and never holds
 * bytes of a message.
 *
 * <p>Checked on purpose: a store that fails must stop its session, so the compiler asks every caller what it does then.
 */
public class StoreException extends Exception {
    private static final long serialVersionUID = 1;

    /** With words that say what happened, where and what to do. */
    public StoreException(String message) {
        super(message);
    }

    /** The same, and why. */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
