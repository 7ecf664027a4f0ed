package fix.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fix.transport.tls.Secret;
import fix.transport.tls.TlsContext;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Through small proxies of our own, which speak their protocol over real sockets. */
@Timeout(60)
class ProxyTest {

    private static final String USER = "me";
    private static final String PASSWORD = "planted secret";

    @Test
    void httpAndSocksLeadToTheHostWithTlsAndWithout() throws Exception {
        for (var type : ProxySettings.Type.values()) {
            for (var user : new String[] {"", USER}) {
                try (var proxy = new SmallProxy(type, user); var listener = TcpListener.bind(Loopback.ANY_PORT, SocketOptions.DEFAULT);
                        var client = dialer(proxy, user, PASSWORD).dial("127.0.0.1", listener.port()); var server = listener.accept()) {
                    client.write(new byte[] {7}, 0, 1);
                    assertEquals(7, Loopback.readExactly(server, 1)[0]);
                    server.write(new byte[] {8}, 0, 1);
                    assertEquals(8, Loopback.readExactly(client, 1)[0]);
                }
                try (var proxy = new SmallProxy(type, user); var listener = TlsLoopback.listener(SocketOptions.DEFAULT, TlsLoopback.ACCEPTING)) {
                    var server = Blocked.virtual(() -> {
                        try (var connection = listener.accept()) {
                            return connection.read(new byte[1], 0, 1);
                        }
                    });
                    var dialer = new TlsDialer(dialer(proxy, user, PASSWORD), TlsContext.ofDialer(TlsLoopback.DIALING));
                    try (var client = dialer.dial("localhost", TlsLoopback.port(listener))) {
                        client.write(new byte[1], 0, 1);
                        assertEquals(1, server.value());
                    }
                }
            }
        }
    }

    @Test
    void aRefusalIsSaidInWordsAndWithoutThePassword() throws Exception {
        try (var listener = TcpListener.bind(Loopback.ANY_PORT, SocketOptions.DEFAULT)) {
            assertRefused(ProxySettings.Type.HTTP, "wrong", "refused: it wants a user and a password, or other ones (407)", listener.port());
            assertRefused(ProxySettings.Type.SOCKS, "wrong", "refused the user and the password", listener.port());
            assertRefused(ProxySettings.Type.HTTP, PASSWORD, "refused: it cannot reach that host (502)", 1);
            assertRefused(ProxySettings.Type.SOCKS, PASSWORD, "refused: nobody listens there, or the call was refused", 1);
        }
    }

    private static void assertRefused(ProxySettings.Type type, String password, String words, int port) throws Exception {
        try (var proxy = new SmallProxy(type, USER)) {
            var message = assertThrows(DialException.class, () -> dialer(proxy, USER, password).dial("127.0.0.1", port)).getMessage();
            var name = type + " proxy 127.0.0.1:" + proxy.port();
            assertEquals("no connection to 127.0.0.1:" + port + " through the " + name + ": the " + name + " " + words, message);
            assertFalse(new ProxySettings(type, "h", 1, USER, Secret.of(password)).toString().contains(password));
        }
    }

    @Test
    void aProxyThatHangsUpOrSpeaksSomethingElseOrIsNotThereIsSaid() throws Exception {
        for (var type : ProxySettings.Type.values()) {
            try (var server = new ServerSocket(0)) {
                var answering = Blocked.virtual(() -> {
                    for (var answer : new String[] {"", "SSH-2.0-OpenSSH\r\n\r\n"}) {
                        try (var socket = server.accept()) {
                            socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                            socket.shutdownOutput();
                            socket.getInputStream().readAllBytes();
                        }
                    }
                    return "done";
                });
                var dialer = new TcpDialer(SocketOptions.DEFAULT).through(new ProxySettings(type, "127.0.0.1", server.getLocalPort(), "", Secret.NONE));
                assertContains(assertThrows(DialException.class, () -> dialer.dial("h", 1)).getMessage(), "hung up in the middle of its answer");
                assertContains(assertThrows(DialException.class, () -> dialer.dial("h", 1)).getMessage(), "does not speak " + (type == ProxySettings.Type.HTTP ? "HTTP" : "SOCKS 5") + " on that port");
                assertEquals("done", answering.value());
                server.close();
                assertContains(assertThrows(DialException.class, () -> dialer.dial("h", 1)).getMessage(), "nobody listens there");
            }
        }
        var silent = new ServerSocket(0);
        try (silent) {
            var dialer = new TcpDialer(SocketOptions.DEFAULT, Duration.ofMillis(100), new InetSocketAddress(0)).through(new ProxySettings(ProxySettings.Type.HTTP, "127.0.0.1", silent.getLocalPort(), "", Secret.NONE));
            assertContains(assertThrows(DialException.class, () -> dialer.dial("h", 1)).getMessage(), "no answer within 100 ms");
        }
    }

