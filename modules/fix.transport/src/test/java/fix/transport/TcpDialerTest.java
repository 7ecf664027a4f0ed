package fix.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TcpDialerTest {

    private static final TcpDialer DIALER = new TcpDialer(SocketOptions.DEFAULT);
    private static final InetSocketAddress ANYWHERE = new InetSocketAddress(0);

    @Test
    void aRefusedCallSaysWhereToAndWhy() throws Exception {
        int port = freePort();
        assertEquals("no connection to 127.0.0.1:" + port + ": nobody listens there, or the call was refused",
                assertThrows(DialException.class, () -> DIALER.dial("127.0.0.1", port)).getMessage());
    }

    @Test
    void anUnknownNameSaysSo() {
        assertEquals("no connection to nowhere.invalid:9880: the name is unknown; check its spelling and the name service",
                assertThrows(DialException.class, () -> DIALER.dial("nowhere.invalid", 9880)).getMessage());
    }

    @Test
    void aCallThatNobodyAnswersEndsAtItsTimeLimit() throws Exception {
        try (var full = new FullListener()) {
            var dialer = new TcpDialer(SocketOptions.DEFAULT, Duration.ofMillis(50), ANYWHERE);
            assertEquals("no connection to 127.0.0.1:" + full.port() + ": no answer within 50 ms",
                    assertThrows(DialException.class, () -> dialer.dial("127.0.0.1", full.port())).getMessage());
        }
    }

    @Test
    void anInterruptEndsACallThatNobodyAnswers() throws Exception {
        try (var full = new FullListener()) {
            var call = Blocked.virtual(() -> DIALER.dial("127.0.0.1", full.port())).awaitParked();
            call.interrupt();
            assertInstanceOf(DialException.class, call.failure());
        }
    }

    @Test
    void failedCallsLeaveNoDescriptorOpen() throws Exception {
        var descriptors = Path.of("/proc/self/fd");
        Assumptions.assumeTrue(Files.isDirectory(descriptors), "counts in /proc, which this system lacks");
        int port = freePort();
        assertThrows(DialException.class, () -> DIALER.dial("127.0.0.1", port));
        // The address is no machine's: binding to it fails after the socket is there.
        var fromNowhere = new TcpDialer(SocketOptions.DEFAULT, Duration.ofSeconds(5), new InetSocketAddress("192.0.2.1", 0));
        int before = count(descriptors);
        for (int i = 0; i < 200; i++) {
            assertThrows(DialException.class, () -> DIALER.dial("127.0.0.1", port));
            assertThrows(DialException.class, () -> fromNowhere.dial("127.0.0.1", port));
            assertThrows(IOException.class, () -> TcpListener.bind(new InetSocketAddress("192.0.2.1", 9880), SocketOptions.DEFAULT));
        }
        int after = count(descriptors);
        assertTrue(after < before + 20, before + " descriptors before, " + after + " after 200 failed calls");
    }

    @Test
    void aCallCanComeFromAGivenAddress() throws Exception {
        try (var listener = TcpListener.bind(Loopback.ANY_PORT, SocketOptions.DEFAULT)) {
            var dialer = new TcpDialer(SocketOptions.DEFAULT, Duration.ofSeconds(5), new InetSocketAddress("127.0.0.2", 0));
            Assumptions.assumeTrue(System.getProperty("os.name").equals("Linux"), "127.0.0.2 is an address on Linux alone");
            try (var client = dialer.dial("127.0.0.1", listener.port()); var server = listener.accept()) {
                assertTrue(Addresses.text(server.remoteAddress()).startsWith("127.0.0.2:"), server.toString());
            }
        }
    }

    @Test
    void aTimeLimitOfNothingIsAnErrorOfTheCaller() {
        assertThrows(IllegalArgumentException.class, () -> new TcpDialer(SocketOptions.DEFAULT, Duration.ZERO, ANYWHERE));
        assertThrows(IllegalArgumentException.class, () -> new TcpDialer(SocketOptions.DEFAULT, Duration.ofDays(25), ANYWHERE));
    }

    private static int freePort() throws IOException {
        try (var listener = TcpListener.bind(Loopback.ANY_PORT, SocketOptions.DEFAULT)) {
            return listener.port();
        }
    }

    private static int count(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return (int) files.count();
        }
    }

    /** A listener that accepts nothing and whose backlog is full, so that further calls get no answer. */
    private static final class FullListener implements AutoCloseable {

        private final TcpListener listener = TcpListener.bind(Loopback.ANY_PORT, 1, SocketOptions.DEFAULT);
        private final List<Connection> waiting = new ArrayList<>();

        FullListener() throws IOException {
            var dialer = new TcpDialer(SocketOptions.DEFAULT, Duration.ofMillis(200), ANYWHERE);
            try {
                while (waiting.size() < 100) {
                    waiting.add(dialer.dial("127.0.0.1", listener.port()));
                }
            } catch (DialException e) {
                return;
            }
            close();
            Assumptions.abort("this system accepts more than the backlog");
        }

        int port() {
            return listener.port();
        }

        @Override
        public void close() {
            waiting.forEach(Connection::close);
            listener.close();
        }
    }
}
