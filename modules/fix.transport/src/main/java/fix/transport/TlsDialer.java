package fix.transport;

import fix.transport.tls.TlsContext;

/** Opens connections with TLS: a dialed connection has done its handshake, and the peer's certificate was found right. Immutable; any number of threads may dial at once. */
public final class TlsDialer implements Dialer {

    private final TcpDialer tcp;
    private final TlsContext context;

    /**
     * Adds TLS to a dialer.
     *
     * @param tcp connects; its connect timeout holds for the handshake once more
     * @param context for dialers
     */
    public TlsDialer(TcpDialer tcp, TlsContext context) {
        this.tcp = tcp;
        this.context = context;
    }

    @Override
    public Connection dial(String host, int port) throws DialException {
        return tcp.dial(host, port, socket -> {
            var connection = new TlsConnection(socket, context.dialing(host, port));
            connection.handshake(tcp.connectTimeout().toMillis());
            return connection;
        });
    }
}
