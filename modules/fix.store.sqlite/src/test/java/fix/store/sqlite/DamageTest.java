package fix.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.SessionID;
import fix.store.Direction;
import fix.store.Durability;
import fix.store.MessageQuery;
import fix.store.SessionStore;
import fix.store.StoreException;
import fix.store.StoreOp;
import fix.store.StoredMessage;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not what they should be, and disks that refuse: each is said in words. */
class DamageTest {
    private static final SessionID SESSION = SessionID.of("FIX.4.4", "A", "B");

    @Test
    void aDatabaseOfANewerVersionIsRefused(@TempDir Path dir) throws Exception {
        SqliteStore.open(dir, Durability.PROCESS).close();
        edit(dir, database -> database.execute("PRAGMA user_version = 99"));
        assertRefused(dir, "was written by a newer version of Heddle (its layout is 99, this one knows 1)");
    }

    @Test
    void aDatabaseOfAnotherProgramIsRefused(@TempDir Path dir) throws Exception {
        edit(dir, database -> database.execute("CREATE TABLE theirs (x INTEGER)"));
        assertRefused(dir, "is a database of another program; give another StorePath");
        edit(dir, database -> assertEquals(0, database.createQuery("SELECT count(*) FROM theirs").mapTo(Integer.class).one()));
    }

    @Test
    void aDatabaseMarkedByAnotherProgramIsRefused(@TempDir Path dir) throws Exception {
        edit(dir, database -> database.execute("PRAGMA application_id = 42"));
        assertRefused(dir, "is a database of another program");
    }

    @Test
    void theDatabaseSaysWhoseItIs(@TempDir Path dir) throws Exception {
        SqliteStore.open(dir, Durability.PROCESS).close();
        edit(dir, database -> {
            assertEquals(0x48444c45, database.createQuery("PRAGMA application_id").mapTo(Integer.class).one());
            assertEquals(1, database.createQuery("PRAGMA user_version").mapTo(Integer.class).one());
            assertEquals("ok", database.createQuery("PRAGMA integrity_check").mapTo(String.class).one());
        });
    }

    @Test
    void aFileThatIsNoDatabaseIsRefused(@TempDir Path dir) throws Exception {
        Files.writeString(dir.resolve("heddle.db"),
                "This is a text, and longer than the hundred bytes of a header, so that nobody takes it for an empty file, or a torn one.");
        assertRefused(dir, "heddle.db is not a SQLite database; give another StorePath");
    }

    @Test
    void aSegmentThatChangedIsFoundOutWhenItIsRead(@TempDir Path dir) throws Exception {
        fill(dir);
        edit(dir, database ->
                database.execute("UPDATE segment SET messages = CAST(replace(messages, 'OUTBOUND2', 'OUTBOUND3') AS BLOB) WHERE sequence = 1 AND first <= 2 AND last >= 2"));
        try (var store = SqliteStore.open(dir, Durability.PROCESS); var session = store.open(SESSION)) {
            var words = assertThrows(StoreException.class, () -> session.readChunk(1, Direction.OUTBOUND, 1, 99, 99, 9_999)).getMessage();
            assertTrue(words.contains(
                    "heddle.db is damaged: the messages 1 to 2 OUTBOUND of session FIX.4.4:A->B, generation 1, cannot be read, its checksum is wrong"), words);
            assertEquals(words, assertThrows(StoreException.class, () -> store.query(MessageQuery.ALL, (_, _) -> true)).getMessage());
            assertEquals(1, session.readChunk(1, Direction.INBOUND, 1, 99, 99, 9_999).size());
        }
    }

    @Test
    void aSegmentThatStandsInAnothersPlaceIsFoundOut(@TempDir Path dir) throws Exception {
        fill(dir);
        edit(dir, database -> database.execute("UPDATE segment SET generation = 2 WHERE sequence = 1"));
        try (var store = SqliteStore.open(dir, Durability.PROCESS); var session = store.open(SESSION)) {
            assertThrows(StoreException.class, () -> session.readChunk(2, Direction.OUTBOUND, 1, 99, 99, 9_999));
        }
    }

