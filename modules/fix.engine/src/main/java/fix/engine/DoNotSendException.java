package fix.engine;

import fix.core.FixException;

/** Thrown by {@link Application#toApp}: this message is not to be sent. It takes no number. */
public final class DoNotSendException extends FixException {
    private static final long serialVersionUID = 1L;

    /** @param message why, in words */
    public DoNotSendException(String message) {
        super(message);
    }
}
