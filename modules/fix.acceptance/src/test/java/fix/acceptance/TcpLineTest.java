package fix.acceptance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TcpLineTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final String HOST = InetAddress.getLoopbackAddress().getHostAddress();

    @Test
    void bytesGoBothWaysAndTheServersCloseIsSeen() throws Exception {
        try (var server = new LoopbackServer(socket -> socket.getOutputStream().write(socket.getInputStream().readNBytes(3)));
                var line = new TcpLine(HOST, server.port(), 0)) {
            line.connect(1);
            line.send(1, new byte[] {1, 2, 3});

            assertArrayEquals(new byte[] {1, 2, 3}, assertInstanceOf(Line.Event.Bytes.class, line.next(1, LONG)).bytes());
            assertEquals(new Line.Event.Closed("FIN"), line.next(1, LONG));
            assertEquals(new Line.Event.Closed("FIN"), line.next(1, Duration.ZERO), "for ever after");
        }
    }

    @Test
    void aResetIsACloseToo() throws Exception {
        try (var server = new LoopbackServer(socket -> {
                    assertEquals(7, socket.getInputStream().read());
                    socket.setSoLinger(true, 0);
                });
                var line = new TcpLine(HOST, server.port(), 0)) {
            line.connect(1);
            line.send(1, new byte[] {7});

            assertInstanceOf(Line.Event.Closed.class, line.next(1, LONG));
        }
    }

    @Test
    void aHalfClosedConnectionStillReceives() throws Exception {
        try (var server = new LoopbackServer(socket -> {
                    assertEquals(-1, socket.getInputStream().read());
                    socket.getOutputStream().write(7);
                });
                var line = new TcpLine(HOST, server.port(), 0)) {
            line.connect(1);
            line.halfClose(1);

            assertArrayEquals(new byte[] {7}, assertInstanceOf(Line.Event.Bytes.class, line.next(1, LONG)).bytes());
            assertInstanceOf(Line.Event.Closed.class, line.next(1, LONG));
            server.join();
        }
    }

    @Test
    void closingAClientClosesItsConnection() throws Exception {
        try (var server = new LoopbackServer(socket -> assertEquals(-1, socket.getInputStream().read())); var line = new TcpLine(HOST, server.port(), 0)) {
            line.connect(1);
            line.close(1);
            server.join();

            assertEquals("client 1 is not connected", assertThrows(IOException.class, () -> line.next(1, LONG)).getMessage());
        }
    }

    @Test
    void silenceEndsWithItsTime() throws Exception {
        try (var server = new LoopbackServer(socket -> socket.getInputStream().read()); var line = new TcpLine(HOST, server.port(), 0)) {
            line.connect(1);

            assertEquals(new Line.Event.Silence(), line.next(1, Duration.ofMillis(10)));
        }
    }

    @Test
    void aPortWhereNobodyListensIsNamed() throws Exception {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        try (var line = new TcpLine(HOST, port, 0)) {
            var message = assertThrows(IOException.class, () -> line.connect(1)).getMessage();

            assertTrue(message.startsWith("cannot connect to " + HOST + ":" + port + ": "), message);
        }
    }

    @Test
    void aScriptThatNeedsAControlPortFailsWithoutOne() {
        try (var line = new TcpLine(HOST, 1, 0)) {
            assertEquals("the script needs the server's control port, and none was given", assertThrows(IOException.class, () -> line.control("SET")).getMessage());
        }
    }
}
