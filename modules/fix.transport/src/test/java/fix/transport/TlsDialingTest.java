package fix.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.transport.tls.TlsContext;
import fix.transport.tls.TlsSettings;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a dialer tells a listener, and makes of what a listener answers; byte by byte. */
@Timeout(60)
class TlsDialingTest {

    private static final TlsSettings DIALING = TlsLoopback.DIALING;

    /** RFC 8446, section 6.2, and RFC 7301: each alert that a peer may refuse us with. */
    @Test
    void whatAPeerRefusesUsWithIsSaidInWords() throws Exception {
        assertContains(refusedWith(40), "(handshake_failure): it found nothing in common with us");
        assertContains(refusedWith(42), "(bad_certificate): it does not accept our certificate, or we gave none");
        assertContains(refusedWith(43), "(unsupported_certificate): it does not accept our certificate's kind or strength");
        assertContains(refusedWith(44), "(certificate_revoked): our certificate was revoked");
        assertContains(refusedWith(45), "(certificate_expired): our certificate has expired");
        assertContains(refusedWith(46), "(certificate_unknown): it does not accept our certificate: is our issuer among its trusted ones");
        assertContains(refusedWith(48), "(unknown_ca): it does not know who issued our certificate");
        assertContains(refusedWith(49), "(access_denied): it knows our certificate, and does not let us in");
        assertContains(refusedWith(51), "(decrypt_error): our signature was wrong for it");
        assertContains(refusedWith(70), "(protocol_version): it has none of the versions of TLS that we offer");
        assertContains(refusedWith(71), "(insufficient_security): it wants stronger cipher suites than ours");
        assertContains(refusedWith(112), "(unrecognized_name): it is not the host whose name we told it");
        assertContains(refusedWith(116), "(certificate_required): it wants a certificate of ours and we gave none");
        assertContains(refusedWith(120), "(no_application_protocol): it wants another protocol on that port");
        assertContains(refusedWith(80), "(internal_error): its log says why");
        assertContains(answeredWith(new byte[] {21, 3, 3, 0, 2, 1, 0}), "the peer ended it (close_notify); its log says why");
    }

    private static String refusedWith(int alert) throws Exception {
        return answeredWith(new byte[] {21, 3, 3, 0, 2, 2, (byte) alert});
    }

    /** What a dialer says of a listener that answers so. */
    private static String answeredWith(byte[] answer) throws Exception {
        try (var listener = new ServerSocket(0)) {
            var dialed = dialed(listener, DIALING, "127.0.0.1", TlsLoopback.PATIENCE);
            try (var socket = listener.accept()) {
                hello(socket);
                socket.getOutputStream().write(answer);
                socket.shutdownOutput();
                return dialed.failure().getMessage();
            }
        }
    }

    private static Blocked dialed(ServerSocket listener, TlsSettings settings, String host, Duration patience) {
        return Blocked.virtual(() -> new TlsDialer(new TcpDialer(SocketOptions.DEFAULT, patience, new InetSocketAddress(0)), TlsContext.ofDialer(settings)).dial(host, listener.getLocalPort()));
    }

    /** The record that a client begins with. */
    private static String hello(Socket socket) throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        in.readNBytes(3);
        return new String(in.readNBytes(in.readUnsignedShort()), StandardCharsets.ISO_8859_1);
    }

    @Test
    void theHostIsToldUnlessItIsAnAddressOrIsNotToBeTold() throws Exception {
        assertTrue(told(DIALING, "localhost").contains("localhost"));
        assertFalse(told(DIALING.withServerName(false, ""), "localhost").contains("localhost"));
        assertFalse(told(DIALING, "127.0.0.1").contains("127.0.0.1"));
        assertTrue(told(DIALING.withServerName(true, "other.example"), "127.0.0.1").contains("other.example"));
    }

    private static String told(TlsSettings settings, String host) throws Exception {
        try (var listener = new ServerSocket(0)) {
            var dialed = dialed(listener, settings, host, TlsLoopback.PATIENCE);
            String hello;
            try (var socket = listener.accept()) {
                hello = hello(socket);
            }
            dialed.failure();
            return hello;
        }
    }

    @Test
    void aListenerThatSaysNothingIsGivenUpOn() throws Exception {
        try (var silent = new ServerSocket(0)) {
            var message = dialed(silent, DIALING, "127.0.0.1", Duration.ofMillis(200)).failure().getMessage();
            assertContains(message, "no connection to 127.0.0.1:" + silent.getLocalPort() + ": TLS handshake failed: the peer did not answer within 200 ms");
        }
    }

    @Test
    void aListenerThatSaysALittleNowAndThenIsGivenUpOnToo() throws Exception {
        try (var slow = new ServerSocket(0)) {
            var dialed = dialed(slow, DIALING, "127.0.0.1", Duration.ofMillis(200));
            try (var socket = slow.accept()) {
                socket.setSoTimeout(20);
                for (int i = 0; i < 150; i++) {
                    socket.getOutputStream().write(new byte[] {22, 3, 3, 64, 0, 0}, Math.min(i, 5), 1);
                    try {
                        while (socket.getInputStream().read() >= 0) {
                            continue;
                        }
                        break;
                    } catch (SocketTimeoutException stillThere) {
                        // a byte more
                    }
                }
            } catch (SocketException reset) {
                // it is gone
            }
            assertContains(dialed.failure().getMessage(), "the peer did not answer within 200 ms");
        }
    }

    @Test
    void theTimeLimitOfTheHandshakeIsNotThatOfTheConnection() throws Exception {
        try (var line = TlsLoopback.open()) {
            assertEquals(0, ((StreamConnection) line.client()).socket().getSoTimeout());
        }
    }

    private static void assertContains(String text, String... parts) {
        for (var part : parts) {
            assertTrue(text.contains(part), text);
        }
    }
}
