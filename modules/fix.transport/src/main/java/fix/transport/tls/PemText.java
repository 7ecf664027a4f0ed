package fix.transport.tls;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The blocks of a text in PEM (RFC 7468): certificates, and keys in PKCS#8. What stands between the blocks is passed over. */
final class PemText {

    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";
    private static final int MOST_BLOCKS = 10_000;

    private record Block(String label, byte[] der) {}

    private final String name;
    private final List<Block> blocks = new ArrayList<>();

    private PemText(String name) {
        this.name = name;
    }

    static PemText read(Material material) throws CertificateProblemException {
        var text = new PemText(material.name());
        text.parse(new String(material.read(), StandardCharsets.ISO_8859_1));
        return text;
    }

    private void parse(String text) throws CertificateProblemException {
        for (int begin = text.indexOf(BEGIN); begin >= 0; begin = text.indexOf(BEGIN, begin)) {
            int labelEnd = text.indexOf(DASHES, begin + BEGIN.length());
            if (labelEnd < 0 || blocks.size() == MOST_BLOCKS) {
                throw problem(labelEnd < 0 ? "a line BEGIN without its dashes" : "more than " + MOST_BLOCKS + " blocks");
            }
            var label = text.substring(begin + BEGIN.length(), labelEnd);
            int end = text.indexOf(END + label + DASHES, labelEnd);
            if (end < 0) {
                throw problem("BEGIN " + shown(label) + " has no END: the file is cut off, or is still being written");
            }
            blocks.add(new Block(label, decoded(text.substring(labelEnd + DASHES.length(), end), label)));
            begin = end;
        }
    }

    private byte[] decoded(String body, String label) throws CertificateProblemException {
        try {
            if (body.indexOf("Proc-Type") < 0) {
                return Base64.getMimeDecoder().decode(body);
            }
        } catch (IllegalArgumentException broken) {
            throw problem("what stands in " + shown(label) + " is not base 64");
        }
        return new byte[0]; // OpenSSL's old way to encrypt; the label says the rest
    }

    /** Every certificate, in the text's order; at least one. */
    List<X509Certificate> certificates() throws CertificateProblemException {
        var certificates = new ArrayList<X509Certificate>();
        for (var block : blocks) {
            if (block.label.equals("CERTIFICATE") || block.label.equals("X509 CERTIFICATE") || block.label.equals("TRUSTED CERTIFICATE")) {
                certificates.add(certificate(block));
            }
        }
        if (certificates.isEmpty()) {
            throw problem("there is no certificate in it; a line BEGIN CERTIFICATE is wanted, and there " + found());
        }
        return certificates;
    }

    private X509Certificate certificate(Block block) throws CertificateProblemException {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(block.der));
        } catch (CertificateException broken) {
            throw problem("a certificate in it is damaged");
        }
    }

    /** The one key. */
    PrivateKey key(Secret password) throws CertificateProblemException {
        var keys = blocks.stream().filter(block -> block.label.endsWith("PRIVATE KEY")).toList();
        if (keys.size() != 1) {
            throw problem((keys.isEmpty() ? "there is no key in it" : "there are several keys in it") + "; one BEGIN PRIVATE KEY is wanted, and there " + found());
        }
        var key = keys.getFirst();
        try {
            return switch (key.label) {
                case "PRIVATE KEY" -> Pkcs8.key(key.der);
                case "ENCRYPTED PRIVATE KEY" -> encrypted(key, password);
                default -> throw problem("the key is in the form " + shown(key.label) + "; PKCS#8 is wanted: openssl pkcs8 -topk8 -in KEY -out NEW");
            };
        } catch (GeneralSecurityException unusable) {
            throw problem("the key is damaged, or of a kind that is not known; RSA, EC and EdDSA are");
        }
    }

    private PrivateKey encrypted(Block key, Secret password) throws CertificateProblemException, GeneralSecurityException {
        if (password.isEmpty()) {
            throw problem("the key is encrypted: give its password");
        }
        byte[] plain;
        try {
            plain = Pkcs8.decrypt(key.der, password);
        } catch (GeneralSecurityException wrong) {
            throw problem("the key cannot be decrypted: the password is wrong, or the file is damaged");
        }
        return Pkcs8.key(plain);
    }

    private String found() {
        return blocks.isEmpty() ? "is nothing in PEM (for PKCS#12 there are settings of its own)" : "is " + String.join(", ", blocks.stream().map(block -> shown(block.label)).toList());
    }

    private static String shown(String label) {
        boolean plain = label.length() <= 40 && label.chars().allMatch(c -> c >= ' ' && c <= 'Z');
        return plain ? label : "something unknown";
    }

    private CertificateProblemException problem(String what) {
        return new CertificateProblemException(name + ": " + what);
    }
}
