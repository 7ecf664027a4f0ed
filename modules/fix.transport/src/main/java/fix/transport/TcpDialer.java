package fix.transport;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;

/** Opens TCP connections. Immutable; any number of threads may dial at once. */
public final class TcpDialer implements Dialer {

    /** How long one address is tried unless said otherwise. */
    public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final SocketOptions options;
    private final Duration connectTimeout;
    private final InetSocketAddress local;

    /**
     * A dialer that calls from any local address, with {@link #DEFAULT_CONNECT_TIMEOUT}.
     *
     * @param options what is asked of each connection
     */
    public TcpDialer(SocketOptions options) {
        this(options, DEFAULT_CONNECT_TIMEOUT, new InetSocketAddress(0));
    }

    /**
     * A dialer in every detail.
     *
     * @param options what is asked of each connection
     * @param connectTimeout how long each address of a name is tried: 1 ms to 24 days
     * @param local where calls come from; the wildcard address and port 0 leave it to the operating system
     */
    public TcpDialer(SocketOptions options, Duration connectTimeout, InetSocketAddress local) {
        if (connectTimeout.toMillis() < 1 || connectTimeout.toMillis() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a connect timeout of " + connectTimeout + ": 1 ms to 24 days are allowed");
        }
        this.options = options;
        this.connectTimeout = connectTimeout;
        this.local = local;
    }

    @Override
    public Connection dial(String host, int port) throws DialException {
        return dial(host, port, TcpConnection::new);
    }

    /** How long one address is tried. */
    Duration connectTimeout() {
        return connectTimeout;
    }

    /** Dials, and makes a connection of the socket. */
    Connection dial(String host, int port, Sockets.Upgrade upgrade) throws DialException {
        IOException last = new UnknownHostException(host);
        var tried = addresses(host, port);
        for (var address : tried) {
            try {
                return connect(new InetSocketAddress(address, port), upgrade);
            } catch (IOException e) {
                last = e;
                if (Thread.currentThread().isInterrupted()) {
                    break;
                }
            }
        }
        var also = tried.length > 1 ? " (tried " + String.join(", ", Arrays.stream(tried).map(InetAddress::getHostAddress).toList()) + ")" : "";
        throw failure(host, port, reason(last) + also, last);
    }

    private InetAddress[] addresses(String host, int port) throws DialException {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw failure(host, port, "the name is unknown; check its spelling and the name service", e);
        }
    }

    private Connection connect(InetSocketAddress address, Sockets.Upgrade upgrade) throws IOException {
        var socket = new Socket();
        try {
            options.applyTo(socket);
            if (local.getPort() != 0 || !local.getAddress().isAnyLocalAddress()) {
                socket.bind(local);
            }
            socket.connect(address, (int) connectTimeout.toMillis());
            return upgrade.connection(socket);
        } catch (IOException e) {
            Sockets.closeQuietly(socket);
            throw e;
        }
    }

    private String reason(IOException e) {
        return switch (e) {
            case SocketTimeoutException _ -> "no answer within " + connectTimeout.toMillis() + " ms";
            case NoRouteToHostException _ -> "no route to that host";
            case ConnectException _ -> "nobody listens there, or the call was refused";
            default -> String.valueOf(e.getMessage());
        };
    }

    private static DialException failure(String host, int port, String why, IOException cause) {
        return new DialException("no connection to " + Addresses.text(host, port) + ": " + why, cause);
    }
}
