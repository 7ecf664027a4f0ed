package fix.engine;

import fix.transport.SocketOptions;
import fix.transport.tls.TlsSettings;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * A place where an engine listens. Immutable; the {@code with} methods give changed copies.
 *
 * @param address where; port 0 for any free one. One that is not resolved is looked up when the engine begins to listen there. {@code 0.0.0.0} and {@code ::} both
 *     mean every interface, IPv4 and IPv6 as far as the machine has them. It is also the name by which a session asks for this listener: {@link ConnectionSettings#withListener}
 * @param tls how its connections are encrypted; empty for not at all
 * @param socketOptions how its connections' sockets are set up
 * @param limits what strangers may do to it; each listener counts for itself
 */
public record ListenerSettings(InetSocketAddress address, Optional<TlsSettings> tls, SocketOptions socketOptions, ListenerLimits limits) {

    /** Plain TCP with the default options and limits. */
    public static ListenerSettings at(InetSocketAddress address) {
        return new ListenerSettings(address, Optional.empty(), SocketOptions.DEFAULT, ListenerLimits.DEFAULT);
    }

    /** These settings with TLS. */
    public ListenerSettings withTls(TlsSettings settings) {
        return new ListenerSettings(address, Optional.of(settings), socketOptions, limits);
    }

    /** These settings with other sockets. */
    public ListenerSettings withSocketOptions(SocketOptions options) {
        return new ListenerSettings(address, tls, options, limits);
    }

    /** These settings with other limits. */
    public ListenerSettings withLimits(ListenerLimits others) {
        return new ListenerSettings(address, tls, socketOptions, others);
    }
}
