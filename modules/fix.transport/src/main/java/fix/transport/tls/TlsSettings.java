package fix.transport.tls;

import java.util.List;

/**
 * What is wanted of TLS, on either side. Immutable; equal when all is. Its text shows no secret.
 *
 * @param keys our certificates with their keys; a listener needs one at least, and uses the one that fits the name that a client asks for, or else the first
 * @param trust whose certificates we accept; empty for the JDK's own list of authorities, which is for dialers alone
 * @param clientAuth whether a listener asks for its clients' certificates
 * @param protocols the versions that may be agreed on, of {@link #PROTOCOLS}
 * @param cipherSuites the suites that may be agreed on, the preferred first, under their names in the JDK
 * @param hostCheck how a dialer compares the listener's certificate with the host that it called
 * @param sendServerName whether a dialer tells which host it calls (SNI, RFC 6066); an address is never told
 * @param serverName the name to tell instead, and to accept in the certificate too; empty for the host that is called
 */
public record TlsSettings(List<KeySource> keys, List<TrustSource> trust, ClientAuth clientAuth, List<String> protocols, List<String> cipherSuites, HostCheck hostCheck,
        boolean sendServerName, String serverName) {

    /** The versions that there are, the best first. Older ones are broken, and not offered. */
    public static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    /** Authenticated encryption and forward secrecy, the preferred first. */
    public static final List<String> CIPHER_SUITES = List.of(
            "TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256", "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    /** No key, the JDK's authorities, the best policy, the host's name verified and told. */
    public static final TlsSettings DEFAULT = new TlsSettings(List.of(), List.of(), ClientAuth.NONE, PROTOCOLS, CIPHER_SUITES, HostCheck.HTTPS, true, "");

    /** How a listener's certificate is compared with the host that was called. */
    public enum HostCheck {
        /** As RFC 2818 says: a name or address among the certificate's alternative names. */
        HTTPS,
        /** As RFC 2830 says. */
        LDAPS,
        /** Not at all: any certificate that is trusted will do. */
        NONE
    }

    /** Copies the lists. */
    public TlsSettings {
        keys = List.copyOf(keys);
        trust = List.copyOf(trust);
        protocols = List.copyOf(protocols);
        cipherSuites = List.copyOf(cipherSuites);
    }

    /** These settings with one more certificate of our own. */
    public TlsSettings withKey(KeySource key) {
        var more = new java.util.ArrayList<>(keys);
        more.add(key);
        return new TlsSettings(more, trust, clientAuth, protocols, cipherSuites, hostCheck, sendServerName, serverName);
    }

    /** These settings with more certificates to trust. */
    public TlsSettings withTrust(TrustSource source) {
        var more = new java.util.ArrayList<>(trust);
        more.add(source);
        return new TlsSettings(keys, more, clientAuth, protocols, cipherSuites, hostCheck, sendServerName, serverName);
    }

    /** These settings with another demand on clients. */
    public TlsSettings withClientAuth(ClientAuth demand) {
        return new TlsSettings(keys, trust, demand, protocols, cipherSuites, hostCheck, sendServerName, serverName);
    }

    /** These settings with other versions; empty for {@link #PROTOCOLS}. */
    public TlsSettings withProtocols(List<String> versions) {
        return new TlsSettings(keys, trust, clientAuth, versions.isEmpty() ? PROTOCOLS : versions, cipherSuites, hostCheck, sendServerName, serverName);
    }

    /** These settings with other suites; empty for {@link #CIPHER_SUITES}. */
    public TlsSettings withCipherSuites(List<String> suites) {
        return new TlsSettings(keys, trust, clientAuth, protocols, suites.isEmpty() ? CIPHER_SUITES : suites, hostCheck, sendServerName, serverName);
    }

    /** These settings with another check of the host. */
    public TlsSettings withHostCheck(HostCheck check) {
        return new TlsSettings(keys, trust, clientAuth, protocols, cipherSuites, check, sendServerName, serverName);
    }

    /** These settings with another way to tell the host. */
    public TlsSettings withServerName(boolean send, String name) {
        return new TlsSettings(keys, trust, clientAuth, protocols, cipherSuites, hostCheck, send, name);
    }
}
