/**
 * Sealed values: {@code ENC(...)} in a configuration is a secret that only the right keys open, and only in the setting that it was sealed for.
 *
 * <p>Everything here is immutable and safe for use by many threads; {@link fix.crypto.KeysetFile} reads and writes files. No {@code toString} and no
 * exception shows a secret, a key or a passphrase.
 */
package fix.crypto;
