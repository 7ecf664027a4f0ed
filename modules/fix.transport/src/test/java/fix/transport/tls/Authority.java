package fix.transport.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS8EncryptedPrivateKeyInfoBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;

/** An authority that issues certificates for tests. */
public final class Authority {

    private static final AtomicLong SERIAL = new AtomicLong(System.nanoTime());
    private static final KeyPair RSA = rsa();

    private final X500Name name;
    private final KeyPair keys = ec();
    private final X509Certificate certificate;

    public Authority(String commonName) {
        name = new X500Name("CN=" + commonName);
        certificate = sign(name, keys, List.of(), Instant.now().minus(Duration.ofDays(400)), Instant.now().plus(Duration.ofDays(400)), true);
    }

    private Authority(String commonName, Authority above, Duration until) {
        name = new X500Name("CN=" + commonName);
        certificate = above.sign(name, keys, List.of(), Instant.now().minus(Duration.ofDays(400)), Instant.now().plus(until), true);
    }

    /** An authority that this one vouches for, until so long after now. */
    public Authority below(String commonName, Duration until) {
        return new Authority(commonName, this, until);
    }

    public X509Certificate certificate() {
        return certificate;
    }

    public TrustSource trust() {
        return new TrustSource.Pem(Material.bytes("the authority", pem("CERTIFICATE", encoded(certificate))));
    }

    /** A certificate on an elliptic curve, valid now; names like {@code DNS:localhost}. */
    public Issued issue(String subject, String... names) {
        return issue(ec(), subject, Duration.ofDays(-1), Duration.ofDays(90), names);
    }

    public Issued issueRsa(String subject, String... names) {
        return issue(RSA, subject, Duration.ofDays(-1), Duration.ofDays(90), names);
    }

    /** Valid from so long after now until so long after now. */
    public Issued issue(String subject, Duration from, Duration until, String... names) {
        return issue(ec(), subject, from, until, names);
    }

    private Issued issue(KeyPair pair, String subject, Duration from, Duration until, String... names) {
        var issued = sign(new X500Name(subject), pair, List.of(names), Instant.now().plus(from), Instant.now().plus(until), false);
        return new Issued(pair.getPrivate(), List.of(issued, certificate));
    }

    private X509Certificate sign(X500Name subject, KeyPair pair, List<String> names, Instant from, Instant until, boolean authority) {
        try {
            var builder = new JcaX509v3CertificateBuilder(name, BigInteger.valueOf(SERIAL.incrementAndGet()), Date.from(from), Date.from(until), subject, pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (!names.isEmpty()) {
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names.stream().map(Authority::general).toArray(GeneralName[]::new)));
            }
            return new JcaX509CertificateConverter().getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (IOException | GeneralSecurityException | OperatorCreationException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static GeneralName general(String name) {
        var value = name.substring(name.indexOf(':') + 1);
        return switch (name.substring(0, name.indexOf(':'))) {
            case "DNS" -> new GeneralName(GeneralName.dNSName, value);
            case "IP" -> new GeneralName(GeneralName.iPAddress, value);
            case "URI" -> new GeneralName(GeneralName.uniformResourceIdentifier, value);
            default -> new GeneralName(GeneralName.rfc822Name, value);
        };
    }

    /** A key and its certificate with its authority's, in every form that they come in. */
    public record Issued(PrivateKey key, List<X509Certificate> chain) {

        public X509Certificate certificate() {
            return chain.getFirst();
        }

        public byte[] certificatesPem() {
            var out = new ByteArrayOutputStream();
            chain.forEach(certificate -> out.writeBytes(pem("CERTIFICATE", encoded(certificate))));
            return out.toByteArray();
        }

        public byte[] keyPem() {
            return pem("PRIVATE KEY", key.getEncoded());
        }

        public byte[] encryptedKeyPem(String password) {
            try {
                var encryptor = new JcePKCSPBEOutputEncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC).setProvider(new BouncyCastleProvider()).build(password.toCharArray());
                return pem("ENCRYPTED PRIVATE KEY", new JcaPKCS8EncryptedPrivateKeyInfoBuilder(key).build(encryptor).getEncoded());
            } catch (OperatorCreationException | IOException impossible) {
                throw new AssertionError(impossible);
            }
        }

        public byte[] pkcs12(String password) {
            return store(store -> store.setKeyEntry("me", key, password.toCharArray(), chain.toArray(Certificate[]::new)), password);
        }

        public KeySource source() {
            return new KeySource.Pem(Material.bytes("our certificate", certificatesPem()), Material.bytes("our key", keyPem()), Secret.NONE);
        }
    }

    /** What fills a key store. */
    public interface Filler {
        void fill(KeyStore store) throws GeneralSecurityException;
    }

    public static byte[] store(Filler filler, String password) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            filler.fill(store);
            var out = new ByteArrayOutputStream();
            store.store(out, password.toCharArray());
            return out.toByteArray();
        } catch (IOException | GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    public static byte[] pem(String label, byte[] der) {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return ("-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static KeyPair ec() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static KeyPair rsa() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** What stands beside certificates in many files. */
    public static byte[] join(byte[]... parts) {
        var all = new ArrayList<byte[]>(List.of(parts));
        var out = new ByteArrayOutputStream();
        all.forEach(out::writeBytes);
        return out.toByteArray();
    }
}
