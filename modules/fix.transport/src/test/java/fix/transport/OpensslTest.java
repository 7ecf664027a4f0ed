package fix.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.transport.tls.Authority;
import fix.transport.tls.Openssl;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With OpenSSL as the other side, in both roles. */
@Timeout(60)
class OpensslTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.write(folder.resolve("ca.pem"), Authority.pem("CERTIFICATE", encoded()));
        for (var issued : List.of(TlsLoopback.TRADER, TlsLoopback.BROKER)) {
            var name = issued == TlsLoopback.TRADER ? "trader" : "broker";
            Files.write(folder.resolve(name + ".pem"), Authority.join(issued.certificatesPem(), issued.keyPem()));
        }
    }

    private static byte[] encoded() {
        try {
            return TlsLoopback.AUTHORITY.certificate().getEncoded();
        } catch (java.security.cert.CertificateEncodingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void sClientTradesWithUsInEachVersion() throws Exception {
        for (var version : List.of("-tls1_2", "-tls1_3")) {
            try (var listener = TlsLoopback.listener(SocketOptions.DEFAULT, TlsLoopback.MUTUAL); var client = client(listener, version + " -quiet"); var server = listener.accept()) {
                client.say("to you\n");
                assertEquals("to you\n", text(server, 7));
                assertEquals(TlsLoopback.TRADER.certificate(), server.peerCertificates().getFirst());
                server.write("and back\n".getBytes(StandardCharsets.US_ASCII), 0, 9);
                client.await("and back");
                server.shutdownOutput();
                client.awaitEnd();
            }
        }
    }

    @Test
    void sClientsKeyUpdateIsAnsweredAndTheStreamGoesOn() throws Exception {
        try (var listener = TlsLoopback.listener(SocketOptions.DEFAULT, TlsLoopback.MUTUAL); var client = client(listener, "-tls1_3"); var server = listener.accept()) {
            client.say("one\n");
            assertEquals("one\n", text(server, 4));
            client.say("K\n");
            client.await("KEYUPDATE");
            client.say("two\n");
            assertEquals("two\n", text(server, 4));
            server.write("three\n".getBytes(StandardCharsets.US_ASCII), 0, 6);
            client.await("three");
        }
    }

    @Test
    void whoWantsToNegotiateAnewIsCutOff() throws Exception {
        try (var listener = TlsLoopback.listener(SocketOptions.DEFAULT, TlsLoopback.MUTUAL); var client = client(listener, "-tls1_2"); var server = listener.accept()) {
            client.say("one\n");
            assertEquals("one\n", text(server, 4));
            client.say("R\n");
            assertEquals("TLS: the peer wants to negotiate anew, which is not allowed: it must connect again instead",
                    Blocked.virtual(() -> server.read(new byte[1], 0, 1)).failure().getMessage());
        }
    }

    @Test
    void anOldVersionAndAnOldSuiteAreRefusedInWords() throws Exception {
        assertTrue(refusal("-tls1_1 -cipher ALL:@SECLEVEL=0").contains("the peer offers no version of TLS that we accept"));
        // Without forward secrecy:
        assertTrue(refusal("-tls1_2 -cipher AES256-GCM-SHA384").contains("the peer offers no cipher suite that we accept"));
        // Without authenticated encryption:
        assertTrue(refusal("-tls1_2 -cipher ECDHE-ECDSA-AES256-SHA384").contains("the peer offers no cipher suite that we accept"));
    }

    private String refusal(String options) throws Exception {
        try (var listener = TlsLoopback.listener(SocketOptions.DEFAULT, TlsLoopback.ACCEPTING); var client = client(listener, options); var server = listener.accept()) {
            var message = assertThrows(TlsException.class, () -> server.write(new byte[1], 0, 1)).getMessage();
            server.close();
            client.await("alert");
            return message;
        }
    }

    @Test
    void weTradeWithSServerInEachVersion() throws Exception {
        for (var version : List.of("-tls1_2", "-tls1_3")) {
            try (var server = server(version + " -Verify 3 -verify_return_error");
                    var client = TlsLoopback.dialer(SocketOptions.DEFAULT, TlsLoopback.DIALING.withKey(TlsLoopback.TRADER.source())).dial("localhost", server.port)) {
                for (var word : List.of("abc\n", "defghi\n")) {
                    client.write(word.getBytes(StandardCharsets.US_ASCII), 0, word.length());
                    assertEquals(new StringBuilder(word.strip()).reverse() + "\n", text(client, word.length()));
                }
                assertEquals(TlsLoopback.BROKER.certificate(), client.peerCertificates().getFirst());
            }
        }
    }

    @Test
    void sServersRefusalOfOurCertificateIsSaidInWords() throws Exception {
        try (var server = server("-tls1_3 -Verify 3 -verify_return_error")) {
            var message = assertThrows(IOException.class, () -> {
                try (var client = TlsLoopback.dialer(SocketOptions.DEFAULT, TlsLoopback.DIALING).dial("localhost", server.port)) {
                    client.read(new byte[1], 0, 1);
                }
            }).getMessage();
            assertTrue(message.contains("the peer refused (certificate_required): it wants a certificate of ours and we gave none"), message);
        }
    }

    private Program client(Listener listener, String options) {
        return new Program(Openssl.start("s_client -connect 127.0.0.1:" + TlsLoopback.port(listener) + " -CAfile " + folder.resolve("ca.pem") + " -verify_return_error -cert "
                + folder.resolve("trader.pem") + " -key " + folder.resolve("trader.pem") + " " + options), 0);
    }

    private Program server(String options) throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var program = new Program(Openssl.start("s_server -rev -accept 127.0.0.1:" + port + " -CAfile " + folder.resolve("ca.pem") + " -cert " + folder.resolve("broker.pem") + " -key "
                + folder.resolve("broker.pem") + " " + options), port);
        program.await("ACCEPT");
        return program;
    }

    private static String text(Connection connection, int length) throws IOException {
        return new String(Loopback.readExactly(connection, length), StandardCharsets.US_ASCII);
    }

    /** A running openssl. */
    private static final class Program implements AutoCloseable {

        private final Process process;
        private final BufferedReader said;
        private final int port;

        Program(Process process, int port) {
            this.process = process;
            this.port = port;
            said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        }

        void say(String text) throws IOException {
            process.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            process.getOutputStream().flush();
        }

        void await(String word) throws IOException {
            var all = new StringBuilder();
            for (var line = said.readLine(); line != null; line = said.readLine()) {
                all.append(line).append('\n');
                if (line.contains(word)) {
                    return;
                }
            }
            throw new AssertionError("openssl ended without " + word + ": " + all);
        }

        void awaitEnd() throws IOException {
            while (said.readLine() != null) {
                continue;
            }
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
