package fix.store.memory;

import fix.core.SessionID;
import fix.store.Direction;
import fix.store.Position;
import fix.store.SessionStore;
import fix.store.StoreException;
import fix.store.StoreOp;
import fix.store.StoredMessage;
import java.util.List;
import java.util.Optional;

/** One owner's hold on a session; the data stays in {@link MemorySession} when it is closed. */
final class MemorySessionStore implements SessionStore {
    private final MemorySession data;
    private volatile Optional<StoreException> failure = Optional.empty();

    MemorySessionStore(MemorySession data) {
        this.data = data;
    }

    @Override
    public SessionID session() {
        return data.id();
    }

    @Override
    public Position position() {
        return data.position();
    }

    @Override
    public synchronized void write(List<StoreOp> batch) throws StoreException {
        if (failure.isPresent()) {
            throw new StoreException("session " + session() + " is not written after a failure until it is recovered", failure.get());
        }
        try {
            data.write(this, batch);
        } catch (StoreException e) {
            failure = Optional.of(e);
            throw e;
        }
    }

    @Override
    public List<StoredMessage> readChunk(long generation, Direction direction, long from, long to, int maxMessages, int maxBytes)
            throws StoreException {
        if (maxMessages < 1) throw new IllegalArgumentException("maxMessages is " + maxMessages + ", must be at least 1");
        return data.readChunk(this, generation, direction, from, to, maxMessages, maxBytes);
    }

    @Override
    public Optional<StoreException> failure() {
        return failure;
    }

    @Override
    public synchronized Position recover() throws StoreException {
        data.requireOwner(this);
        failure = Optional.empty();
        return data.position();
    }

    @Override
    public void close() {
        data.release(this);
    }
}
