package fix.store.sqlite;

import fix.core.SessionID;
import fix.store.Durability;
import fix.store.MessageQuery;
import fix.store.MessageStore;
import fix.store.MessageVisitor;
import fix.store.SessionStore;
import fix.store.StoreException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** The sessions of one database file, which this process holds alone. Other programs may read it meanwhile. */
public final class SqliteStore implements MessageStore {
    private static final System.Logger LOG = System.getLogger("fix.store.sqlite");

    private final Durability durability;
    private final RequestQueue queue = new RequestQueue();
    private final CompletableFuture<Readers> opened = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Set<SessionID> owned = ConcurrentHashMap.newKeySet();
    private volatile Path file;
    private volatile Readers readers;

    private SqliteStore(Path storePath, Durability durability) {
        this.durability = durability;
        this.file = StoreFile.resolve(storePath);
    }

    /**
     * Opens the store, made with its folders when there is none.
     *
     * @param storePath  the database file when it is one or ends in {@code .db}; otherwise the folder that holds {@code heddle.db}
     * @param durability {@link Durability#PROCESS} or {@link Durability#DISK}
     * @throws StoreException when another process or another store of this one has it open, when it is not ours, newer than we are, or
     * damaged, or when the disk refuses
     */
    public static SqliteStore open(Path storePath, Durability durability) throws StoreException {
        if (durability == Durability.NONE) {
            throw new IllegalArgumentException("the SQLite store has the durability PROCESS or DISK; for NONE there is the memory store");
        }
        var store = new SqliteStore(storePath, durability);
        Thread.ofPlatform().daemon().name("sqlite-writer").start(() -> store.run(storePath));
        store.readers = Await.result(store.opened);
        return store;
    }

    @Override
    public Durability durability() {
        return durability;
    }

    /** The database file. */
    public Path file() {
        return file;
    }

    @Override
    public SessionStore open(SessionID session) throws StoreException {
        if (!owned.add(session)) {
            throw new StoreException("session " + session + " is open already in this store (" + file
                    + "); close it first: a session has one owner at a time");
        }
        try {
            var name = session.toString();
            return new SqliteSession(this, session,
                    onWriter((database, _) -> Rows.session(database, name).orElseGet(() -> Rows.newSession(database, name))));
        } catch (StoreException | RuntimeException e) {
            owned.remove(session);
            throw e;
        }
    }

    @Override
    public List<SessionID> sessions() throws StoreException {
        return read(database -> database.createQuery("SELECT name FROM session").mapTo(String.class).list()).stream()
                .map(SessionID::parse).sorted(Comparator.comparing(SessionID::toString)).toList();
    }

    @Override
    public void query(MessageQuery query, MessageVisitor visitor) throws StoreException {
        long until = onWriter((_, index) -> index.lastCommitted());
        while (onWriter((_, index) -> index.behind() > 0 ? index.follow() : until) < until) { }
        for (var session : sessions()) {
            if (query.matchesSession(session) && !query(session, query, until, visitor)) return;
        }
    }

    private boolean query(SessionID session, MessageQuery query, long until, MessageVisitor visitor) throws StoreException {
        long row = read(database -> Rows.session(database, session.toString())).orElseThrow().id();
        for (long after = 0; after < until; ) {
            long from = after;
            var page = read(database -> Rows.page(database, row, query, from, until));
            for (var segment : page.segments()) {
                for (var message : Rows.messages(file, session, segment)) {
                    if (query.matches(message) && !visitor.visit(session, message)) return false;
                }
            }
            after = page.after();
        }
        return true;
    }

    @Override
    public void close() throws StoreException {
        queue.close(closed());
        Await.result(ended);
    }

    void submit(Batch batch) throws StoreException {
        queue.add(batch);
    }

    <T> T onWriter(Task.Job<T> job) throws StoreException {
        var done = new CompletableFuture<T>();
        queue.add(new Task<>(job, done));
        return Await.result(done);
    }

    <T> T read(Readers.Read<T> read) throws StoreException {
        return readers.read(read);
    }

    void release(SessionID session) {
        owned.remove(session);
    }

    private StoreException closed() {
        return new StoreException(file + " is closed; open the store again");
    }

    /** The writer's thread, from the lock on the file to its release. */
    private void run(Path storePath) {
        try {
            serve(storePath);
            ended.complete(null);
        } catch (StoreException e) {
            fail(e);
        } catch (SQLException | IOException | RuntimeException | Error e) {
            fail(new StoreException(file + ": the writer ended: " + e, e));
        }
    }

    private void serve(Path storePath) throws StoreException, SQLException, IOException {
        try (var locked = StoreFile.open(storePath)) {
            file = locked.path();
            var database = new Database(file, durability);
            try (var handle = database.openWriter()) {
                Schema.migrate(handle, file);
                try (var readers = new Readers(database)) {
                    var writer = new Writer(queue, handle, file, new Checkpoint(readers));
                    opened.complete(readers);
                    writer.serve();
                }
                tidy(handle);
            } catch (RuntimeException e) {
                throw Words.explain("the store failed", file, e);
            }
        }
    }

    /** All is stored already: a failure here leaves work to the next opening, no more. */
    private void tidy(Handle database) {
        try {
            database.execute("PRAGMA optimize");
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (JdbiException e) {
            LOG.log(Level.WARNING, Words.explain("the last checkpoint was left to the next opening", file, e).getMessage());
        }
    }

    private void fail(StoreException why) {
        opened.completeExceptionally(why);
        queue.failAll(why);
        ended.completeExceptionally(why);
    }
}
