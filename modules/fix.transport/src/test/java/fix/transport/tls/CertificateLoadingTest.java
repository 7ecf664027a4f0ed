package fix.transport.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateLoadingTest {

    private static final Authority AUTHORITY = new Authority("Test Authority");
    private static final Authority.Issued EC = AUTHORITY.issue("CN=TRADER", "DNS:localhost");
    private static final Authority.Issued RSA = AUTHORITY.issueRsa("CN=BROKER,O=Bank", "DNS:broker.example");
    private static final String PASSWORD = "correct horse";

    @TempDir
    private Path folder;

    @Test
    void pemAndPkcs12OfEachKindAreReadFromFilesAndFromMemory() throws Exception {
        for (var issued : List.of(EC, RSA)) {
            assertLoads(issued, new KeySource.Pem(file("cert.pem", issued.certificatesPem()), file("key.pem", issued.keyPem()), Secret.NONE));
            assertLoads(issued, new KeySource.Pem(memory(issued.certificatesPem()), memory(issued.encryptedKeyPem(PASSWORD)), Secret.of(PASSWORD)));
            assertLoads(issued, new KeySource.Store(file("store.p12", issued.pkcs12(PASSWORD)), "PKCS12", Secret.of(PASSWORD)));
            assertLoads(issued, new KeySource.Store(memory(issued.pkcs12(PASSWORD)), "JKS", Secret.of(PASSWORD)));
            var together = file("all.pem", Authority.join("Bag Attributes\n  friendlyName: me\n".getBytes(StandardCharsets.US_ASCII), issued.keyPem(), issued.certificatesPem()));
            assertLoads(issued, new KeySource.Pem(together, together, Secret.NONE));
        }
    }

    private static void assertLoads(Authority.Issued issued, KeySource source) throws CertificateProblemException {
        var context = TlsContext.ofListener(TlsSettings.DEFAULT.withKey(source));
        assertEquals(issued.chain(), context.certificates());
    }

    @Test
    void opensslsKeysAreReadWithAndWithoutAPassword() throws Exception {
        for (var kind : List.of("RSA -pkeyopt rsa_keygen_bits:2048", "EC -pkeyopt ec_paramgen_curve:P-384", "ED25519")) {
            for (var cipher : List.of("", "-aes-256-cbc -pass pass:secret", "-aes-128-cbc -pass pass:secret")) {
                var key = folder.resolve("openssl.pem");
                Openssl.run(("genpkey -algorithm " + kind + " " + cipher + " -out " + key).strip());
                var password = cipher.isEmpty() ? Secret.NONE : Secret.of("secret");
                var certificate = folder.resolve("openssl.crt");
                Openssl.run("req -new -x509 -key " + key + " -passin pass:secret -subj /CN=test -days 2 -out " + certificate);
                var source = new KeySource.Pem(Material.file(certificate), Material.file(key), password);
                assertEquals("CN=test", TlsContext.ofListener(TlsSettings.DEFAULT.withKey(source)).certificates().getFirst().getSubjectX500Principal().getName());
            }
        }
    }

    @Test
    void whatIsWrongIsSaidWithWhereAndWhatToDo() throws Exception {
        var key = memory(EC.keyPem());
        var certificates = memory(EC.certificatesPem());
        assertProblem("there is no such file", pem(Material.file(folder.resolve("absent.pem")), key, ""));
        assertProblem("memory: there is no certificate in it; a line BEGIN CERTIFICATE is wanted, and there is PRIVATE KEY", pem(key, key, ""));
        assertProblem("memory: there is no key in it; one BEGIN PRIVATE KEY is wanted, and there is CERTIFICATE, CERTIFICATE", pem(certificates, certificates, ""));
        assertProblem("is nothing in PEM", pem(memory(EC.pkcs12(PASSWORD)), key, ""));
        assertProblem("there are several keys in it", pem(certificates, memory(Authority.join(EC.keyPem(), RSA.keyPem())), ""));
        assertProblem("the key is encrypted: give its password", pem(certificates, memory(EC.encryptedKeyPem(PASSWORD)), ""));
        assertProblem("the password is wrong, or the file is damaged", pem(certificates, memory(EC.encryptedKeyPem(PASSWORD)), "wrong one"));
        assertProblem("the key is not that of the certificate 'CN=TRADER'", pem(certificates, memory(RSA.keyPem()), ""));
        assertProblem("the key is not that of the certificate 'CN=TRADER'", pem(certificates, memory(AUTHORITY.issue("CN=other").keyPem()), ""));
        assertProblem("openssl pkcs8 -topk8", pem(certificates, memory(Authority.pem("EC PRIVATE KEY", new byte[9])), ""));
        assertProblem("the key is damaged", pem(certificates, memory(Authority.pem("PRIVATE KEY", new byte[9])), ""));
        assertProblem("a certificate in it is damaged", pem(memory(Authority.pem("CERTIFICATE", new byte[9])), key, ""));
        assertProblem("has no END", pem(memory(Arrays.copyOf(EC.certificatesPem(), 100)), key, ""));
        assertProblem("is not base 64", pem(memory("-----BEGIN CERTIFICATE-----\nA\n-----END CERTIFICATE-----".getBytes(StandardCharsets.US_ASCII)), key, ""));
        assertProblem("the password is wrong or missing", new KeySource.Store(memory(EC.pkcs12(PASSWORD)), "PKCS12", Secret.of("wrong one")));
        assertProblem("not a key store of type PKCS12", new KeySource.Store(key, "PKCS12", Secret.of(PASSWORD)));
        assertProblem("a key store of type BKS cannot be read here", new KeySource.Store(key, "BKS", Secret.of(PASSWORD)));
        assertProblem("there is no key in it", new KeySource.Store(memory(trustStore()), "PKCS12", Secret.of(PASSWORD)));
    }

    @Test
    void trustedCertificatesComeFromPemAndFromStores() throws Exception {
        var store = new TrustSource.Store(memory(trustStore()), "PKCS12", Secret.of(PASSWORD));
        assertEquals(List.of(AUTHORITY.certificate()), TlsContext.ofDialer(TlsSettings.DEFAULT.withTrust(store)).certificates());
        assertEquals(List.of(AUTHORITY.certificate()), TlsContext.ofDialer(TlsSettings.DEFAULT.withTrust(AUTHORITY.trust())).certificates());
        var keyAlone = new TrustSource.Store(memory(EC.pkcs12(PASSWORD)), "PKCS12", Secret.of(PASSWORD));
        assertProblem("there is no trusted certificate in it", () -> TlsContext.ofDialer(TlsSettings.DEFAULT.withTrust(keyAlone)));
    }

    @Test
    void aListenerNeedsAKeyAndSaysWhomItTrusts() {
        assertProblem("TLS needs a certificate and its key to listen with", () -> TlsContext.ofListener(TlsSettings.DEFAULT));
        assertProblem("nobody says whose are accepted", () -> TlsContext.ofListener(TlsSettings.DEFAULT.withKey(EC.source()).withClientAuth(ClientAuth.NEEDED)));
    }

    @Test
    void oldProtocolsAndUnknownSuitesAreNotOffered() {
        assertProblem("protocol 'TLSv1.1' is not offered; allowed: TLSv1.3, TLSv1.2", () -> TlsContext.ofDialer(TlsSettings.DEFAULT.withProtocols(List.of("TLSv1.1"))));
        assertProblem("cipher suite 'ROT13' is not known here", () -> TlsContext.ofDialer(TlsSettings.DEFAULT.withCipherSuites(List.of("ROT13"))));
    }

    @Test
    void noPasswordAndNoKeyIsInAnyText() throws Exception {
        var settings = TlsSettings.DEFAULT.withKey(new KeySource.Store(memory(EC.pkcs12(PASSWORD)), "PKCS12", Secret.of(PASSWORD)))
                .withKey(new KeySource.Pem(memory(RSA.certificatesPem()), memory(RSA.encryptedKeyPem(PASSWORD)), Secret.of(PASSWORD)));
        assertFalse(settings.toString().contains("horse"), settings.toString());
        var context = TlsContext.ofListener(settings);
        assertEquals("listening with TLS as ['CN=TRADER', 'O=Bank, CN=BROKER']", context.toString());
        assertEquals("none ***", Secret.NONE + " " + Secret.of(PASSWORD));
    }

    @Test
    void whatIsReadAnewIsUsedOnlyWhenItIsRight() throws Exception {
        var certificate = folder.resolve("cert.pem");
        var key = folder.resolve("key.pem");
        Files.write(certificate, EC.certificatesPem());
        Files.write(key, EC.keyPem());
        var context = TlsContext.ofListener(TlsSettings.DEFAULT.withKey(new KeySource.Pem(Material.file(certificate), Material.file(key), Secret.NONE)));
        assertFalse(context.reload());
        Files.write(certificate, RSA.certificatesPem()); // the first of two files
        assertProblem("the key is not that of the certificate", context::reload);
        assertFalse(context.reload(), "the same complaint twice");
        assertEquals(EC.chain(), context.certificates());
        Files.write(key, RSA.keyPem());
        assertTrue(context.reload());
        assertEquals(RSA.chain(), context.certificates());
        Files.write(certificate, EC.certificatesPem());
        Files.write(key, EC.keyPem());
        assertTrue(context.reload());
    }

    private byte[] trustStore() {
        return Authority.store(store -> store.setCertificateEntry("authority", AUTHORITY.certificate()), PASSWORD);
    }

    private interface Loading {
        void load() throws IOException;
    }

    private static void assertProblem(String words, KeySource source) {
        assertProblem(words, () -> TlsContext.ofListener(TlsSettings.DEFAULT.withKey(source)));
    }

    private static void assertProblem(String words, Loading loading) {
        var message = assertThrows(CertificateProblemException.class, loading::load).getMessage();
        assertTrue(message.contains(words), message);
        assertFalse(message.contains(PASSWORD) || message.contains("wrong one") || message.contains("\n"), message);
    }

    private static KeySource pem(Material certificates, Material key, String password) {
        return new KeySource.Pem(certificates, key, Secret.of(password));
    }

    private static Material memory(byte[] bytes) {
        return Material.bytes("memory", bytes);
    }

    private Material file(String name, byte[] bytes) throws IOException {
        return Material.file(Files.write(folder.resolve(name), bytes));
    }
}
