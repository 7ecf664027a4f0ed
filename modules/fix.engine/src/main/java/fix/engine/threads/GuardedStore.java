package fix.engine.threads;

import fix.core.SessionID;
import fix.store.Direction;
import fix.store.Position;
import fix.store.SessionStore;
import fix.store.StoreException;
import fix.store.StoreOp;
import fix.store.StoredMessage;
import java.util.List;
import java.util.Optional;

/**
 * A session's store as the engine uses it. A store may be anybody's: where one throws what it may not, that is a failure of the store like any other, after which
 * nobody knows what is stored. The session stops and reads the store again, instead of losing the thread that writes. What the exception says is not told: it may
 * hold anything.
 */
final class GuardedStore implements SessionStore {
    private interface Work<T> {
        T run() throws StoreException;
    }

    private final SessionStore store;

    GuardedStore(SessionStore store) {
        this.store = store;
    }

    @Override
    public SessionID session() {
        return store.session();
    }

    @Override
    public Position position() {
        return store.position();
    }

    @Override
    public void write(List<StoreOp> batch) throws StoreException {
        guarded("writing", () -> {
            store.write(batch);
            return batch;
        });
    }

    @Override
    public List<StoredMessage> readChunk(long generation, Direction direction, long from, long to, int maxMessages, int maxBytes) throws StoreException {
        return guarded("reading", () -> store.readChunk(generation, direction, from, to, maxMessages, maxBytes));
    }

    @Override
    public Optional<StoreException> failure() {
        return store.failure();
    }

    @Override
    public Position recover() throws StoreException {
        return guarded("reading again", store::recover);
    }

    @Override
    public void close() {
        store.close();
    }

    private static <T> T guarded(String what, Work<T> work) throws StoreException {
        try {
            return work.run();
        } catch (RuntimeException | Error broken) {
            throw new StoreException(what + ", the store threw " + Culprit.of(broken) + ", which no store may: tell those who made it", broken);
        }
    }
}
