package fix.store.sqlite;

import fix.core.SessionID;
import fix.store.Direction;
import fix.store.Position;
import fix.store.SessionStore;
import fix.store.StoreException;
import fix.store.StoreOp;
import fix.store.StoredMessage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/** One owner's hold on a session. Its lock is held while a write is on its way, so that there is one at a time. */
final class SqliteSession implements SessionStore {
    private final SqliteStore store;
    private final SessionID id;
    private final long row;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Position position;
    private volatile Optional<StoreException> failure = Optional.empty();
    private volatile boolean closed;

    SqliteSession(SqliteStore store, SessionID id, Rows.Session stored) {
        this.store = store;
        this.id = id;
        this.row = stored.id();
        this.position = stored.position();
    }

    @Override
    public SessionID session() {
        return id;
    }

    @Override
    public Position position() {
        return position;
    }

    @Override
    public void write(List<StoreOp> batch) throws StoreException {
        lock.lock();
        try {
            requireOpen();
            if (failure.isPresent()) {
                throw new StoreException("session " + id + " is not written after a failure until it is recovered", failure.get());
            }
            if (!batch.isEmpty()) commit(batch);
        } finally {
            lock.unlock();
        }
    }

    private void commit(List<StoreOp> batch) throws StoreException {
        try {
            var after = position.after(id, batch);
            var done = new CompletableFuture<Void>();
            store.submit(new Batch(id, row, Segment.of(row, batch), position, after, done));
            Await.result(done);
            position = after;
        } catch (StoreException e) {
            failure = Optional.of(e);
            throw e;
        }
    }

    @Override
    public List<StoredMessage> readChunk(long generation, Direction direction, long from, long to, int maxMessages, int maxBytes)
            throws StoreException {
        if (maxMessages < 1) throw new IllegalArgumentException("maxMessages is " + maxMessages + ", must be at least 1");
        requireOpen();
        var chunk = new Chunk(from, to, maxMessages, maxBytes);
        return store.read(database -> Rows.fill(chunk, database, store.file(), id, row, generation, direction, from));
    }

    @Override
    public Optional<StoreException> failure() {
        return failure;
    }

    @Override
    public Position recover() throws StoreException {
        lock.lock();
        try {
            requireOpen();
            // On the writer's thread, so behind whatever is under way.
            var stored = store.onWriter((database, _) -> Rows.session(database, id.toString()));
            if (stored.isEmpty()) {
                throw new StoreException("session " + id + " is no longer in " + store.file() + "; restore the file from a backup");
            }
            position = stored.get().position();
            failure = Optional.empty();
            return position;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (closed) return;
            closed = true;
            store.release(id);
        } finally {
            lock.unlock();
        }
    }

    private void requireOpen() throws StoreException {
        if (closed) throw new StoreException("session " + id + ": its store is closed; open it again");
    }
}
