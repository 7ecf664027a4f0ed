package fix.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each fault does what it says, to the bytes between two plain sockets. */
@Timeout(60)
class FaultProxyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String HEARTBEAT = frame("8=FIX.4.4|35=0|34=2|49=A|52=20261122-10:00:00|56=B|112=PING");

    private static String frame(String fields) {
        return new String(Message.parse(fields).toBytes(), StandardCharsets.ISO_8859_1).replace('\u0001', '|');
    }

    private static TwoEnds ends(Flow flow, Fault... faults) throws IOException, InterruptedException {
        return new TwoEnds(proxy -> proxy.connections(Faults.of(flow, faults)));
    }

    @Test
    void withoutFaultsBytesPassUnchangedBothWaysAndSoDoesTheEnd() throws Exception {
        try (var ends = new TwoEnds(UnaryOperator.identity())) {
            var random = new SplittableRandom(1);
            var sent = new byte[1 << 20];
            random.nextBytes(sent);
            var received = CompletableFuture.supplyAsync(() -> readQuietly(ends.server, sent.length));
            ends.client.getOutputStream().write(sent);
            assertTrue(Arrays.equals(sent, received.get()));
            ends.send(ends.server, "answer");
            assertEquals("answer", ends.read(ends.client, 6));
            var connection = ends.connection();
            ends.client.shutdownOutput();
            assertEquals(-1, ends.server.getInputStream().read());
            ends.send(ends.server, "last words");
            ends.server.close();
            assertEquals("last words", TwoEnds.readAll(ends.client));
            assertTrue(connection.awaitEnd(PATIENCE), "both ends have closed");
            assertEquals(0, ends.proxy.connections().size());
        }
    }

    private static byte[] readQuietly(Socket socket, int length) {
        try {
            return socket.getInputStream().readNBytes(length);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    void aCutAfterBytesDeliversThoseAndNoMore() throws Exception {
        try (var ends = ends(Flow.TO_SERVER, Fault.cut(Place.afterBytes(7)))) {
            ends.send(ends.client, "0123456789");
            assertEquals("0123456", TwoEnds.readAll(ends.server));
            assertEquals("", TwoEnds.readAll(ends.client));
            assertTrue(ends.proxy.history().getLast().contains("connection 1: ended: to the server: cut after 7 bytes"), ends.proxy.toString());
        }
    }

    @Test
    void aCutAtAFrameBoundaryDeliversWholeFrames() throws Exception {
        try (var ends = ends(Flow.TO_CLIENT, Fault.cut(Place.afterFrames(2)))) {
            ends.send(ends.server, HEARTBEAT.repeat(3));
            assertEquals(HEARTBEAT.repeat(2), TwoEnds.readAll(ends.client));
        }
    }

    @Test
    void aCutInAFrameDeliversItsPart() throws Exception {
        for (double part : new double[] {0, 0.25, 0.5, 0.999}) {
            try (var ends = ends(Flow.TO_SERVER, Fault.cut(Place.inFrame(3, part)))) {
                ends.send(ends.client, HEARTBEAT.repeat(4));
                var received = TwoEnds.readAll(ends.server);
                int rest = received.length() - 2 * HEARTBEAT.length();
                assertTrue(rest > 0 && rest < HEARTBEAT.length() && Math.abs(rest - part * HEARTBEAT.length()) <= 1, part + ": " + received);
            }
        }
    }

    @Test
    void aResetIsSeenAsOneByBothEnds() throws Exception {
        try (var ends = ends(Flow.TO_SERVER, Fault.reset(Place.afterBytes(1)))) {
            ends.send(ends.client, "x");
            assertThrows(SocketException.class, () -> ends.client.getInputStream().read());
            assertThrows(SocketException.class, () -> {
                while (ends.server.getInputStream().read() >= 0) {
                    // the byte that was sent may come before
                }
            });
        }
    }

    @Test
    void aHalfOpenLineSwallowsOneDirectionAndCarriesTheOther() throws Exception {
        try (var ends = ends(Flow.TO_SERVER, Fault.halfOpen(Place.afterBytes(3)))) {
            ends.send(ends.client, "abcdef");
            assertEquals("abc", ends.read(ends.server, 3));
            ends.send(ends.server, "still here");
            assertEquals("still here", ends.read(ends.client, 10));
            ends.connection().heal();
            ends.send(ends.client, "ghi");
            assertEquals("ghi", ends.read(ends.server, 3), "what was swallowed is lost");
        }
    }

    @Test
    void theEndOfASwallowedDirectionIsNotTold() throws Exception {
        try (var ends = ends(Flow.TO_SERVER, Fault.halfOpen(Place.atOnce()))) {
            var connection = ends.connection();
            ends.client.close();
            ends.server.setSoTimeout(200);
            assertThrows(java.net.SocketTimeoutException.class, () -> ends.server.getInputStream().read());
            for (int i = 0; i < 100; i++) {
                ends.send(ends.server, "into the void");
            }
            assertThrows(java.net.SocketTimeoutException.class, () -> ends.server.getInputStream().read());
            assertTrue(connection.isOpen());
            ends.server.close();
            assertTrue(connection.awaitEnd(PATIENCE));
        }
    }

    @Test
    void aStallFillsTheSendersWindowAndGoesOnWhenHealed() throws Exception {
        try (var ends = ends(Flow.TO_SERVER, Fault.stall(Place.afterBytes(5)))) {
            var sent = new AtomicLong();
            var block = new byte[64 << 10];
            int blocks = 400;
            var sender = Thread.ofVirtual().start(() -> {
                try {
                    for (int i = 0; i < blocks; i++) {
                        ends.client.getOutputStream().write(block);
                        sent.addAndGet(block.length);
                    }
                } catch (IOException broken) {
                    sent.set(-1);
                }
            });
            assertEquals(5, ends.server.getInputStream().readNBytes(5).length);
            assertTrue(ends.connection().awaitStruck(Fault.Kind.STALL, PATIENCE));
            assertFalse(sender.join(Duration.ofMillis(300)), "25 MiB fit into no window");
            ends.connection().heal();
            assertEquals(blocks * (64 << 10) - 5, ends.server.getInputStream().readNBytes(blocks * (64 << 10) - 5).length);
            sender.join();
            assertEquals(blocks * (64 << 10), sent.get());
        }
    }

    @Test
    void aCorruptedByteDiffersInOneBit() throws Exception {
        try (var ends = ends(Flow.TO_SERVER, Fault.corrupt(Place.afterBytes(4)))) {
            ends.send(ends.client, "0123456789");
            var received = ends.read(ends.server, 10);
            assertEquals("0123 56789", received.substring(0, 4) + " " + received.substring(5));
            assertEquals(1, Integer.bitCount(received.charAt(4) ^ '4'));
        }
    }

    @Test
    void aCorruptedFieldDiffersInItsValueAlone() throws Exception {
        try (var ends = ends(Flow.TO_CLIENT, Fault.corrupt(Place.inFrame(2), 112))) {
            ends.send(ends.server, HEARTBEAT.repeat(4));
            assertEquals(HEARTBEAT + HEARTBEAT.replace("112=P", "112=Q") + HEARTBEAT.repeat(2), ends.read(ends.client, 4 * HEARTBEAT.length()));
        }
    }

    @Test
    void whatIsSplitLeavesByteByByte() throws Exception {
        try (var ends = ends(Flow.TO_SERVER, Fault.split())) {
            ends.send(ends.client, HEARTBEAT);
            assertEquals(HEARTBEAT, ends.read(ends.server, HEARTBEAT.length()));
            assertTrue(ends.connection().awaitDelivered(Flow.TO_SERVER, HEARTBEAT.length(), PATIENCE));
            assertEquals(HEARTBEAT.length(), ends.connection().writes(Flow.TO_SERVER));
        }
    }

    @Test
    void whatIsCoalescedLeavesInOneWrite() throws Exception {
        try (var ends = ends(Flow.TO_SERVER, Fault.coalesce(1_000, Fault.LONGEST))) {
            for (int i = 0; i < 10; i++) {
                ends.send(ends.client, "x".repeat(100));
            }
            assertEquals("x".repeat(1_000), ends.read(ends.server, 1_000));
            assertTrue(ends.connection().awaitDelivered(Flow.TO_SERVER, 1_000, PATIENCE));
            assertEquals(1, ends.connection().writes(Flow.TO_SERVER));
        }
    }

    @Test
    void whatIsDelayedIsOnItsWayUntilItIsHealed() throws Exception {
        try (var ends = ends(Flow.TO_SERVER, Fault.delay(Duration.ofMinutes(50), Duration.ofMinutes(1)))) {
            ends.send(ends.client, "late");
            assertFalse(ends.connection().awaitDelivered(Flow.TO_SERVER, 1, Duration.ofMillis(200)));
            assertEquals(4, ends.connection().bytesSent(Flow.TO_SERVER));
            ends.connection().heal();
            assertEquals("late", ends.read(ends.server, 4));
        }
    }

    @Test
    void whatIsThrottledComesInParts() throws Exception {
        try (var ends = ends(Flow.TO_CLIENT, Fault.throttle(1))) {
            ends.send(ends.server, "slow");
            assertEquals("s", ends.read(ends.client, 1));
            assertTrue(ends.connection().bytesDelivered(Flow.TO_CLIENT) < 4);
            ends.connection().heal();
            assertEquals("low", ends.read(ends.client, 3));
        }
    }

    @Test
    void whoDialsIsRefusedUntilTheDoorOpensAgainOnTheSamePort() throws Exception {
        try (var ends = new TwoEnds(UnaryOperator.identity())) {
            ends.proxy.refuse();
            assertThrows(ConnectException.class, () -> new Socket(InetAddress.getLoopbackAddress(), ends.proxy.port()).close());
            ends.send(ends.client, "open lines stay");
            assertEquals("open lines stay", ends.read(ends.server, 15));
            ends.proxy.admit();
            ends.client.close();
            ends.server.close();
            ends.connect();
            ends.send(ends.client, "again");
            assertEquals("again", ends.read(ends.server, 5));
            assertEquals(2, ends.proxy.accepted());
        }
    }

    @Test
    void aServerThatCannotBeReachedIsAResetForTheClient() throws Exception {
        int nobody;
        try (var gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = gone.getLocalPort();
        }
        try (var proxy = FaultProxy.to("localhost", nobody).start(); var client = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            client.setSoTimeout(TwoEnds.PATIENCE_MILLIS);
            assertEquals("", TwoEnds.readAll(client));
            assertTrue(proxy.history().getLast().contains("cannot be reached"), proxy.toString());
        }
    }

    @Test
    void eachConnectionHasItsProgramAndItCanBeChangedWhileItRuns() throws Exception {
        try (var ends = new TwoEnds(proxy -> proxy.connection(1, Faults.of(Flow.TO_SERVER, Fault.cut(Place.afterBytes(1)))))) {
            ends.send(ends.client, "ab");
            assertEquals("a", TwoEnds.readAll(ends.server));
            ends.connect();
            ends.send(ends.client, "abc");
            assertEquals("abc", ends.read(ends.server, 3));
            ends.proxy.awaitConnection(2, PATIENCE).give(Flow.TO_SERVER, Fault.cut(Place.afterBytes(2)));
            ends.send(ends.client, "defg");
            assertEquals("de", TwoEnds.readAll(ends.server), "counted from where the fault was given");
            ends.proxy.program(Faults.of(Flow.TO_CLIENT, Fault.reset(Place.atOnce())));
            ends.connect();
            assertEquals("", TwoEnds.readAll(ends.client));
            ends.proxy.program(Faults.NONE);
            ends.connect();
            ends.proxy.cutAll();
            assertEquals("", TwoEnds.readAll(ends.client));
            assertTrue(assertThrows(AssertionError.class, () -> ends.proxy.awaitConnection(9, Duration.ZERO)).getMessage().contains("connection 9 did not come"));
        }
    }

    @Test
    void theSameSeedGivesTheSameProgramAndTheProxyTellsIt() throws Exception {
        var kinds = EnumSet.allOf(Fault.Kind.class);
        assertEquals(Faults.random(new SplittableRandom(7), kinds), Faults.random(new SplittableRandom(7), kinds));
        assertNotEquals(Faults.random(new SplittableRandom(7), kinds), Faults.random(new SplittableRandom(8), kinds));
        var seen = EnumSet.noneOf(Fault.Kind.class);
        for (int seed = 0; seed < 1_000; seed++) {
            var faults = Faults.random(new SplittableRandom(seed), kinds);
            faults.toServer().forEach(fault -> seen.add(fault.kind()));
            faults.toClient().forEach(fault -> seen.add(fault.kind()));
        }
        assertEquals(kinds, seen);
        try (var ends = new TwoEnds(proxy -> proxy.seed(7).random(Set.of(Fault.Kind.SPLIT), Faults.NONE))) {
            assertTrue(ends.proxy.toString().contains("seed 7\n"), ends.proxy.toString());
            assertTrue(ends.proxy.history().getFirst().endsWith(Faults.random(new SplittableRandom(8), Set.of(Fault.Kind.SPLIT)).toString()), ends.proxy.toString());
        }
    }

    @Test
    void whatIsOutOfBoundsIsRefusedWithTheBounds() {
        assertEquals("bytes=0 is out of bounds: allowed is 1 or more", assertThrows(IllegalArgumentException.class, () -> Place.afterBytes(0)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> Place.inFrame(1, 1));
        assertThrows(IllegalArgumentException.class, () -> Place.inFrame(0, 0));
        assertThrows(IllegalArgumentException.class, () -> Place.afterFrames(0));
        assertThrows(IllegalArgumentException.class, () -> Fault.delay(Duration.ofHours(2)));
        assertThrows(IllegalArgumentException.class, () -> Fault.throttle(0));
        assertThrows(IllegalArgumentException.class, () -> Fault.split(0));
        assertThrows(IllegalArgumentException.class, () -> Fault.coalesce(70_000, Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> Fault.corrupt(Place.atOnce(), -1));
        assertThrows(IllegalArgumentException.class, () -> Faults.random(new SplittableRandom(), Set.of()));
    }
}
