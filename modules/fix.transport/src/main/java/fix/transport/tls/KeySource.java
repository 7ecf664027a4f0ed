package fix.transport.tls;

import java.util.List;

/** Where our certificate and its key come from. */
public sealed interface KeySource {

    /** What it is read from. */
    List<Material> materials();

    /**
     * A key store with one certificate and key, or several: the one is used that fits the name that the peer asks for.
     *
     * @param store the store's bytes
     * @param type {@code PKCS12} or {@code JKS}
     * @param password opens the store and its keys
     */
    record Store(Material store, String type, Secret password) implements KeySource {
        @Override
        public List<Material> materials() {
            return List.of(store);
        }
    }

    /**
     * PEM: a certificate with the ones that lead to its issuer, and the key in PKCS#8.
     *
     * @param certificates the certificate first, then its issuers'
     * @param key the key, which may be in the same file
     * @param password opens the key if it is encrypted
     */
    record Pem(Material certificates, Material key, Secret password) implements KeySource {
        @Override
        public List<Material> materials() {
            return certificates.equals(key) ? List.of(key) : List.of(certificates, key);
        }
    }
}
