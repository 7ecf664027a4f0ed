package fix.transport;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Opens TCP connections. Immutable; any number of threads may dial at once. */
public final class TcpDialer implements Dialer {

    /** How long one address is tried unless said otherwise. */
    public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final SocketOptions options;
    private final Duration connectTimeout;
    private final InetSocketAddress local;
    private final Optional<ProxySettings> proxy;

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
        this(options, connectTimeout, local, Optional.empty());
    }

    private TcpDialer(SocketOptions options, Duration connectTimeout, InetSocketAddress local, Optional<ProxySettings> proxy) {
        if (connectTimeout.toMillis() < 1 || connectTimeout.toMillis() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a connect timeout of " + connectTimeout + ": 1 ms to 24 days are allowed");
        }
        this.options = options;
        this.connectTimeout = connectTimeout;
        this.local = local;
        this.proxy = proxy;
    }

    /** This dialer, through a proxy: the connect timeout holds for the connection to it and once more for its answer. */
    public TcpDialer through(ProxySettings proxy) {
        return new TcpDialer(options, connectTimeout, local, Optional.of(proxy));
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
        var calledHost = proxy.map(ProxySettings::host).orElse(host);
        int calledPort = proxy.map(ProxySettings::port).orElse(port);
        var tried = addresses(calledHost, calledPort);
        for (var address : tried) {
            try {
                return connect(new InetSocketAddress(address, calledPort), socket -> upgraded(socket, host, port, upgrade));
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

    private Connection upgraded(Socket socket, String host, int port, Sockets.Upgrade upgrade) throws IOException {
        if (proxy.isPresent()) {
            socket.setSoTimeout((int) connectTimeout.toMillis());
            Proxies.connect(socket, proxy.get(), host, port);
            socket.setSoTimeout(0);
        }
        return upgrade.connection(socket);
    }

    private InetAddress[] addresses(String host, int port) throws DialException {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw failure(host, port, (proxy.isPresent() ? "the proxy's" : "the") + " name is unknown; check its spelling and the name service", e);
        }
    }

    private Connection connect(InetSocketAddress address, Sockets.Upgrade upgrade) throws IOException {
        var socket = new Socket();
        try {
            options.applyTo(socket);
            if (local.getPort() != 0 || !local.getAddress().isAnyLocalAddress()) {
                socket.setOption(StandardSocketOptions.SO_REUSEADDR, true); // a given port is ours again while an earlier connection lingers
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

    private DialException failure(String host, int port, String why, IOException cause) {
        return new DialException("no connection to " + Addresses.text(host, port) + proxy.map(through -> " through the " + through).orElse("") + ": " + why, cause);
    }
}
