package fix.engine;

import fix.transport.tls.KeySource;
import fix.transport.tls.Material;
import fix.transport.tls.Secret;
import fix.transport.tls.TlsSettings;
import fix.transport.tls.TrustSource;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority that issues certificates for localhost; each comes as one text in PEM with its key. */
public final class TestAuthority {
    private static final AtomicLong SERIAL = new AtomicLong(System.nanoTime());

    private final X500Name name;
    private final KeyPair keys = keys();
    private final byte[] certificate;

    public TestAuthority(String commonName) {
        name = new X500Name("CN=" + commonName);
        certificate = certificate(name, keys, Duration.ofDays(400), true);
    }

    public TrustSource trust() {
        return new TrustSource.Pem(Material.bytes("the authority", certificate));
    }

    /** Settings of one who trusts this authority and has a certificate of it. */
    public TlsSettings settings(String subject) {
        var pem = Material.bytes(subject, issue(subject, Duration.ofDays(90)));
        return TlsSettings.DEFAULT.withTrust(trust()).withKey(new KeySource.Pem(pem, pem, Secret.NONE));
    }

    /** The same with certificate and key in a file. */
    public TlsSettings settings(Path file) {
        return TlsSettings.DEFAULT.withTrust(trust()).withKey(new KeySource.Pem(Material.file(file), Material.file(file), Secret.NONE));
    }

    public byte[] issue(String subject, Duration life) {
        var pair = keys();
        var all = new ByteArrayOutputStream();
        all.writeBytes(certificate(new X500Name(subject), pair, life, false));
        all.writeBytes(pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        return all.toByteArray();
    }

    private byte[] certificate(X500Name subject, KeyPair pair, Duration life, boolean authority) {
        try {
            var now = Instant.now();
            var builder = new JcaX509v3CertificateBuilder(name, BigInteger.valueOf(SERIAL.incrementAndGet()), Date.from(now.minus(Duration.ofDays(1))), Date.from(now.plus(life)), subject, pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
            return pem("CERTIFICATE", builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())).getEncoded());
        } catch (Exception impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static byte[] pem(String label, byte[] der) {
        return ("-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + label + "-----\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
