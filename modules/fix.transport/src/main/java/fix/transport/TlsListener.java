package fix.transport;

import fix.transport.tls.TlsContext;
import java.io.IOException;
import java.net.SocketAddress;

/**
 * Listens with TLS. {@link #accept} does not wait for a handshake: it is part of the connection's first read, on the thread of that, and has no time limit of its
 * own. A handshake that fails throws {@link TlsException} there.
 */
public final class TlsListener implements Listener {

    private final TcpListener tcp;
    private final TlsContext context;

    /**
     * Adds TLS to a listener, which is this one's from here on.
     *
     * @param tcp accepts
     * @param context for listeners
     */
    public TlsListener(TcpListener tcp, TlsContext context) {
        this.tcp = tcp;
        this.context = context;
    }

    @Override
    public SocketAddress address() {
        return tcp.address();
    }

    @Override
    public Connection accept() throws IOException {
        return tcp.accept(socket -> new TlsConnection(socket, context.accepting()));
    }

    @Override
    public void close() {
        tcp.close();
    }

    @Override
    public String toString() {
        return "TLS " + tcp;
    }
}
