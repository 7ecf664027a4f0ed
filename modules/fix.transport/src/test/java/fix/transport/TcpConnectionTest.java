package fix.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TcpConnectionTest {

    @Test
    void aPartOfAnArrayIsWrittenAndNothingElse() throws Exception {
        try (var line = Loopback.open()) {
            line.client().write("--hello--".getBytes(), 2, 5);
            line.client().shutdownOutput();
            assertEquals("hello", new String(Loopback.readExactly(line.server(), 100)));
        }
    }

    @Test
    void afterTheOutputIsShutDownThePeerReadsToTheEndAndCanStillAnswer() throws Exception {
        try (var line = Loopback.open()) {
            line.client().write("bye".getBytes(), 0, 3);
            line.client().shutdownOutput();
            assertEquals("bye", new String(Loopback.readExactly(line.server(), 3)));
            Loopback.assertAtEnd(line.server());
            line.server().write("goodbye".getBytes(), 0, 7);
            assertEquals("goodbye", new String(Loopback.readExactly(line.client(), 7)));
            assertThrows(IOException.class, () -> line.client().write(new byte[1], 0, 1));
        }
    }

    @Test
    void closingEndsAReadOnAVirtualThread() throws Exception {
        try (var line = Loopback.open()) {
            var reader = Blocked.virtual(() -> line.server().read(new byte[10], 0, 10)).awaitParked();
            line.server().close();
            assertEquals(line.server() + " is closed", assertInstanceOf(TransportClosedException.class, reader.failure()).getMessage());
        }
    }

    @Test
    void closingEndsAReadOnAPlatformThread() throws Exception {
        try (var line = Loopback.open()) {
            var reader = Blocked.platform(() -> {
                Loopback.readExactly(line.server(), 1);
                line.server().write(new byte[1], 0, 1);
                return line.server().read(new byte[10], 0, 10);
            });
            line.client().write(new byte[1], 0, 1);
            Loopback.readExactly(line.client(), 1);
            line.server().close();
            assertInstanceOf(TransportClosedException.class, reader.failure());
        }
    }

    @Test
    void pitfall29_closingEndsAWriteThatThePeerNeverReads() throws Exception {
        try (var line = Loopback.open(SocketOptions.DEFAULT.withBuffers(8 * 1024, 8 * 1024))) {
            var writer = Blocked.virtual(() -> {
                line.server().write(new byte[64 * 1024 * 1024], 0, 64 * 1024 * 1024);
                return "all written";
            });
            writer.awaitParked();
            assertTrue(line.server().bytesWritten() < 64 * 1024 * 1024);
            line.server().close();
            assertInstanceOf(TransportClosedException.class, writer.failure());
        }
    }

    @Test
    void pitfall29_closingEndsAReaderAndAWriterAtOnce() throws Exception {
        try (var line = Loopback.open(SocketOptions.DEFAULT.withBuffers(8 * 1024, 8 * 1024))) {
            var reader = Blocked.virtual(() -> line.server().read(new byte[10], 0, 10)).awaitParked();
            var writer = Blocked.virtual(() -> {
                line.server().write(List.of(new byte[40 * 1024 * 1024], new byte[100], new byte[100]));
                return "all written";
            }).awaitParked();
            line.server().close();
            assertInstanceOf(TransportClosedException.class, reader.failure());
            assertInstanceOf(TransportClosedException.class, writer.failure());
        }
    }

    @Test
    void whatThePeerDoesIsNotMistakenForOurOwnClosing() throws Exception {
        try (var line = Loopback.open()) {
            line.client().write(new byte[10], 0, 10);
            line.server().close();
            // Bytes that nobody read: the operating system resets the line.
            var failure = assertThrows(IOException.class, () -> {
                while (line.client().read(new byte[10], 0, 10) >= 0) {
                    line.client().write(new byte[10], 0, 10);
                }
                line.client().write(new byte[10], 0, 10);
                line.client().write(new byte[10], 0, 10);
            });
            assertFalse(failure instanceof TransportClosedException, failure.toString());
            assertFalse(line.client().isClosed());
        }
    }

    @Test
    void closingFromManyThreadsAtOnceIsClosingOnce() throws Exception {
        try (var line = Loopback.open()) {
            var together = new CyclicBarrier(8);
            var closers = new ArrayList<Blocked>();
            for (int i = 0; i < 8; i++) {
                closers.add(Blocked.virtual(() -> {
                    together.await();
                    line.client().close();
                    return "closed";
                }));
            }
            for (var closer : closers) {
                assertEquals("closed", closer.value());
            }
            assertTrue(line.client().isClosed());
            assertThrows(TransportClosedException.class, () -> line.client().read(new byte[1], 0, 1));
            assertThrows(TransportClosedException.class, () -> line.client().write(List.of(new byte[1])));
            assertThrows(TransportClosedException.class, () -> line.client().shutdownOutput());
            Loopback.assertAtEnd(line.server());
        }
    }

    @Test
    void eachConnectionHasItsOwnNumberAndSaysWithWhomItIs() throws Exception {
        try (var line = Loopback.open()) {
            assertNotEquals(line.client().id(), line.server().id());
            line.client().close();
            assertEquals(line.listener().address(), line.client().remoteAddress());
            assertEquals("connection " + line.client().id() + " with 127.0.0.1:" + line.listener().port(), line.client().toString());
        }
    }

    @Test
    void aReadOfNothingIsAnErrorOfTheCaller() throws Exception {
        try (var line = Loopback.open()) {
            assertThrows(IllegalArgumentException.class, () -> line.client().read(new byte[1], 0, 0));
        }
    }
}
