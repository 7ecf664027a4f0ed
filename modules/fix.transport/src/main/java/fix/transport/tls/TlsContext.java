package fix.transport.tls;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * TLS with its certificates loaded, for one listener or any number of dialers. {@link #reload} takes new ones for the connections that come after it;
 * those that stand are not touched. Safe for use by many threads.
 */
public final class TlsContext {

    private record State(SSLContext context, Loaded loaded, byte[] digest) {}

    private final TlsSettings settings;
    private final boolean listens;
    private final ReentrantLock reloading = new ReentrantLock();
    private volatile State state;
    private byte[] refused = {};

    private TlsContext(TlsSettings settings, boolean listens) throws CertificateProblemException {
        this.settings = settings;
        this.listens = listens;
        var read = read();
        state = load(read, digest(read));
    }

    /**
     * For a listener.
     *
     * @throws CertificateProblemException if something cannot be read or used; also without a key, and when clients' certificates are asked for and nobody is trusted
     */
    public static TlsContext ofListener(TlsSettings settings) throws CertificateProblemException {
        if (settings.keys().isEmpty()) {
            throw new CertificateProblemException("TLS needs a certificate and its key to listen with: give a key store, or certificates and a key in PEM");
        }
        if (settings.clientAuth() != ClientAuth.NONE && settings.trust().isEmpty()) {
            throw new CertificateProblemException("clients' certificates are asked for, and nobody says whose are accepted: give the trusted certificates");
        }
        return new TlsContext(settings, true);
    }

    /**
     * For dialers.
     *
     * @throws CertificateProblemException if something cannot be read or used
     */
    public static TlsContext ofDialer(TlsSettings settings) throws CertificateProblemException {
        return new TlsContext(settings, false);
    }

    /** What was wanted. */
    public TlsSettings settings() {
        return settings;
    }

    /**
     * Reads everything anew, and uses it for new connections if it is right and not what was read before.
     *
     * @return whether there was something new
     * @throws CertificateProblemException if something is wrong; all stays as it was, and the same wrong bytes are not complained of twice
     */
    public boolean reload() throws CertificateProblemException {
        reloading.lock();
        try {
            var read = read();
            var digest = digest(read);
            if (Arrays.equals(digest, state.digest) || Arrays.equals(digest, refused)) {
                return false;
            }
            refused = digest;
            state = load(read, digest);
            return true;
        } finally {
            reloading.unlock();
        }
    }

    /** The certificates that were given, with those of the trusted, as they are used now: to see when they expire. */
    public List<X509Certificate> certificates() {
        var loaded = state.loaded;
        var certificates = new ArrayList<X509Certificate>();
        loaded.identities().forEach(identity -> certificates.addAll(identity.chain()));
        certificates.addAll(loaded.trusted());
        return certificates;
    }

    /** The side of one connection that was accepted. */
    public SSLEngine accepting() {
        var engine = state.context.createSSLEngine();
        engine.setUseClientMode(false);
        var parameters = engine.getSSLParameters();
        parameters.setProtocols(settings.protocols().toArray(String[]::new));
        parameters.setCipherSuites(settings.cipherSuites().toArray(String[]::new));
        switch (settings.clientAuth()) {
            case NONE -> parameters.setWantClientAuth(false);
            case WANTED -> parameters.setWantClientAuth(true);
            case NEEDED -> parameters.setNeedClientAuth(true);
        }
        engine.setSSLParameters(parameters);
        return engine;
    }

    /**
     * The side of one connection that was dialed.
     *
     * @param host as it was called
     * @param port 1 to 65535
     */
    public SSLEngine dialing(String host, int port) {
        var engine = state.context.createSSLEngine(host, port);
        engine.setUseClientMode(true);
        var parameters = engine.getSSLParameters();
        parameters.setProtocols(settings.protocols().toArray(String[]::new));
        parameters.setCipherSuites(settings.cipherSuites().toArray(String[]::new));
        var name = settings.serverName().isEmpty() ? host : settings.serverName();
        parameters.setServerNames(settings.sendServerName() && isName(name) ? List.of(new SNIHostName(name)) : List.of());
        if (settings.hostCheck() != TlsSettings.HostCheck.NONE) {
            parameters.setEndpointIdentificationAlgorithm(settings.hostCheck().name());
        }
        engine.setSSLParameters(parameters);
        return engine;
    }

    /** Whether it is no address; SNI has no place for those. */
    private static boolean isName(String host) {
        boolean letters = host.chars().anyMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z');
        return letters && host.indexOf(':') < 0 && !host.endsWith(".");
    }

    private Map<Material, Material> read() throws CertificateProblemException {
        var read = new LinkedHashMap<Material, Material>();
        for (var key : settings.keys()) {
            for (var material : key.materials()) {
                read.put(material, Material.bytes(material.name(), material.read()));
            }
        }
        for (var trust : settings.trust()) {
            read.put(trust.material(), Material.bytes(trust.material().name(), trust.material().read()));
        }
        return read;
    }

    private static byte[] digest(Map<Material, Material> read) throws CertificateProblemException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var material : read.values()) {
                digest.update(MessageDigest.getInstance("SHA-256").digest(material.read()));
            }
            return digest.digest();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private State load(Map<Material, Material> read, byte[] digest) throws CertificateProblemException {
        var loaded = Loaded.of(settings, read);
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new IdentityKeyManager(loaded.identities())}, new TrustManager[] {new ExplainingTrustManager(delegate(loaded.trusted()))}, null);
            check(context);
            return new State(context, loaded, digest);
        } catch (GeneralSecurityException unusable) {
            throw new CertificateProblemException("TLS cannot be set up: " + unusable.getMessage());
        }
    }

    private static X509ExtendedTrustManager delegate(List<X509Certificate> trusted) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(trusted.isEmpty() ? null : store(trusted));
        return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    }

    private static KeyStore store(List<X509Certificate> trusted) throws GeneralSecurityException {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (int i = 0; i < trusted.size(); i++) {
                store.setCertificateEntry("trusted-" + i, trusted.get(i));
            }
            return store;
        } catch (java.io.IOException impossible) {
            throw new IllegalStateException("an empty store needs no reading", impossible);
        }
    }

    private void check(SSLContext context) throws CertificateProblemException {
        var can = context.getSupportedSSLParameters();
        for (var protocol : settings.protocols()) {
            if (!TlsSettings.PROTOCOLS.contains(protocol)) {
                throw new CertificateProblemException("protocol '" + protocol + "' is not offered; allowed: " + String.join(", ", TlsSettings.PROTOCOLS));
            }
        }
        var suites = List.of(can.getCipherSuites());
        for (var suite : settings.cipherSuites()) {
            if (!suites.contains(suite)) {
                throw new CertificateProblemException("cipher suite '" + suite + "' is not known here; for instance there are " + String.join(", ", TlsSettings.CIPHER_SUITES));
            }
        }
    }

    @Override
    public String toString() {
        return (listens ? "listening" : "dialing") + " with TLS as " + state.loaded.identities();
    }
}
