package fix.transport;

import java.io.IOException;

/** A connection did not come about. The message is one line that says where to and why. */
public final class DialException extends IOException {

    private static final long serialVersionUID = 1;

    /**
     * Says where to and why not.
     *
     * @param message one line
     * @param cause what the operating system said
     */
    public DialException(String message, IOException cause) {
        super(message, cause);
    }
}
