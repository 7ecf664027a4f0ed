/**
 * Secrets: sealed values, the file of the keys that open them, and the SPI of what seals.
 *
 * @uses fix.crypto.spi.CryptoProvider the kinds of keys
 */
module fix.crypto {
    exports fix.crypto;
    exports fix.crypto.spi;

    uses fix.crypto.spi.CryptoProvider;
}
