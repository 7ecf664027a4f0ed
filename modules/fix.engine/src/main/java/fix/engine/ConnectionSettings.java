package fix.engine;

import fix.transport.Connection;
import fix.transport.tls.PeerName;
import fix.transport.tls.TlsSettings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is asked of a session's connection. Immutable; the {@code with} methods give changed copies.
 *
 * @param tls how an initiator encrypts; empty for not at all. An acceptor's encryption is its engine's
 * @param peerNames what the peer's certificate must bear, one of them; empty for anything that is trusted. A session with such a name has no connection without TLS
 */
public record ConnectionSettings(Optional<TlsSettings> tls, List<PeerName> peerNames) {

    /** Plain TCP. */
    public static final ConnectionSettings DEFAULT = new ConnectionSettings(Optional.empty(), List.of());

    /** Copies the list. */
    public ConnectionSettings {
        peerNames = List.copyOf(peerNames);
    }

    /** These settings with TLS. */
    public ConnectionSettings withTls(TlsSettings settings) {
        return new ConnectionSettings(Optional.of(settings), peerNames);
    }

    /** These settings with one more name that the peer's certificate may bear. */
    public ConnectionSettings withPeerName(PeerName name) {
        var more = new java.util.ArrayList<>(peerNames);
        more.add(name);
        return new ConnectionSettings(tls, more);
    }

    /**
     * Why a connection cannot be the session's: its peer's certificate bears none of the names.
     *
     * @param compID of the counterparty; stands for {@link PeerName#COMP_ID} in a name
     * @return the reason in words; empty when there is none
     */
    public Optional<String> refusal(Connection connection, String compID) {
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
