/** What a kind of keys implements to be found: {@link fix.crypto.spi.CryptoProvider}. A stateless factory, safe for use by many threads. */
package fix.crypto.spi;
