package fix.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.store.Direction;
import fix.store.Durability;
import fix.store.MessageQuery;
import fix.store.StoreException;
import fix.store.StoreOp;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The index: behind, but never wrong and never in the way. */
class IndexTest {

    @Test
    void anIndexThatFellBehindBeforeACrashGoesOnWhereItWas(@TempDir Path dir) throws Exception {
        try (var store = SqliteStore.open(dir, Durability.PROCESS); var session = store.open(CrashChild.session(0))) {
            CrashChild.writeBatches(session, 200);
            found(store, "INBOUND1");
            // As a crash would leave it: half of it was never written.
            store.onWriter((database, _) -> {
                database.execute("DELETE FROM index_segment WHERE segment > 200");
                database.execute("DELETE FROM index_msg_type WHERE segment > 200");
                database.execute("DELETE FROM index_cl_ord_id WHERE segment > 200");
                return database.execute("UPDATE index_state SET segment = 200");
            });
        }
        try (var store = SqliteStore.open(dir, Durability.PROCESS)) {
            for (long number : new long[] {1, 99, 101, 150, 200}) assertEquals(List.of(number), found(store, "INBOUND" + number));
            assertEquals(0, Peek.behind(store));
            assertEquals(400, Peek.number(store, "SELECT count(*) FROM index_segment"));
        }
    }

    @Test
    @Timeout(30)
    void theIndexIsWrittenWhenTheWriterIsIdle(@TempDir Path dir) throws Exception {
        try (var store = SqliteStore.open(dir, Durability.PROCESS); var session = store.open(CrashChild.session(0))) {
            CrashChild.writeBatches(session, 200);
            // Read beside the writer, which is left alone.
            while (store.read(database -> database.createQuery("SELECT segment FROM index_state").mapTo(Long.class)
                    .one()) < 400) Thread.yield();
            assertEquals(0, Peek.behind(store));
        }
    }

    @Test
    void anIndexThatCannotBeWrittenStopsQueriesAndNoMessages(@TempDir Path dir) throws Exception {
        try (var store = SqliteStore.open(dir, Durability.PROCESS); var session = store.open(CrashChild.session(0))) {
            store.onWriter((database, _) -> database.execute(
                    "CREATE TRIGGER sabotage BEFORE INSERT ON index_segment BEGIN SELECT RAISE(ABORT, 'sabotaged'); END"));
            CrashChild.writeBatches(session, 1);
            var words = assertThrows(StoreException.class, () -> found(store, "INBOUND1")).getMessage();
            assertTrue(words.startsWith("the index could not be written: "), words);
            CrashChild.writeBatches(session, 1);
            store.onWriter((database, _) -> database.execute("DROP TRIGGER sabotage"));
            assertEquals(List.of(1L), found(store, "INBOUND1"));
            assertEquals(List.of(2L), found(store, "INBOUND2"));
        }
    }

    @Test
    void aLongResultComesInPagesAndMissesNothing(@TempDir Path dir) throws Exception {
        try (var store = SqliteStore.open(dir, Durability.PROCESS); var session = store.open(CrashChild.session(0))) {
            long last = 0;
            for (int i = 0; i < 30; i++) {
                var batch = new ArrayList<StoreOp>();
                for (int j = 0; j < 1_000; j++) batch.add(new StoreOp.Append(CrashChild.message(Direction.OUTBOUND, ++last)));
                session.write(batch);
            }
            var expected = new long[1];
            store.query(MessageQuery.ALL.msgTypes("D"), (_, message) -> message.msgSeqNum() == ++expected[0]);
            assertEquals(last, expected[0]);
        }
    }

    private static List<Long> found(SqliteStore store, String clOrdID) throws StoreException {
        var found = new ArrayList<Long>();
        store.query(MessageQuery.ALL.field(11, clOrdID), (_, message) -> found.add(message.msgSeqNum()));
        return found;
    }
}
