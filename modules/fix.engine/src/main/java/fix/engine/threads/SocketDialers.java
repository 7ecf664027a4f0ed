package fix.engine.threads;

import fix.engine.SessionSettings;
import fix.transport.Dialer;
import fix.transport.SocketOptions;
import fix.transport.TcpDialer;
import fix.transport.TlsDialer;

/**
 * Dialers over TCP, with TLS where a session wants it.
 *
 * @param options what is asked of the sockets of a session that says nothing about it
 * @param certificates loads and keeps what TLS needs
 */
public record SocketDialers(SocketOptions options, Certificates certificates) implements Dialers {

    @Override
    public Dialer of(SessionSettings settings) {
        var connection = settings.connection();
        var direct = new TcpDialer(connection.sockets().orElse(options), connection.connectTimeout(), connection.local());
        var tcp = connection.proxy().map(direct::through).orElse(direct);
        var tls = connection.tls();
        return tls.isEmpty() ? tcp : new TlsDialer(tcp, certificates.ofDialer(tls.get(), "session " + settings.id()));
    }
}
