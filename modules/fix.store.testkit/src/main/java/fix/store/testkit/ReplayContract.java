package fix.store.testkit;

import static fix.store.testkit.Messages.SESSION;
import static fix.store.testkit.Messages.all;
import static fix.store.testkit.Messages.append;
import static fix.store.testkit.Messages.appendIn;
import static fix.store.testkit.Messages.appendOut;
import static fix.store.testkit.Messages.numbers;
import static fix.store.testkit.Messages.out;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.store.Direction;
import fix.store.StoreOp;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replay: bounded chunks in number order, of what is committed. */
public interface ReplayContract extends StoreUnderTest {

    @Test
    default void aChunkHoldsAtMostSoManyMessages(@TempDir Path dir) throws Exception {
        try (var store = open(dir); var session = store.open(SESSION)) {
            for (long number = 1; number <= 30; number += 3) session.write(appendOut(1, number, number + 2));
            assertEquals(List.of(5L, 6L, 7L, 8L), numbers(session.readChunk(1, Direction.OUTBOUND, 5, Long.MAX_VALUE, 4, 100_000)));
            assertEquals(List.of(5L), numbers(session.readChunk(1, Direction.OUTBOUND, 5, Long.MAX_VALUE, 1, 100_000)));
            assertThrows(IllegalArgumentException.class, () -> session.readChunk(1, Direction.OUTBOUND, 5, 6, 0, 100_000));
        }
    }

    @Test
    default void aChunkHoldsAtMostSoManyBytesButAlwaysOneMessage(@TempDir Path dir) throws Exception {
        try (var store = open(dir); var session = store.open(SESSION)) {
            session.write(appendOut(1, 1, 9));
            int length = out(1, 1).bytes().length;
            assertEquals(List.of(2L, 3L, 4L), numbers(session.readChunk(1, Direction.OUTBOUND, 2, 9, 100, 3 * length)));
            assertEquals(List.of(2L, 3L), numbers(session.readChunk(1, Direction.OUTBOUND, 2, 9, 100, 3 * length - 1)));
            assertEquals(List.of(2L), numbers(session.readChunk(1, Direction.OUTBOUND, 2, 9, 100, 1)));
        }
    }

    @Test
    default void bothEndsOfTheRangeAreIncluded(@TempDir Path dir) throws Exception {
        try (var store = open(dir); var session = store.open(SESSION)) {
            session.write(appendOut(1, 1, 4));
            session.write(appendOut(1, 5, 9));
            assertEquals(List.of(3L, 4L, 5L, 6L), numbers(session.readChunk(1, Direction.OUTBOUND, 3, 6, 100, 100_000)));
            assertEquals(List.of(9L), numbers(session.readChunk(1, Direction.OUTBOUND, 9, 9, 100, 100_000)));
            assertEquals(List.of(), session.readChunk(1, Direction.OUTBOUND, 10, 20, 100, 100_000));
            assertEquals(List.of(), session.readChunk(1, Direction.OUTBOUND, 6, 3, 100, 100_000));
            assertEquals(List.of(), session.readChunk(2, Direction.OUTBOUND, 1, 9, 100, 100_000));
            assertEquals(List.of(), session.readChunk(1, Direction.INBOUND, 1, 9, 100, 100_000));
        }
    }

    @Test
    default void numbersThatWereNeverUsedArePassedOver(@TempDir Path dir) throws Exception {
        try (var store = open(dir); var session = store.open(SESSION)) {
            session.write(List.of(append(out(1, 1)), new StoreOp.NextOutbound(1_000), append(out(1, 1_000))));
            session.write(List.of(new StoreOp.NextOutbound(Long.MAX_VALUE / 2), append(out(1, Long.MAX_VALUE / 2))));
            assertEquals(List.of(1_000L), numbers(session.readChunk(1, Direction.OUTBOUND, 2, 5_000, 100, 100_000)));
            assertEquals(List.of(Long.MAX_VALUE / 2), numbers(session.readChunk(1, Direction.OUTBOUND, 1_001, Long.MAX_VALUE, 100,
                    100_000)));
        }
    }

    @Test
    default void pitfall14_aLongReplayComesInChunksAndMissesNothing(@TempDir Path dir) throws Exception {
        try (var store = open(dir); var session = store.open(SESSION)) {
            for (long number = 1; number <= 20_000; number += 500) session.write(appendOut(1, number, number + 499));
            assertEquals(LongStream.rangeClosed(1, 20_000).boxed().toList(), numbers(all(session, 1, Direction.OUTBOUND)));
        }
    }

    @Test
    default void aReplaySeesWholeBatchesAndEverythingThatWasAcknowledged(@TempDir Path dir) throws Exception {
        int batch = 7;
        long total = batch * 150L;
        var acknowledged = new AtomicLong();
        try (var store = open(dir); var session = store.open(SESSION); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            session.write(appendIn(1, 1, 3));
            var writer = threads.submit(() -> {
                for (long number = 1; number <= total; number += batch) {
                    session.write(appendOut(1, number, number + batch - 1));
                    acknowledged.set(number + batch - 1);
                }
                return null;
            });
            long seen = 0;
            while (seen < total) {
                long atLeast = acknowledged.get();
                var chunk = session.readChunk(1, Direction.OUTBOUND, seen + 1, Long.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
                assertEquals(0, chunk.size() % batch, "half a batch is seen");
                if (!chunk.isEmpty()) {
                    assertEquals(seen + 1, chunk.getFirst().msgSeqNum());
                    assertEquals(seen + chunk.size(), chunk.getLast().msgSeqNum());
                }
                seen += chunk.size();
                assertTrue(seen >= atLeast, "acknowledged " + atLeast + ", seen " + seen);
                if (writer.isDone()) writer.get();
            }
        }
    }
}
