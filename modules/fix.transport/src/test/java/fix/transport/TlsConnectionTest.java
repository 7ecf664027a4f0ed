package fix.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a connection promises holds with TLS too, for each of its versions. */
@Timeout(60)
class TlsConnectionTest {

    private static final SocketOptions SMALL = SocketOptions.DEFAULT.withBuffers(8 * 1024, 8 * 1024);

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void whatIsWrittenIsReadInWhateverPieces(String protocol) throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        try (var line = TlsLoopback.open(SMALL, protocol)) {
            var sent = new ArrayList<byte[]>();
            int total = 0;
            for (int size : List.of(1, 17, 200, 4_000, 16_384, 16_385, 70_000, 3, 200_000)) {
                var bytes = new byte[size];
                random.nextBytes(bytes);
                sent.add(bytes);
                total += size;
            }
            var writer = Blocked.virtual(() -> {
                line.client().write(sent);
                line.client().write(sent.get(3), 100, 50);
                line.client().shutdownOutput();
                return line.client().bytesWritten();
            });
            var received = new byte[total + 50];
            int at = 0;
            while (at < received.length) {
                at += line.server().read(received, at, Math.min(received.length - at, 1 + random.nextInt(20_000)));
            }
            int begin = 0;
            for (var bytes : sent) {
                assertArrayEquals(bytes, java.util.Arrays.copyOfRange(received, begin, begin + bytes.length), "seed " + seed);
                begin += bytes.length;
            }
            Loopback.assertAtEnd(line.server());
            assertEquals((long) received.length, writer.value());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void pitfall29_closingEndsAReaderAndAWriterAtOnce(String protocol) throws Exception {
        try (var line = TlsLoopback.open(SMALL, protocol)) {
            var reader = Blocked.virtual(() -> line.server().read(new byte[10], 0, 10)).awaitParked();
            var writer = Blocked.virtual(() -> {
                line.server().write(List.of(new byte[40 * 1024 * 1024], new byte[100], new byte[100]));
                return "all written";
            }).awaitParked();
            assertTrue(line.server().bytesWritten() < 40 * 1024 * 1024);
            line.server().close();
            assertInstanceOf(TransportClosedException.class, reader.failure());
            assertInstanceOf(TransportClosedException.class, writer.failure());
            assertThrows(TransportClosedException.class, () -> line.server().read(new byte[1], 0, 1));
            assertThrows(TransportClosedException.class, () -> line.server().write(new byte[1], 0, 1));
            assertThrows(TransportClosedException.class, () -> line.server().shutdownOutput());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void whoEndsItsStreamCanStillRead(String protocol) throws Exception {
        try (var line = TlsLoopback.open(SMALL, protocol)) {
            line.client().write(new byte[] {1, 2, 3}, 0, 3);
            line.server().write(new byte[] {4, 5}, 0, 2); // on its way already
            line.client().shutdownOutput();
            assertEquals(3, Loopback.readExactly(line.server(), 3).length);
            Loopback.assertAtEnd(line.server());
            if (protocol.equals("TLSv1.3")) {
                line.server().write(new byte[] {6}, 0, 1);
                assertEquals(6, Loopback.readExactly(line.client(), 3)[2]);
            } else {
                var failure = assertThrows(TlsException.class, () -> line.server().write(new byte[] {6}, 0, 1));
                assertTrue(failure.getMessage().contains("with TLS 1.2 it ends with the peer's"), failure.getMessage());
                assertEquals(5, Loopback.readExactly(line.client(), 2)[1]);
            }
            line.server().shutdownOutput();
            Loopback.assertAtEnd(line.client());
            assertThrows(IOException.class, () -> line.client().write(new byte[1], 0, 1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void anEndWithoutCloseNotifyIsABrokenLineAndNotAnEnd(String protocol) throws Exception {
        try (var line = TlsLoopback.open(SMALL, protocol)) {
            line.client().write(new byte[] {1}, 0, 1);
            ((StreamConnection) line.client()).socket().shutdownOutput();
            assertEquals(1, Loopback.readExactly(line.server(), 1).length);
            assertEquals("the peer ended the connection without TLS's close_notify: what it sent last may be missing",
                    assertThrows(TlsException.class, () -> line.server().read(new byte[1], 0, 1)).getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aChangedByteIsFoundOut(String protocol) throws Exception {
        try (var line = TlsLoopback.open(SMALL, protocol)) {
            var record = new byte[60];
            record[0] = 23;
            record[1] = 3;
            record[2] = 3;
            record[4] = 55;
            ((StreamConnection) line.client()).socket().getOutputStream().write(record);
            var failure = assertThrows(TlsException.class, () -> line.server().read(new byte[1], 0, 1));
            assertTrue(failure.getMessage().startsWith("TLS: "), failure.getMessage());
        }
    }

    /** A second connection of the same dialer takes up the TLS session of the first. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aResumedSessionKnowsWithWhomItSpeaksToo(String protocol) throws Exception {
        var dialer = TlsLoopback.dialer(SMALL, TlsLoopback.DIALING.withKey(TlsLoopback.TRADER.source()));
        try (var listener = TlsLoopback.listener(SMALL, TlsLoopback.MUTUAL.withProtocols(List.of(protocol)))) {
            for (int i = 0; i < 3; i++) {
                var accepted = Blocked.virtual(() -> {
                    var server = listener.accept();
                    Loopback.readExactly(server, 1);
                    server.write(new byte[1], 0, 1);
                    return server;
                });
                try (var client = dialer.dial("localhost", TlsLoopback.port(listener))) {
                    client.write(new byte[1], 0, 1);
                    Loopback.readExactly(client, 1);
                    try (var server = (Connection) accepted.value()) {
                        assertEquals(TlsLoopback.TRADER.chain(), server.peerCertificates());
                        assertEquals(TlsLoopback.BROKER.chain(), client.peerCertificates());
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void eachSideKnowsWithWhomItSpeaks(String protocol) throws Exception {
        try (var line = TlsLoopback.open(SMALL, protocol)) {
            assertEquals(TlsLoopback.BROKER.chain(), line.client().peerCertificates());
            assertEquals(TlsLoopback.TRADER.chain(), line.server().peerCertificates());
            assertTrue(line.server().toString().startsWith("TLS connection "), line.server().toString());
        }
        try (var plain = Loopback.open(); var oneSided = TlsLoopback.open(SMALL, TlsLoopback.ACCEPTING.withProtocols(List.of(protocol)), TlsLoopback.DIALING)) {
            assertEquals(List.of(), plain.server().peerCertificates());
            assertEquals(List.of(), oneSided.server().peerCertificates());
        }
    }
}
