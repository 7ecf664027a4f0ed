package fix.simulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EndTest {
    private static final long HOUR = 3_600_000_000_000L;

    private final World world = new World(Choices.ofSeed(1), Tempo.USUAL, 0, Witness.NOBODY);
    private final End[] ends = End.pair(world, "one", "other", 1, 100);

    private void passTime(World in) {
        in.scheduler.advanceTo(in.scheduler.now() + HOUR);
    }

    @Property(tries = 200)
    void bytesComeInTheirOrderWhateverThePieces(@ForAll long seed) throws IOException {
        var anyWorld = new World(Choices.ofSeed(seed), Tempo.USUAL, 0, Witness.NOBODY);
        var pair = End.pair(anyWorld, "one", "other", 1, 1 << 20);
        var sent = new ByteArrayOutputStream();
        var read = new ByteArrayOutputStream();
        pair[1].onReadable(() -> {
            if (anyWorld.choices.of("test").oneIn(2)) {
                read.writeBytes(pair[1].read(1 + anyWorld.choices.of("test").below(50)));
            }
        });
        for (int i = 0; i < 30; i++) {
            var piece = new byte[1 + anyWorld.choices.of("test").below(20)];
            Arrays.fill(piece, (byte) i);
            sent.writeBytes(piece);
            pair[0].send(piece);
        }
        passTime(anyWorld);
        read.writeBytes(pair[1].read(Integer.MAX_VALUE));
        assertArrayEquals(sent.toByteArray(), read.toByteArray());
    }

    @Property(tries = 200)
    void aCutLeavesTheBeginningOfWhatWasOnItsWay(@ForAll long seed) throws IOException {
        var anyWorld = new World(Choices.ofSeed(seed), Tempo.USUAL, 0, Witness.NOBODY);
        var pair = End.pair(anyWorld, "one", "other", 1, 1 << 20);
        pair[0].send("first ".getBytes());
        pair[0].send("second".getBytes());
        pair[0].cut(true, 1);
        pair[1].cut(true, anyWorld.choices.of("test").below(1_000) / 1_000.0);
        passTime(anyWorld);
        assertTrue("first second".startsWith(new String(pair[1].read(100))));
        assertTrue(pair[0].atEnd() && pair[1].atEnd());
        assertThrows(IOException.class, () -> pair[0].send(new byte[1]));
    }

    @Test
    void anEndThatDoesNotLearnOfACutSeesNothingUntilItSends() throws IOException {
        ends[0].cut(false, 1);
        ends[1].cut(true, 1);
        passTime(world);
        assertFalse(ends[0].atEnd());
        for (int i = 0; i < 50; i++) {
            ends[0].send(new byte[1]);
        }
        passTime(world);
        assertTrue(ends[0].atEnd(), "one of fifty sends is answered by a reset");
    }

    @Test
    void aWriterWaitsWhileThePeerDoesNotRead() throws IOException {
        var went = new AtomicInteger();
        ends[0].send(new byte[101]);
        assertTrue(ends[0].isFull());
        ends[0].onceWritable(went::incrementAndGet);
        passTime(world);
        assertEquals(0, went.get());
        ends[1].read(50);
        assertEquals(1, went.get());
        assertFalse(ends[0].isFull());
    }

    @Test
    void whatWasSentBeforeTheEndStillComes() throws IOException {
        ends[0].send(new byte[10]);
        ends[0].finish();
        passTime(world);
        assertEquals(10, ends[1].available());
        assertFalse(ends[1].atEnd());
        ends[1].read(10);
        assertTrue(ends[1].atEnd());
    }
}
