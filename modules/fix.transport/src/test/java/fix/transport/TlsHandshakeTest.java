package fix.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.transport.tls.Authority;
import fix.transport.tls.ClientAuth;
import fix.transport.tls.TlsSettings;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Handshakes that fail say why, on both sides; those that do not advance cost others nothing. */
@Timeout(60)
class TlsHandshakeTest {

    private static final TlsSettings DIALING = TlsLoopback.DIALING;
    private static final TlsSettings ACCEPTING = TlsLoopback.ACCEPTING;

    /** How both sides ended. */
    private record Failed(String client, String server) {}

    @Test
    void anExpiredCertificateIsNamedWithItsDay() throws Exception {
        var expired = TlsLoopback.AUTHORITY.issue("CN=BROKER", Duration.ofDays(-10), Duration.ofDays(-3), "DNS:localhost");
        var failed = fail(TlsSettings.DEFAULT.withKey(expired.source()), DIALING);
        assertContains(failed.client, "TLS handshake failed: the peer's certificate 'CN=BROKER' expired on 20", ": its holder must renew it");
        assertContains(failed.server, "the peer refused (certificate_expired): our certificate has expired: renew it");
    }

    @Test
    void anExpiredCertificateIsRefusedEvenWhenItIsItselfTrusted() throws Exception {
        var expired = TlsLoopback.AUTHORITY.issue("CN=BROKER", Duration.ofDays(-10), Duration.ofDays(-3), "DNS:localhost");
        var pinned = TlsSettings.DEFAULT.withTrust(new fix.transport.tls.TrustSource.Pem(fix.transport.tls.Material.bytes("pinned", expired.certificatesPem())));
        var failed = fail(TlsSettings.DEFAULT.withKey(expired.source()), pinned);
        assertContains(failed.client, "expired on 20");
        assertContains(failed.server, "the peer refused (certificate_expired)");
    }

    @Test
    void anExpiredIssuerIsToldApartFromThePeersOwnCertificate() throws Exception {
        var expired = TlsLoopback.AUTHORITY.below("Department", Duration.ofDays(-3)).issue("CN=BROKER", "DNS:localhost");
        assertContains(fail(TlsSettings.DEFAULT.withKey(expired.source()), DIALING).client, "a certificate that vouches for the peer's, 'CN=Department' expired on 20");
        var good = TlsLoopback.AUTHORITY.below("Department", Duration.ofDays(30)).issue("CN=BROKER", "DNS:localhost");
        assertEquals(good.certificate(), peerOf(TlsSettings.DEFAULT.withKey(good.source()), DIALING));
    }

    @Test
    void aCertificateOfTomorrowPointsToTheClock() throws Exception {
        var early = TlsLoopback.AUTHORITY.issue("CN=BROKER", Duration.ofDays(3), Duration.ofDays(10), "DNS:localhost");
        assertContains(fail(TlsSettings.DEFAULT.withKey(early.source()), DIALING).client, "'CN=BROKER' is not valid before 20", ": check this machine's clock, or wait");
    }

    @Test
    void aForgedSignatureIsToldApartFromAnUnknownIssuer() throws Exception {
        var department = TlsLoopback.AUTHORITY.below("Department", Duration.ofDays(30));
        var forged = new Authority("Department").issue("CN=BROKER", "DNS:localhost");
        var passedOff = new Authority.Issued(forged.key(), List.of(forged.certificate(), department.certificate()));
        assertContains(fail(TlsSettings.DEFAULT.withKey(passedOff.source()), DIALING).client, "'CN=BROKER' has a signature that is not its issuer's 'CN=Department': somebody forged it");
    }

    @Test
    void anUnknownIssuerIsNamed() throws Exception {
        var stranger = new Authority("Stranger").issue("CN=BROKER", "DNS:localhost");
        var failed = fail(TlsSettings.DEFAULT.withKey(stranger.source()), DIALING);
        assertContains(failed.client, "the peer's certificate 'CN=BROKER' is not trusted: neither it nor its issuer 'CN=Stranger' is among the trusted certificates");
        assertContains(failed.server, "the peer refused (certificate_unknown)");
        assertContains(fail(ACCEPTING, TlsSettings.DEFAULT).client, "'CN=BROKER' is not trusted"); // the JDK's own authorities
    }

