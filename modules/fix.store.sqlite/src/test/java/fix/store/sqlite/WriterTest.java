package fix.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.SessionID;
import fix.store.Direction;
import fix.store.Durability;
import fix.store.Position;
import fix.store.StoreException;
import fix.store.StoreOp;
import fix.store.StoredMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteCommitListener;
import org.sqlite.SQLiteConnection;

/** The writer on the test's own thread, with a queue that was filled before, so that its groups are known. */
class WriterTest {
    private final RequestQueue queue = new RequestQueue();
    private Path file;
    private Handle database;
    private Readers readers;

    @BeforeEach
    void open(@TempDir Path dir) throws StoreException {
        file = dir.resolve("test.db");
        var opened = new Database(file, Durability.PROCESS);
        database = opened.openWriter();
        Schema.migrate(database, file);
        readers = new Readers(opened);
    }

    @AfterEach
    void close() {
        readers.close();
        database.close();
    }

    @Test
    void batchesThatWaitAreOneCommit() throws Exception {
        var batches = List.of(batch("A"), batch("B"), batch("C"));
        var commits = new AtomicInteger();
        ((SQLiteConnection) database.getConnection()).addCommitListener(new SQLiteCommitListener() {
            @Override
            public void onCommit() {
                commits.incrementAndGet();
            }

            @Override
            public void onRollback() {}
        });
        serve(batches);
        for (var batch : batches) Await.result(batch.done());
        assertEquals(1, commits.get());
        assertEquals(3, count("segment WHERE sequence = 1"));
        assertEquals(List.of(2L, 2L, 2L), positions());
    }

    @Test
    void oneSessionsFailureIsSplitFromTheGroup() throws Exception {
        var sound = List.of(batch("A"), batch("C"));
        var broken = batch("B");
        database.execute("CREATE TRIGGER sabotage BEFORE UPDATE ON session WHEN new.name LIKE '%B' BEGIN SELECT RAISE(ABORT, 'sabotaged'); END");
        serve(List.of(sound.get(0), broken, sound.get(1)));
        for (var batch : sound) Await.result(batch.done());
        var words = assertThrows(StoreException.class, () -> Await.result(broken.done())).getMessage();
        assertTrue(words.startsWith("session FIX.4.4:US->B: a batch up to 1 outbound and 1 inbound of generation 1 was not stored: "),
                words);
        assertEquals(List.of(2L, 1L, 2L), positions());
        assertEquals(2, count("segment WHERE sequence = 1"));
    }

    @Test
    void workBetweenTwoBatchesSeesTheFirstAlone() throws Exception {
        var first = batch("A");
        var second = batch("B");
        var between = new Task<>((_, _) -> count("segment WHERE sequence = 1"), new CompletableFuture<Long>());
        serve(List.of(first, between, second));
        assertEquals(1, Await.result(between.done()));
        assertEquals(2, count("segment WHERE sequence = 1"));
    }

    @Test
    void aBatchThatWasWrittenAlreadyIsNotWrittenAgain() throws Exception {
        var batch = batch("A");
        var again = new Batch(batch.session(), batch.row(), batch.segments(), batch.before(), batch.after(), new CompletableFuture<>());
        serve(List.of(batch, again));
        Await.result(batch.done());
        var words = assertThrows(StoreException.class, () -> Await.result(again.done())).getMessage();
        assertTrue(words.endsWith("the session does not stand where it was left; recover it"), words);
        assertEquals(1, count("segment WHERE sequence = 1"));
    }

    @Test
    void theLogIsCopiedIntoTheDatabaseBesideTheWriter() throws Exception {
        var session = SessionID.of("FIX.4.4", "US", "BIG");
        long row = Rows.newSession(database, session.toString()).id();
        var ops = List.<StoreOp>of(new StoreOp.Append(new StoredMessage(1, Direction.OUTBOUND, 1, false, 1, new byte[9 << 20])));
        serve(List.of(new Batch(session, row, Segment.of(row, ops), Position.START, Position.START.after(session, ops),
                new CompletableFuture<>())));
        readers.close();
        assertTrue(Files.size(file) > 9 << 20, "the log was not copied");
    }

    @Test
    void whatComesAfterTheEndIsRefused() throws Exception {
        serve(List.of());
        assertEquals("the end", assertThrows(StoreException.class, () -> queue.add(batch("A"))).getMessage());
    }

    @Test
    void anErrorThatEndsTheWriterLeavesNobodyWaiting() throws Exception {
        var error = new Task<Long>((_, _) -> {
            throw new AssertionError("out of luck");
        }, new CompletableFuture<>());
        var batch = batch("A");
        assertThrows(AssertionError.class, () -> serve(List.of(error, batch)));
        for (var future : List.of(error.done(), batch.done())) {
            var words = assertThrows(StoreException.class, () -> Await.result(future)).getMessage();
            assertTrue(words.endsWith("the writer ended, and it is not known whether this was written"), words);
        }
    }

    @Test
    void whatWaitsForAWriterThatDiedIsToldWhy() throws Exception {
        var batch = batch("A");
        queue.add(batch);
        queue.failAll(new StoreException("died"));
        assertEquals("died", assertThrows(StoreException.class, () -> Await.result(batch.done())).getMessage());
    }

    @Test
    void anIdleMomentEndsTheWaitOfAWriterThatHasOtherWork() {
        var taken = new ArrayList<Request>();
        assertTrue(queue.take(taken, true));
        assertEquals(List.of(), taken);
    }

    private void serve(List<? extends Request> requests) throws Exception {
        for (var request : requests) queue.add(request);
        queue.close(new StoreException("the end"));
        new Writer(queue, database, file, new Checkpoint(readers)).serve();
    }

    private Batch batch(String peer) throws StoreException {
        var session = SessionID.of("FIX.4.4", "US", peer);
        long row = Rows.newSession(database, session.toString()).id();
        // At the start, a batch is one message inbound and two outbound; here one of each.
        var ops = List.copyOf(CrashChild.batch(1, 1).subList(0, 2));
        return new Batch(session, row, Segment.of(row, ops), Position.START, Position.START.after(session, ops), new CompletableFuture<>());
    }

    private List<Long> positions() {
        return database.createQuery("SELECT next_outbound FROM session ORDER BY name").mapTo(Long.class).list();
    }

    private long count(String what) {
        return database.createQuery("SELECT count(*) FROM " + what).mapTo(Long.class).one();
    }
}
