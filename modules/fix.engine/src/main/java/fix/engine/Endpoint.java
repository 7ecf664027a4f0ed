package fix.engine;

/**
 * Where a counterparty listens.
 *
 * @param host a name or an address
 * @param port 1 to 65535
 */
public record Endpoint(String host, int port) {
    /** Says what is wrong. */
    public Endpoint {
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new EngineException("an endpoint needs a host and a port from 1 to 65535, got '" + host + "' and " + port);
        }
    }

    @Override
    public String toString() {
        return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
    }
}
