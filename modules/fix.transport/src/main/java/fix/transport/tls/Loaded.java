package fix.transport.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Keys and trusted certificates as they were at one moment, found right. Immutable. */
record Loaded(List<Identity> identities, List<X509Certificate> trusted) {

    /** Loads from bytes that were read before, so that what is compared is what is used. */
    @SuppressWarnings("NullAway") // All that the settings name was read.
    static Loaded of(TlsSettings settings, Map<Material, Material> read) throws CertificateProblemException {
        var identities = new ArrayList<Identity>();
        for (var source : settings.keys()) {
            switch (source) {
                case KeySource.Pem pem -> identities.add(Identity.of(
                        PemText.read(found(read, pem.key())).key(pem.password()), PemText.read(found(read, pem.certificates())).certificates(), pem.certificates().name()));
                case KeySource.Store store -> identities.addAll(keys(store, found(read, store.store())));
            }
        }
        var trusted = new ArrayList<X509Certificate>();
        for (var source : settings.trust()) {
            switch (source) {
                case TrustSource.Pem pem -> trusted.addAll(PemText.read(found(read, pem.material())).certificates());
                case TrustSource.Store store -> trusted.addAll(certificates(store, found(read, store.material())));
            }
        }
        return new Loaded(List.copyOf(identities), List.copyOf(trusted));
    }

    private static Material found(Map<Material, Material> read, Material material) {
        return Objects.requireNonNull(read.get(material), material::name);
    }

    private static List<Identity> keys(KeySource.Store source, Material material) throws CertificateProblemException {
        var identities = new ArrayList<Identity>();
        var store = open(source.type(), source.password(), material);
        var password = source.password().chars();
        try {
            for (var alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias) && store.getKey(alias, password) instanceof PrivateKey key) {
                    var chain = Arrays.stream(store.getCertificateChain(alias)).map(X509Certificate.class::cast).toList();
                    identities.add(Identity.of(key, chain, material.name()));
                }
            }
        } catch (UnrecoverableKeyException other) {
            throw new CertificateProblemException(material.name() + ": a key in it has another password than the store; give both the same");
        } catch (GeneralSecurityException | ClassCastException damaged) {
            throw new CertificateProblemException(material.name() + ": a key in it cannot be used");
        } finally {
            Arrays.fill(password, ' ');
        }
        if (identities.isEmpty()) {
            throw new CertificateProblemException(material.name() + ": there is no key in it; a store with a certificate and its key is wanted");
        }
        return identities;
    }

    private static List<X509Certificate> certificates(TrustSource.Store source, Material material) throws CertificateProblemException {
        var certificates = new ArrayList<X509Certificate>();
        var store = open(source.type(), source.password(), material);
        try {
            for (var alias : Collections.list(store.aliases())) {
                Certificate certificate = store.getCertificate(alias);
                if (store.isCertificateEntry(alias) && certificate instanceof X509Certificate trusted) {
                    certificates.add(trusted);
                }
            }
        } catch (GeneralSecurityException damaged) {
            throw new CertificateProblemException(material.name() + ": a certificate in it cannot be read");
        }
        if (certificates.isEmpty()) {
            throw new CertificateProblemException(material.name() + ": there is no trusted certificate in it; import one with keytool -importcert");
        }
        return certificates;
    }

    private static KeyStore open(String type, Secret password, Material material) throws CertificateProblemException {
        var chars = password.chars();
        try {
            var store = KeyStore.getInstance(type);
            store.load(new ByteArrayInputStream(material.read()), chars);
            return store;
        } catch (IOException unreadable) {
            if (unreadable.getCause() instanceof UnrecoverableKeyException) {
                throw new CertificateProblemException(material.name() + ": the store cannot be opened: the password is wrong or missing");
            }
            throw new CertificateProblemException(material.name() + ": not a key store of type " + type + ", or damaged");
        } catch (GeneralSecurityException unknown) {
            throw new CertificateProblemException(material.name() + ": a key store of type " + type + " cannot be read here; PKCS12 and JKS can");
        } finally {
            Arrays.fill(chars, ' ');
        }
    }
}