    @Test
    void aCertificateForAnotherHostIsRefusedUnlessTheCheckIsOff() throws Exception {
        var other = TlsSettings.DEFAULT.withKey(TlsLoopback.AUTHORITY.issue("CN=localhost", "DNS:other.example", "IP:10.0.0.1").source());
        assertContains(fail(other, DIALING).client, "'CN=localhost' is for DNS:other.example, IP:10.0.0.1, and not for localhost: call it by a name that it is for");
        assertContains(fail(TlsSettings.DEFAULT.withKey(TlsLoopback.AUTHORITY.issue("CN=nobody").source()), DIALING).client, "is for no host at all");
        assertContains(fail(other, DIALING.withHostCheck(TlsSettings.HostCheck.LDAPS)).client, "and not for localhost");
        TlsLoopback.open(SocketOptions.DEFAULT, other, DIALING.withHostCheck(TlsSettings.HostCheck.NONE)).close();
        TlsLoopback.open(SocketOptions.DEFAULT, other, DIALING.withServerName(true, "other.example")).close();
    }

    @Test
    void aClientWithoutACertificateIsRefusedWhereOneIsNeeded() throws Exception {
        for (var protocol : TlsSettings.PROTOCOLS) {
            var failed = fail(TlsLoopback.MUTUAL.withProtocols(List.of(protocol)), DIALING);
            assertContains(failed.server, "TLS handshake failed: the peer gave no certificate, and one is needed");
            assertContains(failed.client, "the peer refused (", "certificate");
            var stranger = fail(TlsLoopback.MUTUAL.withProtocols(List.of(protocol)), DIALING.withKey(new Authority("Stranger").issue("CN=MALLORY").source()));
            assertContains(stranger.server, "the peer's certificate 'CN=MALLORY' is not trusted");
            assertContains(stranger.client, "the peer refused (certificate_unknown)");
        }
        TlsLoopback.open(SocketOptions.DEFAULT, TlsLoopback.MUTUAL.withClientAuth(ClientAuth.WANTED), DIALING).close();
    }

    @Test
    void aClientsCertificateIsSeenWhereItIsAskedForAndNowhereElse() throws Exception {
        var dialing = DIALING.withKey(TlsLoopback.TRADER.source());
        assertEquals(TlsLoopback.TRADER.chain(), clientOf(TlsLoopback.MUTUAL.withClientAuth(ClientAuth.WANTED), dialing));
        assertEquals(List.of(), clientOf(TlsLoopback.MUTUAL.withClientAuth(ClientAuth.NONE), dialing));
    }

    @Test
    void ofTwoCertificatesAClientGivesTheOneWhoseIssuerTheListenerTrusts() throws Exception {
        var strange = new Authority("Stranger").issue("CN=STRANGE");
        assertEquals(TlsLoopback.TRADER.chain(), clientOf(TlsLoopback.MUTUAL, DIALING.withKey(strange.source()).withKey(TlsLoopback.TRADER.source())));
    }

    private static List<?> clientOf(TlsSettings accepting, TlsSettings dialing) throws Exception {
        try (var line = TlsLoopback.open(SocketOptions.DEFAULT, accepting, dialing)) {
            return line.server().peerCertificates();
        }
    }

    @Test
    void ofTheSuitesThatBothHaveTheListenersPreferredOneIsUsed() throws Exception {
        var strong = List.of("TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256");
        for (var accepted : List.of(strong, strong.reversed())) {
            try (var line = TlsLoopback.open(SocketOptions.DEFAULT, ACCEPTING.withCipherSuites(accepted), DIALING.withCipherSuites(strong))) {
                assertEquals(accepted.getFirst(), ((TlsConnection) line.server()).engine().getSession().getCipherSuite());
            }
        }
    }

    @Test
    void twoWithoutACommonVersionOrSuiteSaySo() throws Exception {
        var versions = fail(ACCEPTING.withProtocols(List.of("TLSv1.3")), DIALING.withProtocols(List.of("TLSv1.2")));
        assertContains(versions.server, "the peer offers no version of TLS that we accept");
        assertContains(versions.client, "the peer refused (protocol_version): it has none of the versions of TLS that we offer");
        var suites = fail(ACCEPTING.withCipherSuites(List.of("TLS_AES_128_GCM_SHA256")), DIALING.withCipherSuites(List.of("TLS_AES_256_GCM_SHA384")));
        assertContains(suites.client, "the peer refused (handshake_failure): it found nothing in common with us");
        assertContains(suites.server, "the peer offers no cipher suite that we accept");
        var apart = assertThrows(DialException.class, () -> TlsLoopback.open(SocketOptions.DEFAULT, ACCEPTING, DIALING.withProtocols(List.of("TLSv1.2")).withCipherSuites(List.of("TLS_AES_128_GCM_SHA256"))));
        assertContains(apart.getMessage(), "none of our versions of TLS goes with one of our cipher suites");
    }

