package fix.transport;

import fix.transport.tls.Authority;
import fix.transport.tls.CertificateProblemException;
import fix.transport.tls.ClientAuth;
import fix.transport.tls.TlsContext;
import fix.transport.tls.TlsSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Two ends of one connection with TLS over loopback; their authority trusts itself. */
record TlsLoopback(TcpListener listener, Connection client, Connection server) implements AutoCloseable {

    static final Authority AUTHORITY = new Authority("Test Authority");
    static final Authority.Issued BROKER = AUTHORITY.issue("CN=BROKER", "DNS:localhost", "IP:127.0.0.1");
    static final Authority.Issued TRADER = AUTHORITY.issue("CN=TRADER");
    static final TlsSettings ACCEPTING = TlsSettings.DEFAULT.withKey(BROKER.source());
    static final TlsSettings MUTUAL = ACCEPTING.withClientAuth(ClientAuth.NEEDED).withTrust(AUTHORITY.trust());
    static final TlsSettings DIALING = TlsSettings.DEFAULT.withTrust(AUTHORITY.trust());
    static final Duration PATIENCE = Duration.ofSeconds(10);

    static TlsLoopback open() throws Exception {
        return open(SocketOptions.DEFAULT, "TLSv1.3");
    }

    static TlsLoopback open(SocketOptions options, String protocol) throws Exception {
        return open(options, MUTUAL.withProtocols(List.of(protocol)), DIALING.withKey(TRADER.source()));
    }

    static TlsLoopback open(SocketOptions options, TlsSettings accepting, TlsSettings dialing) throws Exception {
        var listener = listener(options, accepting);
        var server = Blocked.virtual(() -> {
            var connection = listener.accept();
            ((TlsConnection) connection).handshake(0);
            return connection;
        });
        try {
            var client = dialer(options, dialing).dial("localhost", port(listener));
            return new TlsLoopback(listener, client, (Connection) server.value());
        } catch (IOException failed) {
            listener.close();
            throw failed;
        }
    }

    static TcpListener listener(SocketOptions options, TlsSettings settings) throws IOException {
        return listener(options, TlsContext.ofListener(settings));
    }

    static TcpListener listener(SocketOptions options, TlsContext context) throws IOException {
        var listener = TcpListener.bind(Loopback.ANY_PORT, options);
        listener.follow(options, Optional.of(context));
        return listener;
    }

    static int port(Listener listener) {
        return ((InetSocketAddress) listener.address()).getPort();
    }

    static TlsDialer dialer(SocketOptions options, TlsSettings settings) throws CertificateProblemException {
        return new TlsDialer(new TcpDialer(options, PATIENCE, new InetSocketAddress(0)), TlsContext.ofDialer(settings));
    }

    @Override
    public void close() {
        client.close();
        server.close();
        listener.close();
    }
}
