/**
 * Certificates, keys and trust: what TLS needs before the first byte. {@link fix.transport.tls.TlsSettings} says what is wanted,
 * {@link fix.transport.tls.TlsContext} is what was loaded, and loads anew.
 *
 * <p><b>Threads.</b> Everything here is immutable but {@link fix.transport.tls.TlsContext}, which any number of threads may use.
 *
 * <p><b>Secrets.</b> A password is a {@link fix.transport.tls.Secret}: it and the bytes of keys appear in no text and no exception.
 */
package fix.transport.tls;
