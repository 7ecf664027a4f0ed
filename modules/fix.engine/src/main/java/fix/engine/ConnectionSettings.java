package fix.engine;

import fix.transport.AddressRange;
import fix.transport.Connection;
import fix.transport.ProxySettings;
import fix.transport.SocketOptions;
import fix.transport.TcpDialer;
import fix.transport.tls.PeerName;
import fix.transport.tls.TlsSettings;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is asked of a session's connection. Immutable; the {@code with} methods give changed copies. What concerns calls is an initiator's, {@link #allowed} and
 * {@link #listener} an acceptor's.
 *
 * @param tls how an initiator encrypts; empty for not at all. An acceptor's encryption is its engine's
 * @param peerNames what the peer's certificate must bear, one of them; empty for anything that is trusted. A session with such a name has no connection without TLS
 * @param allowed where an acceptor's peer may come from; empty for anywhere
 * @param alternatives where else the counterparty listens, beside the session's host and port
 * @param order in which order they are called
 * @param reconnectSteps the waits before the first, second and further tries, the last one for all that follow; with fewer than two, the session's doubling wait
 * @param connectTimeout how long one address is tried
 * @param local where calls come from; the wildcard address and port 0 leave it to the operating system
 * @param proxy what calls go through; empty for none
 * @param listener where an acceptor is claimed: the address of one of the engine's listeners, as it was given; empty for any of them
 * @param sockets how an initiator's sockets are set up; empty for the engine's {@link FixEngineBuilder#socketOptions}. An acceptor's are its listener's
 */
public record ConnectionSettings(Optional<TlsSettings> tls, List<PeerName> peerNames, List<AddressRange> allowed, List<Endpoint> alternatives, EndpointOrder order, List<Duration> reconnectSteps,
        Duration connectTimeout, InetSocketAddress local, Optional<ProxySettings> proxy, Optional<InetSocketAddress> listener, Optional<SocketOptions> sockets) {

    /** Plain TCP, straight to the session's host and port. */
    public static final ConnectionSettings DEFAULT = new ConnectionSettings(Optional.empty(), List.of(), List.of(), List.of(), EndpointOrder.PRIORITY, List.of(),
            TcpDialer.DEFAULT_CONNECT_TIMEOUT, new InetSocketAddress(0), Optional.empty(), Optional.empty(), Optional.empty());

    /** Copies the lists, and says what is out of bounds. */
    public ConnectionSettings {
        peerNames = List.copyOf(peerNames);
        allowed = List.copyOf(allowed);
        alternatives = List.copyOf(alternatives);
        reconnectSteps = List.copyOf(reconnectSteps);
        if (!reconnectSteps.stream().allMatch(Duration::isPositive) || connectTimeout.toMillis() < 1 || connectTimeout.toMillis() > Integer.MAX_VALUE) {
            throw new EngineException("waits must be more than 0, and a connect timeout 1 ms to 24 days; got " + reconnectSteps + " and " + connectTimeout);
        }
        if (local.isUnresolved()) {
            throw new EngineException("local host " + local.getHostString() + ": the name is unknown");
        }
    }

    /** These settings with TLS. */
    public ConnectionSettings withTls(TlsSettings settings) {
        return new ConnectionSettings(Optional.of(settings), peerNames, allowed, alternatives, order, reconnectSteps, connectTimeout, local, proxy, listener, sockets);
    }

    /** These settings with one more name that the peer's certificate may bear. */
    public ConnectionSettings withPeerName(PeerName name) {
        var more = new ArrayList<>(peerNames);
        more.add(name);
        return new ConnectionSettings(tls, more, allowed, alternatives, order, reconnectSteps, connectTimeout, local, proxy, listener, sockets);
    }

    /** These settings with other addresses that the peer may come from. */
    public ConnectionSettings withAllowed(List<AddressRange> ranges) {
        return new ConnectionSettings(tls, peerNames, ranges, alternatives, order, reconnectSteps, connectTimeout, local, proxy, listener, sockets);
    }

    /** Whether the peer may come from there. */
    public boolean allows(SocketAddress address) {
        return allowed.isEmpty() || allowed.stream().anyMatch(range -> range.contains(address));
    }

    /** These settings with other endpoints beside the session's own. */
    public ConnectionSettings withAlternatives(List<Endpoint> endpoints, EndpointOrder inOrder) {
        return new ConnectionSettings(tls, peerNames, allowed, endpoints, inOrder, reconnectSteps, connectTimeout, local, proxy, listener, sockets);
    }

    /** These settings with other waits. */
    public ConnectionSettings withReconnectSteps(List<Duration> steps) {
        return new ConnectionSettings(tls, peerNames, allowed, alternatives, order, steps, connectTimeout, local, proxy, listener, sockets);
    }

    /** These settings with another patience, and another place that calls come from. */
    public ConnectionSettings withCalls(Duration timeout, InetSocketAddress from) {
        return new ConnectionSettings(tls, peerNames, allowed, alternatives, order, reconnectSteps, timeout, from, proxy, listener, sockets);
    }

    /** These settings with a proxy. */
    public ConnectionSettings withProxy(ProxySettings through) {
        return new ConnectionSettings(tls, peerNames, allowed, alternatives, order, reconnectSteps, connectTimeout, local, Optional.of(through), listener, sockets);
    }

    /** These settings with one listener, beside which the session is claimed nowhere. */
    public ConnectionSettings withListener(InetSocketAddress address) {
        return new ConnectionSettings(tls, peerNames, allowed, alternatives, order, reconnectSteps, connectTimeout, local, proxy, Optional.of(address), sockets);
    }

    /** These settings with every listener of the engine: for a session of a configuration in an engine that listens where code says. */
    public ConnectionSettings atAnyListener() {
        return new ConnectionSettings(tls, peerNames, allowed, alternatives, order, reconnectSteps, connectTimeout, local, proxy, Optional.empty(), sockets);
    }

    /** Whether an acceptor is claimed at the listener of this address. */
    public boolean listensAt(InetSocketAddress address) {
        return listener.isEmpty() || listener.get().equals(address);
    }

    /** These settings with sockets of the session's own; empty for those of the engine. */
    public ConnectionSettings withSocketOptions(Optional<SocketOptions> options) {
        return new ConnectionSettings(tls, peerNames, allowed, alternatives, order, reconnectSteps, connectTimeout, local, proxy, listener, options);
    }

    /**
     * Why a connection cannot be the session's: it comes from elsewhere, or its peer's certificate bears none of the names.
     *
     * @param compID of the counterparty; stands for {@link PeerName#COMP_ID} in a name
     * @return the reason in words; empty when there is none
     */
    public Optional<String> refusal(Connection connection, String compID) {
        if (!allows(connection.remoteAddress())) {
            return Optional.of("it comes from an address that AllowedRemoteAddresses has not");
        }
        if (peerNames.isEmpty()) {
            return Optional.empty();
        }
        var wanted = peerNames.stream().map(PeerName::text).collect(Collectors.joining(" or "));
        var certificates = connection.peerCertificates();
        if (certificates.isEmpty()) {
            return Optional.of("it has no certificate, and PeerCertificate wants one for " + wanted);
        }
        try {
            return peerNames.stream().anyMatch(name -> name.of(compID).matches(certificates.getFirst()))
                    ? Optional.empty()
                    : Optional.of("its certificate is " + PeerName.describe(certificates.getFirst()) + ", and PeerCertificate wants one for " + wanted);
        } catch (IllegalArgumentException unfit) {
            return Optional.of(unfit.getMessage());
        }
    }
}
