package fix.config;

import static fix.config.SecuritySettings.*;

import fix.engine.ConnectionSettings;
import fix.transport.tls.CertificateProblemException;
import fix.transport.tls.ClientAuth;
import fix.transport.tls.KeySource;
import fix.transport.tls.Material;
import fix.transport.tls.Secret;
import fix.transport.tls.TlsContext;
import fix.transport.tls.TlsSettings;
import fix.transport.tls.TrustSource;
import java.nio.file.Path;
import java.util.Optional;

/** What settings say of TLS, for a listener or a dialer. */
final class TlsReader {

    private TlsReader() {
    }

    /** What is wanted; empty for plain TCP. */
    static Optional<TlsSettings> tls(SettingValues values) {
        if (!values.get(SOCKET_USE_SSL)) {
            return Optional.empty();
        }
        var settings = TlsSettings.DEFAULT
                .withProtocols(values.get(ENABLED_PROTOCOLS))
                .withCipherSuites(values.get(CIPHER_SUITES))
                .withClientAuth(values.get(NEED_CLIENT_AUTH) ? ClientAuth.NEEDED : ClientAuth.NONE)
                .withHostCheck(values.get(ENDPOINT_IDENTIFICATION_ALGORITHM))
                .withServerName(values.get(USE_SNI), values.get(SNI_HOST_NAME));
        return Optional.of(withTrust(withKeys(settings, values), values));
    }

    private static TlsSettings withKeys(TlsSettings settings, SettingValues values) {
        var with = settings;
        if (!values.get(SOCKET_KEY_STORE).isEmpty()) {
            with = with.withKey(new KeySource.Store(file(values.get(SOCKET_KEY_STORE)), values.get(KEY_STORE_TYPE), Secret.of(values.get(SOCKET_KEY_STORE_PASSWORD))));
        }
        if (!values.get(SOCKET_CERTIFICATES).isEmpty()) {
            var certificates = file(values.get(SOCKET_CERTIFICATES));
            var key = values.get(SOCKET_PRIVATE_KEY).isEmpty() ? certificates : file(values.get(SOCKET_PRIVATE_KEY));
            with = with.withKey(new KeySource.Pem(certificates, key, Secret.of(values.get(SOCKET_PRIVATE_KEY_PASSWORD))));
        }
        return with;
    }

    private static TlsSettings withTrust(TlsSettings settings, SettingValues values) {
        var with = settings;
        if (!values.get(SOCKET_TRUST_STORE).isEmpty()) {
            with = with.withTrust(new TrustSource.Store(file(values.get(SOCKET_TRUST_STORE)), values.get(TRUST_STORE_TYPE), Secret.of(values.get(SOCKET_TRUST_STORE_PASSWORD))));
        }
        return values.get(SOCKET_TRUSTED_CERTIFICATES).isEmpty() ? with : with.withTrust(new TrustSource.Pem(file(values.get(SOCKET_TRUSTED_CERTIFICATES))));
    }

    private static Material file(String path) {
        return Material.file(Path.of(path));
    }

    /** What a session asks of its connection. */
    static ConnectionSettings connection(SettingValues values, boolean accepts) {
        var settings = ConnectionSettings.DEFAULT;
        for (var name : values.all(PEER_CERTIFICATE).values()) {
            settings = name.isPresent() ? settings.withPeerName(name.get()) : settings;
        }
        if (accepts) {
            return settings.withAllowed(values.get(ALLOWED_REMOTE_ADDRESSES)).withListener(ListenerReader.address(values));
        }
        settings = DialReader.calls(settings, values).withSocketOptions(SocketSettings.given(values));
        var tls = tls(values);
        return tls.isPresent() ? settings.withTls(tls.get()) : settings;
    }

    /** Tries the certificates, so that what is wrong with them is said with its line and not at the start. */
    static void check(IniText.Section section, SettingValues values, Problems problems) {
        boolean accepts = values.get(Settings.CONNECTION_TYPE) == ConnectionType.ACCEPTOR;
        var at = values.origin(SOCKET_USE_SSL).orElse(section.origin());
        try {
            var tls = tls(values);
            if (tls.isPresent() && accepts) {
                TlsContext.ofListener(tls.get());
            } else if (tls.isPresent()) {
                TlsContext.ofDialer(tls.get());
            }
        } catch (CertificateProblemException | IllegalArgumentException wrong) {
            problems.error(at, SOCKET_USE_SSL.name(), wrong.getMessage());
        }
    }
}
