package fix.transport.tls;

/** Whose certificates we trust: a peer's certificate must be one of these or lead to one of them. */
public sealed interface TrustSource {

    /** What it is read from. */
    Material material();

    /**
     * The certificates of a key store; keys in it are passed over.
     *
     * @param material the store's bytes
     * @param type {@code PKCS12} or {@code JKS}
     * @param password opens it
     */
    record Store(Material material, String type, Secret password) implements TrustSource {}

    /**
     * Certificates in PEM, any number.
     *
     * @param material their text
     */
    record Pem(Material material) implements TrustSource {}
}