    private static void assertContains(String text, String part) {
        assertEquals(true, text.contains(part), text);
    }

    private static TcpDialer dialer(SmallProxy proxy, String user, String password) {
        return new TcpDialer(SocketOptions.DEFAULT).through(new ProxySettings(proxy.type, "127.0.0.1", proxy.port(), user, Secret.of(user.isEmpty() ? "" : password)));
    }

    /** Leads each connection to where it asks for, when user and password are right. */
    private static final class SmallProxy implements AutoCloseable {

        private final ProxySettings.Type type;
        private final String user;
        private final ServerSocket server = new ServerSocket(0);

        SmallProxy(ProxySettings.Type type, String user) throws IOException {
            this.type = type;
            this.user = user;
            Thread.ofVirtual().start(this::serve);
        }

        int port() {
            return server.getLocalPort();
        }

        private void serve() {
            try {
                while (true) {
                    var client = server.accept();
                    Thread.ofVirtual().start(() -> {
                        try (client) {
                            if (type == ProxySettings.Type.HTTP) {
                                http(client);
                            } else {
                                socks(client);
                            }
                        } catch (IOException ended) {
                            // the test sees it
                        }
                    });
                }
            } catch (IOException closed) {
                // the end
            }
        }

        private void http(Socket client) throws IOException {
            var in = new DataInputStream(client.getInputStream());
            var request = new StringBuilder();
            while (request.indexOf("\r\n\r\n") < 0) {
                request.append((char) in.readUnsignedByte());
            }
            var wanted = "Proxy-Authorization: Basic " + Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8)) + "\r\n";
            var target = request.substring("CONNECT ".length(), request.indexOf(" HTTP"));
            if (!user.isEmpty() && request.indexOf(wanted) < 0) {
                answer(client, "HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
            } else {
                lead(client, target.substring(0, target.lastIndexOf(':')), Integer.parseInt(target.substring(target.lastIndexOf(':') + 1)), "HTTP/1.1 200 OK\r\nServer: x\r\n\r\n", "HTTP/1.1 502 Bad Gateway\r\n\r\n");
            }
        }

        private void socks(Socket client) throws IOException {
            var in = new DataInputStream(client.getInputStream());
            in.readUnsignedByte();
            in.readFully(new byte[in.readUnsignedByte()]);
            answer(client, user.isEmpty() ? "\u0005\u0000" : "\u0005\u0002");
            if (!user.isEmpty()) {
                in.readUnsignedByte();
                var given = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8) + ":" + new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
                boolean right = given.equals(USER + ":" + PASSWORD);
                answer(client, right ? "\u0001\u0000" : "\u0001\u0001");
                if (!right) {
                    return;
                }
            }
            in.readFully(new byte[3]);
            var host = switch (in.readUnsignedByte()) {
                case 1 -> java.net.InetAddress.getByAddress(in.readNBytes(4)).getHostAddress();
                case 3 -> new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.US_ASCII);
                default -> java.net.InetAddress.getByAddress(in.readNBytes(16)).getHostAddress();
            };
            lead(client, host, in.readUnsignedShort(), "\u0005\u0000\u0000\u0001\u0000\u0000\u0000\u0000\u0000\u0000", "\u0005\u0005\u0000\u0001\u0000\u0000\u0000\u0000\u0000\u0000");
        }

        private static void answer(Socket client, String text) throws IOException {
            client.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        private static void lead(Socket client, String host, int port, String yes, String no) throws IOException {
            Socket target;
            try {
                target = new Socket(host, port);
            } catch (IOException unreachable) {
                answer(client, no);
                return;
            }
            try (target) {
                answer(client, yes);
                var back = Thread.ofVirtual().start(() -> pass(target, client));
                pass(client, target);
                back.join();
            } catch (InterruptedException nobodyShould) {
                Thread.currentThread().interrupt();
            }
        }

        private static void pass(Socket from, Socket to) {
            try {
                from.getInputStream().transferTo(to.getOutputStream());
                to.shutdownOutput();
            } catch (IOException ended) {
                // either side
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
