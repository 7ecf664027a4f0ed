package fix.transport.tls;

import java.net.Socket;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Judges a peer's certificates as the JDK does, and says in words what it has against them. */
@SuppressWarnings({"NullAway", "JavaUtilDate"}) // causes may be null; certificates have such dates
final class ExplainingTrustManager extends X509ExtendedTrustManager {

    private static final int DEEPEST_CAUSE = 16;

    private final X509ExtendedTrustManager judge;

    ExplainingTrustManager(X509ExtendedTrustManager judge) {
        this.judge = judge;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        judged(chain, "", () -> judge.checkClientTrusted(chain, authType, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        judged(chain, engine.getPeerHost(), () -> judge.checkServerTrusted(chain, authType, engine));
    }

    private interface Check {
        void run() throws CertificateException;
    }

    private static void judged(X509Certificate[] chain, String host, Check check) throws CertificateException {
        try {
            check.run();
        } catch (CertificateException refused) {
            var words = expiry(chain);
            throw new ExplainedCertificateException(words.isEmpty() ? words(chain, host, refused) : words, cause(refused));
        }
        // The JDK takes a certificate that is itself among the trusted as it is, an expired one too.
        var words = expiry(new X509Certificate[] {chain[0]});
        if (!words.isEmpty()) {
            var reason = chain[0].getNotAfter().toInstant().isBefore(Instant.now()) ? BasicReason.EXPIRED : BasicReason.NOT_YET_VALID;
            throw new ExplainedCertificateException(words, new CertPathValidatorException(words, null, null, -1, reason));
        }
    }

    /** TLS looks for the reason in the direct cause. */
    private static Throwable cause(CertificateException refused) {
        return refused.getCause() == null ? refused : refused.getCause();
    }

    private static String expiry(X509Certificate[] chain) {
        var now = Instant.now();
        for (var certificate : chain) {
            var whose = certificate.equals(chain[0]) ? "the peer's certificate " : "a certificate that vouches for the peer's, ";
            if (certificate.getNotAfter().toInstant().isBefore(now)) {
                return whose + Subjects.of(certificate) + " expired on " + day(certificate.getNotAfter().toInstant()) + ": its holder must renew it";
            }
            if (certificate.getNotBefore().toInstant().isAfter(now)) {
                return whose + Subjects.of(certificate) + " is not valid before " + day(certificate.getNotBefore().toInstant()) + ": check this machine's clock, or wait";
            }
        }
        return "";
    }

    private static String words(X509Certificate[] chain, String host, CertificateException refused) {
        var peer = "the peer's certificate " + Subjects.of(chain[0]);
        var says = String.valueOf(refused.getMessage());
        if (says.startsWith("No subject alternative") || says.startsWith("No name matching")) {
            var names = Subjects.alternatives(chain[0]);
            return peer + " is for " + (names.isEmpty() ? "no host at all" : String.join(", ", names)) + ", and not for " + host
                    + ": call it by a name that it is for, or turn the check of the host off if it is right all the same";
        }
        Throwable cause = refused;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++, cause = cause.getCause()) {
            if (cause instanceof CertPathBuilderException) {
                return peer + " is not trusted: neither it nor its issuer " + Subjects.issuer(chain[chain.length - 1])
                        + " is among the trusted certificates: add the issuer's if you trust it, and let the peer send every certificate up to there";
            }
            if (cause instanceof CertPathValidatorException invalid && invalid.getReason() == BasicReason.ALGORITHM_CONSTRAINED) {
                return peer + " uses an algorithm or a key that is too weak (" + says + "): its holder must renew it";
            }
            if (cause instanceof CertPathValidatorException invalid && invalid.getReason() == BasicReason.INVALID_SIGNATURE) {
                return peer + " has a signature that is not its issuer's " + Subjects.issuer(chain[0]) + ": somebody forged it, or a newer issuer's certificate is missing among the trusted";
            }
        }
        return peer + " is not accepted: " + says;
    }

    private static String day(Instant date) {
        return DateTimeFormatter.ISO_LOCAL_DATE.format(date.atOffset(ZoneOffset.UTC));
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return judge.getAcceptedIssuers();
    }

    // ---- for sockets, which are not used

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        judge.checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        judge.checkServerTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        judge.checkClientTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        judge.checkServerTrusted(chain, authType);
    }
}
