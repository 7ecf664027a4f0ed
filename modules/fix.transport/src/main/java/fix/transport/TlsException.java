package fix.transport;

import java.io.IOException;

/** A TLS handshake failed, or the peer broke TLS's rules later. The message is one line that says what failed and what to do; it holds no secret. */
public final class TlsException extends IOException {

    private static final long serialVersionUID = 1;

    /**
     * Says what failed.
     *
     * @param message one line
     * @param cause what the JDK said
     */
    public TlsException(String message, Throwable cause) {
        super(message, cause);
    }

    TlsException(String message) {
        super(message);
    }
}
