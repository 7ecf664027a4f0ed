package fix.transport.tls;

import java.util.Map;

/** Says in words what TLS has against a peer, or a peer against us. */
public final class TlsWords {

    private static final int DEEPEST_CAUSE = 16;
    private static final String ALERT = "Received fatal alert: ";

    /** What a peer's alert (RFC 8446, section 6.2) means for us. */
    private static final Map<String, String> ALERTS = Map.ofEntries(
            Map.entry("bad_certificate", "it does not accept our certificate, or we gave none: ask its operator which one it wants"),
            Map.entry("certificate_required", "it wants a certificate of ours and we gave none: give a key store, or certificates and a key in PEM"),
            Map.entry("certificate_expired", "our certificate has expired: renew it"),
            Map.entry("certificate_revoked", "our certificate was revoked: get another one"),
            Map.entry("certificate_unknown", "it does not accept our certificate: is our issuer among its trusted ones, and is the certificate for the name that it called?"),
            Map.entry("unknown_ca", "it does not know who issued our certificate: its operator must trust the issuer, and our file must hold every certificate up to there"),
            Map.entry("unsupported_certificate", "it does not accept our certificate's kind or strength: ask its operator which one it wants"),
            Map.entry("access_denied", "it knows our certificate, and does not let us in"),
            Map.entry("unrecognized_name", "it is not the host whose name we told it: check the host, or the name to tell"),
            Map.entry("protocol_version", "it has none of the versions of TLS that we offer: let it offer TLSv1.2 or TLSv1.3, and check our list of versions"),
            Map.entry("handshake_failure", "it found nothing in common with us: compare the cipher suites, the kind of its certificate (RSA, EC) and whether it wants one of ours"),
            Map.entry("insufficient_security", "it wants stronger cipher suites than ours"),
            Map.entry("decrypt_error", "our signature was wrong for it: do our key and certificate belong together?"),
            Map.entry("no_application_protocol", "it wants another protocol on that port"));

    private TlsWords() {
    }

    /** One line: what failed, and what to do. Nothing of it is secret. */
    public static String of(Throwable failure) {
        Throwable cause = failure;
        String last = "";
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++, cause = cause.getCause()) {
            if (cause instanceof ExplainedCertificateException explained) {
                return String.valueOf(explained.getMessage());
            }
            last = last.isEmpty() ? ofText(String.valueOf(cause.getMessage())) : last;
        }
        return last;
    }

    private static String ofText(String says) {
        int alert = says.indexOf(ALERT);
        if (alert >= 0) {
            var name = says.substring(alert + ALERT.length());
            return "the peer refused (" + name + "): " + ALERTS.getOrDefault(name, "its log says why");
        }
        if (says.endsWith("Received close_notify during handshake")) {
            return "the peer ended it (close_notify); its log says why";
        }
        if (says.endsWith("Empty client certificate chain")) {
            return "the peer gave no certificate, and one is needed: its operator must give it one";
        }
        if (says.endsWith("no cipher suites in common")) {
            return "the peer offers no cipher suite that we accept and have a certificate for: compare the lists of cipher suites, and the kind of our certificate (RSA, EC)";
        }
        if (says.indexOf("No appropriate protocol") >= 0) {
            return "none of our versions of TLS goes with one of our cipher suites: compare the two lists";
        }
        if (says.indexOf("protocol version") >= 0 || says.indexOf("not enabled or supported in") >= 0) {
            return "the peer offers no version of TLS that we accept (" + says + "): let it offer TLSv1.2 or TLSv1.3, and check our list of versions";
        }
        return says;
    }
}
