package fix.engine;

import fix.core.FixException;

/** Thrown by {@link Application#fromAdmin}: this Logon is refused. */
public final class LogonRefusedException extends FixException {
    private static final long serialVersionUID = 1L;

    /** @param message Text(58) of the Logout that refuses it */
    public LogonRefusedException(String message) {
        super(message);
    }
}
