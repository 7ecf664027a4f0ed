/** Keys of Tink, and how they are locked. Everything here is immutable and safe for use by many threads; deriving a key from a passphrase takes some tenths of a second. */
package fix.crypto.tink;
