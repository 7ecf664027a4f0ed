package fix.transport;

import fix.transport.tls.Secret;

/**
 * A proxy through which connections go. It looks the host's name up itself. Immutable; its text shows no password.
 *
 * @param type what it speaks
 * @param host a name or an address
 * @param port 1 to 65535
 * @param user who we are for it; empty when it does not ask
 * @param password proves it; goes to the proxy as it is, so let nobody listen between here and there
 */
public record ProxySettings(Type type, String host, int port, String user, Secret password) {

    private static final int LONGEST = 255;

    /** What a proxy speaks. */
    public enum Type {
        /** HTTP's CONNECT (RFC 9110, section 9.3.6), with Basic authentication. */
        HTTP,
        /** SOCKS version 5 (RFC 1928), with user and password (RFC 1929). */
        SOCKS
    }

    /** Checks host, port, and what the protocols have room for. */
    public ProxySettings {
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a proxy at '" + host + "' port " + port + ": a host and a port from 1 to 65535 are needed");
        }
        if (user.length() > LONGEST || password.chars().length > LONGEST || user.indexOf(':') >= 0 && type == Type.HTTP) {
            throw new IllegalArgumentException("a proxy's user and password have 255 characters at most, and a user no colon with HTTP");
        }
    }

    @Override
    public String toString() {
        return (type == Type.HTTP ? "HTTP" : "SOCKS") + " proxy " + Addresses.text(host, port);
    }
}
