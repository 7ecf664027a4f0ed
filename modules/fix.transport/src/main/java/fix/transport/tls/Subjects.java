package fix.transport.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Certificates as people know them. */
final class Subjects {

    private static final int EMAIL = 1;
    static final int DNS = 2;
    private static final int URI = 6;
    private static final int IP = 7;

    private Subjects() {
    }

    /** {@code 'CN=TRADER, O=Bank'}. */
    static String of(X509Certificate certificate) {
        var name = certificate.getSubjectX500Principal().toString();
        return name.isEmpty() ? "without a subject, for " + String.join(", ", alternatives(certificate)) : "'" + name + "'";
    }

    static String issuer(X509Certificate certificate) {
        return "'" + certificate.getIssuerX500Principal() + "'";
    }

    /** The names that it is for beside its subject: {@code DNS:a.example}, {@code IP:::1}, {@code URI:…}, {@code EMAIL:…}. */
    static List<String> alternatives(X509Certificate certificate) {
        var names = new ArrayList<String>();
        try {
            var all = certificate.getSubjectAlternativeNames();
            if (all != null) {
                for (var entry : all) {
                    var kind = prefix((Integer) entry.getFirst());
                    if (!kind.isEmpty()) {
                        names.add(kind + entry.get(1));
                    }
                }
            }
        } catch (CertificateParsingException unreadable) {
            // then it has none that could be compared
        }
        return names;
    }

    private static String prefix(int type) {
        return switch (type) {
            case EMAIL -> "EMAIL:";
            case DNS -> "DNS:";
            case URI -> "URI:";
            case IP -> "IP:";
            default -> "";
        };
    }
}
