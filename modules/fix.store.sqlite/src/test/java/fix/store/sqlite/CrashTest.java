package fix.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.store.Direction;
import fix.store.Durability;
import fix.store.MessageQuery;
import fix.store.SessionStore;
import fix.store.StoreException;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is acknowledged survives, and a batch is there whole or not at all. */
class CrashTest {
    /** CI kills more often, with {@code -Dstore.kills}. */
    private static final int KILLS = Integer.getInteger("store.kills", 3);

    @Test
    @Timeout(600)
    void nothingAcknowledgedIsLostWhenTheProcessIsKilled(@TempDir Path dir) throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < KILLS; round++) {
            var acknowledged = killAfter(dir, 1 + random.nextInt(400));
            try (var store = SqliteStore.open(dir, Durability.PROCESS)) {
                for (int i = 0; i < CrashChild.SESSIONS; i++) {
                    try (var session = store.open(CrashChild.session(i))) {
                        long last = assertWholeBatches(session);
                        assertTrue(last >= acknowledged[i], "seed " + seed + ", round " + round + ": acknowledged " + acknowledged[i]
                                + ", there are " + last);
                        if (last > 0) {
                            var found = new ArrayList<Long>();
                            store.query(MessageQuery.ALL.sessions(session.session()).field(11, "OUTBOUND" + last), (_, message) ->
                                    found.add(message.msgSeqNum()));
                            assertEquals(last, found.getFirst());
                        }
                    }
                }
            }
        }
    }

    @Test
    void aLogThatIsCutAnywhereGivesWholeBatches(@TempDir Path dir) throws Exception {
        var random = new Random(11);
        try (var store = SqliteStore.open(dir.resolve("original"), Durability.PROCESS); var session = store.open(CrashChild.session(0))) {
            CrashChild.writeBatches(session, 60);
            var log = Files.readAllBytes(Path.of(store.file() + "-wal"));
            for (int cut = 0; cut < 25; cut++) {
                var copy = Files.createDirectory(dir.resolve("copy" + cut)).resolve("heddle.db");
                Files.copy(store.file(), copy);
                Files.write(Path.of(copy + "-wal"), Arrays.copyOf(log, random.nextInt(log.length)));
                assertOpensWithWholeBatches(copy);
            }
        }
    }

    /** The log may be cut before there was a session, or even a table. */
    private static void assertOpensWithWholeBatches(Path copy) throws StoreException {
        try (var store = SqliteStore.open(copy, Durability.PROCESS); var session = store.open(CrashChild.session(0))) {
            assertWholeBatches(session);
            CrashChild.writeBatches(session, 1);
            assertWholeBatches(session);
        }
    }

    /** The numbers that each session was told to be stored. */
    private static long[] killAfter(Path dir, int lines) throws Exception {
        var acknowledged = new long[CrashChild.SESSIONS];
        var child = CrashChild.start(dir);
        try (BufferedReader out = child.inputReader()) {
            assertEquals("READY", out.readLine(), "the child did not come up");
            int read = 0;
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                assertFalse(line.startsWith("failed"), line);
                if (line.matches("ack \\d \\d+")) {
                    var words = line.split(" ");
                    acknowledged[Integer.parseInt(words[1])] = Long.parseLong(words[2]);
                }
                // The handle kills without closing the pipe, so that what was acknowledged before is still read.
                if (++read == lines) child.toHandle().destroyForcibly();
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
        return acknowledged;
    }

    /** Returns the last outbound number. */
    private static long assertWholeBatches(SessionStore session) throws StoreException {
        var position = session.position();
        long batches = 0;
        long next = 1;
        while (next < position.nextOutbound()) {
            next += CrashChild.outboundInBatch(next);
            batches++;
        }
        assertEquals(next, position.nextOutbound(), "half a batch of outbound messages");
        assertEquals(batches, position.accepted(), "a batch without its inbound message");
        assertEquals(batches, position.handled());
        assertEquals(next - 1, assertContiguous(session, Direction.OUTBOUND));
        assertEquals(batches, assertContiguous(session, Direction.INBOUND));
        return next - 1;
    }

    private static long assertContiguous(SessionStore session, Direction direction) throws StoreException {
        long last = 0;
        while (true) {
            var chunk = session.readChunk(1, direction, last + 1, Long.MAX_VALUE, 500, 1 << 20);
            if (chunk.isEmpty()) return last;
            for (var message : chunk) assertEquals(CrashChild.message(direction, ++last), message);
        }
    }
}