    @Test
    void aFileThatWasTornIsToldFromASoundOne(@TempDir Path dir) throws Exception {
        fill(dir);
        try (var file = FileChannel.open(dir.resolve("heddle.db"), StandardOpenOption.WRITE)) {
            file.truncate(3 * 4096);
        }
        var words = assertThrows(StoreException.class, () -> {
            try (var store = SqliteStore.open(dir, Durability.PROCESS); var session = store.open(SESSION)) {
                store.query(MessageQuery.ALL, (_, _) -> true);
                session.readChunk(1, Direction.OUTBOUND, 1, 99, 99, 9_999);
            }
        }).getMessage();
        assertTrue(words.contains("heddle.db is damaged; stop, keep a copy, and restore it from a backup"), words);
    }

    @Test
    void aFullDiskIsSaidAndTheSessionGoesOnOnceThereIsRoom(@TempDir Path dir) throws Exception {
        try (var store = SqliteStore.open(dir, Durability.PROCESS); var session = store.open(SESSION)) {
            store.onWriter((database, _) -> database.execute("PRAGMA max_page_count = 40"));
            var words = assertThrows(StoreException.class, () -> fillUp(session)).getMessage();
            assertTrue(words.contains("session FIX.4.4:A->B: a batch up to ")
                    && words.contains("the disk of " + store.file() + " is full; make room there"), words);
            long next = session.position().nextOutbound();
            store.onWriter((database, _) -> database.execute("PRAGMA max_page_count = 4000"));
            assertEquals(next, session.recover().nextOutbound());
            session.write(List.of(big(next)));
            assertEquals(next, session.readChunk(1, Direction.OUTBOUND, 1, Long.MAX_VALUE, 1_000, 1 << 24).size());
        }
    }

    @Test
    void aDatabaseThatAnotherProgramLocksIsSaid(@TempDir Path dir) throws Exception {
        try (var store = SqliteStore.open(dir, Durability.PROCESS); var session = store.open(SESSION)) {
            store.onWriter((database, _) -> database.execute("PRAGMA busy_timeout = 1"));
            edit(dir, shell -> {
                shell.execute("BEGIN IMMEDIATE");
                var words = assertThrows(StoreException.class, () -> CrashChild.writeBatches(session, 1)).getMessage();
                assertTrue(words.contains("heddle.db is locked by another program; find out which"), words);
                shell.execute("ROLLBACK");
            });
            session.recover();
            CrashChild.writeBatches(session, 1);
        }
    }

    @Test
    void durabilityIsWhatTheDatabaseIsTold(@TempDir Path dir) throws Exception {
        assertSynchronous(1, dir.resolve("process"), Durability.PROCESS);
        assertSynchronous(2, dir.resolve("disk"), Durability.DISK);
        assertThrows(IllegalArgumentException.class, () -> SqliteStore.open(dir, Durability.NONE));
    }

    private static void assertSynchronous(int expected, Path dir, Durability durability) throws StoreException {
        try (var store = SqliteStore.open(dir, durability)) {
            assertEquals(durability, store.durability());
            assertEquals(expected, Peek.number(store, "PRAGMA synchronous"));
            assertEquals("wal", store.onWriter((database, _) -> database.createQuery("PRAGMA journal_mode").mapTo(String.class).one()));
        }
    }

    private static void fill(Path dir) throws StoreException {
        try (var store = SqliteStore.open(dir, Durability.PROCESS); var session = store.open(SESSION)) {
            CrashChild.writeBatches(session, 1);
        }
    }

    private static void fillUp(SessionStore session) throws StoreException {
        for (int i = 0; i < 100; i++) session.write(List.of(big(session.position().nextOutbound())));
    }

    private static StoreOp big(long number) {
        return new StoreOp.Append(new StoredMessage(1, Direction.OUTBOUND, number, false, number, new byte[10_000]));
    }

    private static void assertRefused(Path dir, String why) {
        var words = assertThrows(StoreException.class, () -> SqliteStore.open(dir, Durability.PROCESS)).getMessage();
        assertTrue(words.contains(why), words);
    }

    private static void edit(Path dir, Consumer<Handle> change) {
        Jdbi.create("jdbc:sqlite:" + dir.resolve("heddle.db")).useHandle(change::accept);
    }
}
