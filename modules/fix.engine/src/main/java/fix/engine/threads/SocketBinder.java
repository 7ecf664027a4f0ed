package fix.engine.threads;

import fix.engine.ListenerSettings;
import fix.transport.Listener;
import fix.transport.TcpListener;
import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * Listeners over TCP, with TLS where it is wanted.
 *
 * @param certificates loads and keeps what TLS needs
 */
public record SocketBinder(Certificates certificates) implements Binder {

    @Override
    public Listener bind(ListenerSettings settings) throws IOException {
        var at = settings.address();
        var tls = settings.tls().map(certificates::ofListener);
        var tcp = TcpListener.bind(at.isUnresolved() ? new InetSocketAddress(at.getHostString(), at.getPort()) : at, settings.socketOptions());
        tcp.follow(settings.socketOptions(), tls);
        return tcp;
    }
}
