package fix.engine.threads;

import fix.engine.ListenerSettings;
import fix.transport.Listener;
import fix.transport.TcpListener;
import fix.transport.TlsListener;
import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * Listeners over TCP, with TLS where it is wanted.
 *
 * @param certificates loads and keeps what TLS needs
 */
public record SocketBinder(Certificates certificates) implements Binder {

    @Override
    public Listener bind(ListenerSettings settings, InetSocketAddress at) throws IOException {
        var tls = settings.tls().map(certificates::ofListener);
        var tcp = TcpListener.bind(at.isUnresolved() ? new InetSocketAddress(at.getHostString(), at.getPort()) : at, settings.socketOptions());
        return tls.isPresent() ? new TlsListener(tcp, tls.get()) : tcp;
    }
}
