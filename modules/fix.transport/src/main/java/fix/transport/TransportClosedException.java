package fix.transport;

import java.io.IOException;

/** This side has closed the connection or listener: the expected end of a blocked call, not a fault. */
public final class TransportClosedException extends IOException {

    private static final long serialVersionUID = 1;

    /**
     * Says what is closed.
     *
     * @param what the connection or listener, as its {@code toString} puts it
     */
    public TransportClosedException(String what) {
        super(what + " is closed");
    }
}
