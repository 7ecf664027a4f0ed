/** Sealed values with Tink: AES-GCM with 256 bits, the keys under a passphrase or wrapped by any Tink {@code Aead}. */
module fix.crypto.tink {
    requires transitive fix.crypto;
    requires transitive com.google.crypto.tink;
    requires com.google.gson;

    exports fix.crypto.tink;

    provides fix.crypto.spi.CryptoProvider with fix.crypto.tink.TinkProvider;
}
