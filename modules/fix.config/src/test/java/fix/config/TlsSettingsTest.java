package fix.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.engine.Application;
import fix.transport.tls.ClientAuth;
import fix.transport.tls.PeerName;
import fix.transport.tls.TlsSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsSettingsTest {

    private static final String INITIATOR = "[SESSION]\nConnectionType=initiator\nBeginString=FIX.4.4\nSenderCompID=A\nTargetCompID=B\nSocketConnectHost=localhost\nSocketConnectPort=9880\n";
    private static final String ACCEPTOR = "[SESSION]\nConnectionType=acceptor\nBeginString=FIX.4.4\nSenderCompID=B\nTargetCompID=A\nSocketAcceptAddress=127.0.0.1\nSocketAcceptPort=0\nStore=memory\n";

    @TempDir
    static Path folder;

    @BeforeAll
    static void keyStore() throws IOException, InterruptedException {
        keytool("-genkeypair", "-alias", "me", "-keyalg", "EC", "-dname", "CN=B", "-validity", "20");
    }

    /** The JDK's own program, so that what it writes is what is read. */
    private static void keytool(String... arguments) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<String>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store(), "-storepass", "planted-secret"));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        assertEquals(0, process.waitFor(), () -> String.valueOf(process.inputReader().lines().toList()));
    }

    private static String store() {
        return folder.resolve("store.p12").toString();
    }

    private static EngineConfig read(String text) throws ConfigException {
        return ConfigSource.text("test.cfg", text).withEnvironment(Map.of("STORE_PASSWORD", "planted-secret")).read();
    }

    @Test
    void anInitiatorsTlsIsItsOwnAndCarefulByDefault() throws Exception {
        var config = read("[DEFAULT]\nSocketUseSSL=Y\n" + INITIATOR + "PeerCertificate=CN=*,O=Bank\nPeerCertificate1=DNS:b.example\n");
        var connection = config.sessions().getFirst().settings().connection();
        assertEquals(TlsSettings.DEFAULT, connection.tls().orElseThrow());
        assertEquals(List.of(new PeerName("CN=*,O=Bank"), new PeerName("DNS:b.example")), connection.peerNames());
        assertTrue(read(INITIATOR).sessions().getFirst().settings().connection().tls().isEmpty());
    }

    /** Or each reload of a configuration would log out every session that has TLS. */
    @Test
    void whatIsReadAgainIsTheSame() throws Exception {
        var text = INITIATOR + "SocketUseSSL=Y\nSocketKeyStore=" + store() + "\nSocketKeyStorePassword=${env:STORE_PASSWORD}\nPeerCertificate=CN=B\n";
        assertEquals(read(text).sessions().getFirst().settings(), read(text).sessions().getFirst().settings());
        assertEquals(read(text).sessions().getFirst().settings().connection().tls(), read(text).sessions().getFirst().settings().connection().tls());
    }

    @Test
    void everySettingHasItsEffect() throws Exception {
        var config = read(INITIATOR + "SocketUseSSL=Y\nSocketKeyStore=" + store() + "\nSocketKeyStorePassword=${env:STORE_PASSWORD}\nKeyStoreType=JKS\nEnabledProtocols=TLSv1.2\n"
                + "CipherSuites=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256\nEndpointIdentificationAlgorithm=NONE\nUseSNI=N\nSNIHostName=other.example\n");
        var tls = config.sessions().getFirst().settings().connection().tls().orElseThrow();
        assertEquals(1, tls.keys().size());
        assertEquals(List.of("TLSv1.2"), tls.protocols());
        assertEquals(List.of("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"), tls.cipherSuites());
        assertEquals(TlsSettings.HostCheck.NONE, tls.hostCheck());
        assertFalse(tls.sendServerName());
        assertEquals("other.example", tls.serverName());
        assertFalse(config.toString().contains("planted-secret"), config.toString());
        assertEquals(Duration.ofSeconds(60), config.engine().get(SecuritySettings.CERTIFICATE_CHECK_INTERVAL));
    }

    @Test
    void anAcceptorListensWithTls() throws Exception {
        keytool("-exportcert", "-alias", "me", "-rfc", "-file", folder.resolve("trusted.pem").toString());
        var config = read(ACCEPTOR + "SocketUseSSL=Y\nSocketKeyStore=" + store() + "\nSocketKeyStorePassword=planted-secret\nNeedClientAuth=Y\nSocketTrustedCertificates=" + folder.resolve("trusted.pem") + "\n");
        assertEquals(ClientAuth.NEEDED, TlsReader.tls(config.listeners().getFirst()).orElseThrow().clientAuth());
        try (var engine = config.builder(new Application() { }).start()) {
            assertTrue(engine.port() > 0);
            engine.reloadCertificates();
        }
    }

    @Test
    void whatIsWrongIsSaidWithItsLineAndWithoutThePassword() {
        assertProblem("test.cfg:9: SocketUseSSL: " + store() + ": the store cannot be opened: the password is wrong or missing",
                ACCEPTOR + "SocketUseSSL=Y\nSocketKeyStore=" + store() + "\nSocketKeyStorePassword=planted-other-secret\n");
        assertProblem("test.cfg:9: SocketUseSSL: clients' certificates are asked for, and nobody says whose are accepted",
                ACCEPTOR + "SocketUseSSL=Y\nNeedClientAuth=Y\nSocketKeyStore=" + store() + "\nSocketKeyStorePassword=planted-secret\n");
        assertProblem("SocketUseSSL: absent.pem cannot be read: there is no such file", INITIATOR + "SocketUseSSL=Y\nSocketTrustedCertificates=absent.pem\n");
        assertProblem("EnabledProtocols: 'TLSv1.1' is wrong", INITIATOR + "SocketUseSSL=Y\nEnabledProtocols=TLSv1.1\n");
        assertProblem("SocketUseSSL: cipher suite 'ROT13' is not known here", INITIATOR + "SocketUseSSL=Y\nCipherSuites=ROT13\n");
        assertProblem("PeerCertificate: 'TRADER' is wrong, neither DNS:", INITIATOR + "PeerCertificate=TRADER\n");
        assertProblem("SocketUseSSL: N here and Y on line", ACCEPTOR.replace("SocketAcceptAddress", "SocketUseSSL=Y\nSocketKeyStore=" + store() + "\nSocketKeyStorePassword=planted-secret\nSocketAcceptAddress")
                + ACCEPTOR.replace("=A\n", "=C\n") + "SocketUseSSL=N\n");
    }

    @Test
    void strangersAreBoundedByDefaultAndAsTheFileSays() throws Exception {
        var config = read(ACCEPTOR + "AllowedRemoteAddresses=127.0.0.1, 10.1.0.0/16\nMaxConnections=7\nMaxConnectionsPerAddress=3\nMaxLogonAttemptsPerMinute=20\nMaxLogonSize=2K\n");
        assertEquals(List.of("127.0.0.1", "10.1.0.0/16"), config.sessions().getFirst().settings().connection().allowed().stream().map(Object::toString).toList());
        try (var engine = config.builder(new Application() { }).start()) {
            var silent = new java.util.ArrayList<java.net.Socket>();
            for (int i = 0; i < 4; i++) {
                silent.add(new java.net.Socket("127.0.0.1", engine.port()));
            }
            assertEquals(-1, silent.getLast().getInputStream().read());
            for (var socket : silent) {
                socket.close();
            }
        }
        assertEquals(10_000, read(ACCEPTOR).listeners().getFirst().get(SecuritySettings.MAX_CONNECTIONS));
        assertProblem("AllowedRemoteAddresses: '10.0.0.0/33' is wrong, after the slash stands how many bits count, 0 to 32", ACCEPTOR + "AllowedRemoteAddresses=10.0.0.0/33\n");
        assertProblem("AllowedRemoteAddresses: 'nowhere.invalid' is wrong, an address or a name that is not known", ACCEPTOR + "AllowedRemoteAddresses=nowhere.invalid\n");
    }

    private static void assertProblem(String words, String text) {
        var failure = assertThrows(ConfigException.class, () -> read(text)).getMessage().replaceFirst("^(test\\.cfg:\\d+):\\d+:", "$1:");
        assertTrue(failure.contains(words), failure);
        assertFalse(failure.contains("planted"), failure);
    }
}
