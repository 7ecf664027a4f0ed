package fix.transport.tls;

import java.security.cert.CertificateException;

/** A peer's certificate that was not accepted; the message says whose, why, and what to do. The cause stays, since TLS tells the peer by it. */
final class ExplainedCertificateException extends CertificateException {

    private static final long serialVersionUID = 1;

    ExplainedCertificateException(String message, Throwable cause) {
        super(message, cause);
    }
}
