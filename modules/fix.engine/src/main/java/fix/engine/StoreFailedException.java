package fix.engine;

import fix.core.FixException;

/** The store failed before a message was known to be stored. The session has stopped until its store can be read again; what was not stored was not sent. */
public final class StoreFailedException extends FixException {
    private static final long serialVersionUID = 1L;

    /** @param message what failed, in words */
    public StoreFailedException(String message) {
        super(message);
    }
}
