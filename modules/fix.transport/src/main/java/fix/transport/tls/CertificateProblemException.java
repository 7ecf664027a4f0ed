package fix.transport.tls;

import java.io.IOException;

/** Certificates, a key or what is wanted of TLS cannot be used. The message is one line that says what, where and what to do, and holds no secret. */
public final class CertificateProblemException extends IOException {

    private static final long serialVersionUID = 1;

    /**
     * Says what is wrong.
     *
     * @param message one line
     */
    public CertificateProblemException(String message) {
        super(message);
    }
}
