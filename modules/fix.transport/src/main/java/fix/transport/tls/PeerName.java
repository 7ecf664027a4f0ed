package fix.transport.tls;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.security.auth.x500.X500Principal;

/**
 * A name that a peer's certificate must bear: {@code DNS:host}, {@code IP:address}, {@code URI:uri} and {@code EMAIL:address} among its alternative names,
 * {@code SHA256:fingerprint} of the whole certificate, or else parts of its subject, as in {@code CN=TRADER,O=Bank}. Immutable.
 *
 * @param text as it was written
 */
public record PeerName(String text) {

    /** Stands for the counterparty's CompID. */
    public static final String COMP_ID = "*";

    private static final int SHA256_HEX = 64;

    /** Says what is wrong with the text. */
    public PeerName {
        if (!isAlternative(text) && !isFingerprint(text)) {
            parts(text.replace(COMP_ID, "X"));
        } else if (isFingerprint(text) && fingerprint(text).length() != SHA256_HEX) {
            throw new IllegalArgumentException("SHA256: wants 64 hexadecimal digits, with or without colons");
        }
    }

    /** The name with the counterparty's CompID in the place of each star. */
    public PeerName of(String compID) {
        // A CompID could hold what separates the parts of a subject.
        boolean plain = compID.chars().allMatch(c -> Character.isLetterOrDigit(c) || "-_. @/:".indexOf(c) >= 0);
        if (text.indexOf(COMP_ID) < 0) {
            return this;
        }
        if (!plain) {
            throw new IllegalArgumentException("CompID '" + compID + "' cannot stand in the name of a certificate");
        }
        return new PeerName(text.replace(COMP_ID, compID));
    }

    /** Whether the certificate bears it. */
    public boolean matches(X509Certificate certificate) {
        if (isFingerprint(text)) {
            return sha256(certificate).equals(fingerprint(text));
        }
        if (isAlternative(text)) {
            boolean host = text.startsWith("DNS:");
            return Subjects.alternatives(certificate).stream().anyMatch(name -> host ? name.equalsIgnoreCase(text) : name.equals(text));
        }
        return parts(certificate.getSubjectX500Principal()).containsAll(parts(text));
    }

    /** What a certificate is for, in words: its subject, and its alternative names. */
    public static String describe(X509Certificate certificate) {
        var alternatives = Subjects.alternatives(certificate);
        return Subjects.of(certificate) + (alternatives.isEmpty() ? "" : " for " + String.join(", ", alternatives));
    }

    private static boolean isAlternative(String text) {
        return text.startsWith("DNS:") || text.startsWith("IP:") || text.startsWith("URI:") || text.startsWith("EMAIL:");
    }

    private static boolean isFingerprint(String text) {
        return text.startsWith("SHA256:");
    }

    private static String fingerprint(String text) {
        return text.substring("SHA256:".length()).replace(":", "").toLowerCase(Locale.ROOT);
    }

    private static String sha256(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException unreadable) {
            return "";
        }
    }

    private static Set<String> parts(String subject) {
        try {
            var parts = parts(new X500Principal(subject));
            if (!parts.isEmpty() && parts.stream().noneMatch(part -> part.endsWith("="))) {
                return parts;
            }
        } catch (IllegalArgumentException malformed) {
            // said below
        }
        throw new IllegalArgumentException("neither DNS:, IP:, URI:, EMAIL: or SHA256: nor parts of a subject as in CN=TRADER,O=Bank");
    }

    /** The parts of the canonical form, in which case and blanks do not count. */
    private static Set<String> parts(X500Principal subject) {
        var parts = new TreeSet<String>();
        var text = subject.getName(X500Principal.CANONICAL);
        int begin = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == ',' && (i == 0 || text.charAt(i - 1) != '\\')) {
                parts.add(text.substring(begin, i));
                begin = i + 1;
            }
        }
        parts.remove("");
        return parts;
    }
}
