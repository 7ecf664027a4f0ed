package fix.acceptance;

import java.io.Serial;

/** A command of the control port that cannot be understood or carried out; the message is the reason that is answered. */
public final class ControlException extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    /** With the reason, in words. */
    public ControlException(String reason) {
        super(reason);
    }
}