    @Test
    void aPeerThatSpeaksFixWithoutTlsIsToldApartFromOneThatSpeaksSomethingElse() throws Exception {
        assertContains(acceptFrom("8=FIX.4.4\u00019=5\u000135=A\u0001"), "the peer speaks FIX without TLS: let both sides use TLS, or neither");
        assertContains(acceptFrom("GET / HTTP/1.1\r\n\r\n"), "the peer does not speak TLS on that port");
        assertContains(acceptFrom(""), "the peer ended the connection without a word of TLS");
        assertContains(acceptFrom("\u0016\u0003\u0001\u0000\u0005"), "the peer ended the connection in the middle of it");
    }

    /** Does not wait for a handshake, or the test fails. */
    private static Connection accepted(TcpListener listener) throws Exception {
        return (Connection) Blocked.virtual(listener::accept).value();
    }

    private static String acceptFrom(String bytes) throws Exception {
        try (var listener = TlsLoopback.listener(SocketOptions.DEFAULT, ACCEPTING); var client = new Socket("127.0.0.1", TlsLoopback.port(listener)); var server = accepted(listener)) {
            client.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            client.shutdownOutput();
            return assertThrows(TlsException.class, () -> server.read(new byte[1], 0, 1)).getMessage();
        }
    }

    /** A refusal is left time to be read, and no more than a few seconds of it. */
    @Test
    void whoIsRefusedDoesNotKeepTheConnectionByTalkingOnNorBySilence() throws Exception {
        for (boolean talks : List.of(true, false)) {
            try (var listener = TlsLoopback.listener(SocketOptions.DEFAULT, ACCEPTING); var client = new Socket("127.0.0.1", TlsLoopback.port(listener)); var server = accepted(listener)) {
                client.getOutputStream().write(new byte[] {22, 3, 1, 0, 4, 9, 9, 9, 9});
                var talking = Blocked.virtual(() -> {
                    while (talks) {
                        client.getOutputStream().write(new byte[1_000]);
                    }
                    return "silent";
                });
                var refused = Blocked.virtual(() -> {
                    try (server) {
                        return server.read(new byte[1], 0, 1);
                    }
                });
                assertInstanceOf(TlsException.class, refused.failure());
                talking.end();
            }
        }
    }

    @Test
    void whatAPeerSaysInAHandshakeIsBounded() throws Exception {
        try (var listener = TlsLoopback.listener(SocketOptions.DEFAULT, ACCEPTING); var client = new Socket("127.0.0.1", TlsLoopback.port(listener)); var server = accepted(listener)) {
            var talking = Blocked.virtual(() -> {
                while (true) {
                    client.getOutputStream().write(new byte[] {21, 3, 3, 0, 2, 1, 90}); // user_canceled, a warning
                }
            });
            var refused = Blocked.virtual(() -> {
                try (server) {
                    return server.read(new byte[1], 0, 1);
                }
            });
            assertContains(refused.failure().getMessage(), "the peer sent more than 262144 bytes in it");
            talking.end();
        }
    }

    @Test
    void theNameThatIsAskedForChoosesTheCertificate() throws Exception {
        var first = TlsLoopback.AUTHORITY.issue("CN=first", "DNS:first.example", "DNS:localhost");
        var second = TlsLoopback.AUTHORITY.issueRsa("CN=second", "DNS:*.second.example");
        var listening = TlsSettings.DEFAULT.withKey(first.source()).withKey(second.source());
        for (var protocol : TlsSettings.PROTOCOLS) {
            var dialing = DIALING.withProtocols(List.of(protocol));
            assertEquals(second.certificate(), peerOf(listening, dialing.withServerName(true, "fix.Second.example")));
            assertEquals(first.certificate(), peerOf(listening, dialing.withServerName(true, "first.example")));
            assertEquals(first.certificate(), peerOf(listening, dialing.withServerName(false, "")));
            assertEquals(first.certificate(), peerOf(listening, dialing)); // localhost
            var anyHost = dialing.withHostCheck(TlsSettings.HostCheck.NONE);
            assertEquals(first.certificate(), peerOf(listening, anyHost.withServerName(true, "deep.fix.second.example")), "a star is one part of a name");
        }
    }

