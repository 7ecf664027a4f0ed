package fix.transport.tls;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;

/** A key and the certificates that vouch for it, its own first. Its text shows the certificate's subject alone. */
record Identity(PrivateKey key, List<X509Certificate> chain) {

    X509Certificate certificate() {
        return chain.getFirst();
    }

    /** Signs and verifies: a key that belongs to another certificate shows here, and not with the first peer. */
    static Identity of(PrivateKey key, List<X509Certificate> chain, String where) throws CertificateProblemException {
        var certificate = chain.getFirst();
        try {
            var signature = Signature.getInstance(algorithm(key.getAlgorithm()));
            signature.initSign(key);
            signature.update((byte) 1);
            var signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update((byte) 1);
            if (signature.verify(signed)) {
                return new Identity(key, List.copyOf(chain));
            }
        } catch (GeneralSecurityException | IllegalArgumentException different) {
            // another kind of key than the certificate's
        }
        throw new CertificateProblemException(where + ": the key is not that of the certificate " + Subjects.of(certificate)
                + ": give the certificate's own key, and its certificate before those of its issuers");
    }

    private static String algorithm(String key) {
        return switch (key) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            case "EdDSA", "Ed25519", "Ed448" -> "EdDSA";
            default -> throw new IllegalArgumentException(key);
        };
    }

    @Override
    public String toString() {
        return Subjects.of(certificate());
    }
}
