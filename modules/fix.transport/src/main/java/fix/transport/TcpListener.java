package fix.transport;

import fix.transport.tls.TlsContext;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.util.Optional;

/**
 * Listens on a TCP port, with TLS or without. One thread accepts; any thread may close, or change how connections are made.
 *
 * <p>With TLS {@link #accept} does not wait for a handshake: it is part of the connection's first read, on the thread of that, and has no time limit of its own. A handshake
 * that fails throws {@link TlsException} there. A receive buffer that was asked for goes back to the system's own only when the port is opened anew.
 */
public final class TcpListener implements Listener {

    /** How many connections the operating system completes ahead of {@link #accept} unless said otherwise. */
    public static final int DEFAULT_BACKLOG = 1_024;

    private static final int FIRST_FREE_FOR_ALL = 1024;

    private final ServerSocket server;
    private final SocketAddress address;
    private volatile Manner manner;

    /** How connections are made. */
    private record Manner(SocketOptions options, Optional<TlsContext> tls) {
        Connection connection(Socket socket) throws IOException {
            options.applyTo(socket);
            return tls.isPresent() ? new TlsConnection(socket, tls.get().accepting()) : new TcpConnection(socket);
        }
    }

    private TcpListener(ServerSocket server, SocketOptions options) {
        this.server = server;
        this.address = server.getLocalSocketAddress();
        this.manner = new Manner(options, Optional.empty());
    }

    /**
     * Starts to listen with {@link #DEFAULT_BACKLOG}.
     *
     * @param address where; port 0 means any free one, the wildcard address every interface
     * @param options what is asked of each connection
     * @return a listener that the caller must close
     * @throws PortInUseException if the port is taken
     * @throws IOException if listening there is impossible for another reason; the message says where and why
     */
    public static TcpListener bind(InetSocketAddress address, SocketOptions options) throws IOException {
        return bind(address, DEFAULT_BACKLOG, options);
    }

    /**
     * Starts to listen.
     *
     * @param address where; port 0 means any free one, the wildcard address every interface
     * @param backlog how many connections the operating system completes ahead of {@link #accept}; 1 or more
     * @param options what is asked of each connection
     * @return a listener that the caller must close
     * @throws PortInUseException if the port is taken
     * @throws IOException if listening there is impossible for another reason; the message says where and why
     */
    public static TcpListener bind(InetSocketAddress address, int backlog, SocketOptions options) throws IOException {
        if (backlog < 1) {
            throw new IllegalArgumentException("a backlog of " + backlog + ": 1 or more are allowed");
        }
        var server = new ServerSocket();
        try {
            // A port is ours again at once after a restart, though connections of before still linger in TIME_WAIT.
            server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            options.applyTo(server);
            server.bind(address, backlog);
            return new TcpListener(server, options);
        } catch (IOException e) {
            Sockets.closeQuietly(server);
            throw explained(address, e);
        }
    }

    @Override
    public SocketAddress address() {
        return address;
    }

    /** The port it listens on: 1 to 65535. */
    public int port() {
        return ((InetSocketAddress) address).getPort();
    }

    @Override
    public void follow(SocketOptions options, Optional<TlsContext> tls) throws IOException {
        options.applyTo(server);
        manner = new Manner(options, tls);
    }

    @Override
    public Connection accept() throws IOException {
        while (true) {
            var socket = next();
            try {
                return manner.connection(socket);
            } catch (IOException e) {
                // The peer is gone already: it is as if it had never called.
                Sockets.closeQuietly(socket);
            }
        }
    }

    private Socket next() throws IOException {
        try {
            return server.accept();
        } catch (IOException e) {
            throw server.isClosed() ? new TransportClosedException(toString()) : e;
        }
    }

    @Override
    public void close() {
        Sockets.closeQuietly(server);
    }

    @Override
    public String toString() {
        return (manner.tls().isPresent() ? "TLS listener on " : "listener on ") + Addresses.text(address);
    }

    /** The operating system's words are in the user's language: what is wrong is found out from the address as far as possible. */
    private static IOException explained(InetSocketAddress address, IOException e) {
        if (address.isUnresolved()) {
            return failure(address, "the name is unknown", e);
        }
        if (!isOfThisMachine(address)) {
            return failure(address, "the address is none of this machine's", e);
        }
        var says = String.valueOf(e.getMessage());
        if (e instanceof BindException && (address.getPort() == 0 || address.getPort() >= FIRST_FREE_FOR_ALL || says.contains("in use"))) {
            return new PortInUseException(address);
        }
        return failure(address, says, e);
    }

    private static BindException failure(InetSocketAddress address, String why, IOException cause) {
        var failure = new BindException("cannot listen on " + Addresses.text(address) + ": " + why);
        failure.initCause(cause);
        return failure;
    }

    private static boolean isOfThisMachine(InetSocketAddress address) {
        try {
            return address.getAddress().isAnyLocalAddress() || NetworkInterface.getByInetAddress(address.getAddress()) != null;
        } catch (IOException e) {
            return true;
        }
    }
}