    private static Object peerOf(TlsSettings accepting, TlsSettings dialing) throws Exception {
        try (var line = TlsLoopback.open(SocketOptions.DEFAULT, accepting, dialing)) {
            return line.client().peerCertificates().getFirst();
        }
    }

    @Test
    void slowLorisHandshakesKeepNobodyOut() throws Exception {
        try (var listener = TlsLoopback.listener(SocketOptions.DEFAULT, ACCEPTING)) {
            var slow = new ArrayList<Socket>();
            var readers = new ArrayList<Blocked>();
            var accepted = new ArrayList<Connection>();
            try {
                for (int i = 0; i < 200; i++) {
                    var socket = new Socket("127.0.0.1", TlsLoopback.port(listener));
                    socket.getOutputStream().write(new byte[] {22, 3, 1, 1, 0, 1, (byte) i});
                    slow.add(socket);
                    var server = Blocked.virtual(listener::accept);
                    accepted.add((Connection) server.value());
                    readers.add(Blocked.virtual(() -> accepted.getLast().read(new byte[1], 0, 1)).awaitParked());
                }
                var good = Blocked.virtual(() -> {
                    try (var server = listener.accept()) {
                        return server.read(new byte[1], 0, 1);
                    }
                });
                var dialed = Blocked.virtual(() -> TlsLoopback.dialer(SocketOptions.DEFAULT, DIALING).dial("localhost", TlsLoopback.port(listener)));
                try (var client = (Connection) dialed.value()) {
                    client.write(new byte[1], 0, 1);
                    assertEquals(1, good.value());
                }
                accepted.forEach(Connection::close);
                for (var reader : readers) {
                    assertInstanceOf(TransportClosedException.class, reader.failure());
                }
            } finally {
                for (var socket : slow) {
                    socket.close();
                }
            }
        }
    }

    @Test
    void manyHandshakesAtOnceAllComeThroughOnAFewPlatformThreads() throws Exception {
        try (var listener = TlsLoopback.listener(SocketOptions.DEFAULT, ACCEPTING)) {
            var acceptor = Blocked.virtual(() -> {
                var readers = new ArrayList<Blocked>();
                for (int i = 0; i < 100; i++) {
                    var server = listener.accept();
                    readers.add(Blocked.virtual(() -> {
                        try (server) {
                            return server.read(new byte[1], 0, 1);
                        }
                    }));
                }
                for (var reader : readers) {
                    assertEquals(1, reader.value());
                }
                return "all";
            });
            var dialer = TlsLoopback.dialer(SocketOptions.DEFAULT, DIALING);
            var clients = new ArrayList<Blocked>();
            for (int i = 0; i < 100; i++) {
                clients.add(Blocked.virtual(() -> {
                    try (var client = dialer.dial("localhost", TlsLoopback.port(listener))) {
                        client.write(new byte[1], 0, 1);
                        client.shutdownOutput();
                        return client.read(new byte[1], 0, 1);
                    }
                }));
            }
            assertEquals("all", acceptor.value());
            for (var client : clients) {
                client.end();
            }
            long threads = Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("fix-handshake-")).count();
            assertTrue(threads <= Math.max(1, Runtime.getRuntime().availableProcessors() / 2), threads + " threads");
        }
    }

    private static Failed fail(TlsSettings accepting, TlsSettings dialing) throws Exception {
        try (var listener = TlsLoopback.listener(SocketOptions.DEFAULT, accepting)) {
            // One byte after a handshake that should have failed, so that nobody waits for the other then.
            var server = Blocked.virtual(() -> {
                try (var connection = listener.accept()) {
                    connection.write(new byte[1], 0, 1);
                    return "shook hands";
                }
            });
            // A client of TLS 1.3 is done before the listener has looked at its certificate, and hears of that when it reads.
            var client = assertThrows(IOException.class, () -> {
                try (var connection = TlsLoopback.dialer(SocketOptions.DEFAULT, dialing).dial("localhost", TlsLoopback.port(listener))) {
                    connection.read(new byte[1], 0, 1);
                }
            });
            var failed = new Failed(client.getMessage(), assertInstanceOf(TlsException.class, server.failure()).getMessage());
            assertFalse(failed.toString().contains("\n"), failed.toString());
            return failed;
        }
    }

    private static void assertContains(String text, String... parts) {
        for (var part : parts) {
            assertTrue(text.contains(part), text);
        }
    }
}
