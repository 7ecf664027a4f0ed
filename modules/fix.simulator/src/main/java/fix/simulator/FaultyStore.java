package fix.simulator;

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
 * A session's store that fails on purpose. What is committed stays; a write that fails may have been committed, as whoever crashes in the
 * middle of one may find out later.
 */
final class FaultyStore implements SessionStore {
    private final SessionStore store;
    private final World world;
    private Optional<StoreException> failure = Optional.empty();
    private boolean failsNext;
    private boolean commitsAllTheSame;
    private long brokenUntil;

    FaultyStore(SessionStore store, World world) {
        this.store = store;
        this.world = world;
    }

    /**
     * Lets the next write fail, and keeps the store unreadable for a while.
     *
     * @param committed the batch is there all the same
     * @param nanos for how long
     */
    void fail(boolean committed, long nanos) {
        failsNext = true;
        commitsAllTheSame = committed;
        brokenUntil = world.scheduler.now() + nanos;
    }

    /** Works again from here on. */
    void heal() {
        failsNext = false;
        brokenUntil = 0;
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
        if (failure.isPresent()) {
            throw new StoreException("session " + session() + " is not written after a failure until it is recovered", failure.get());
        }
        if (failsNext) {
            failsNext = false;
            if (commitsAllTheSame) {
                commit(batch);
            }
            throw failed(new StoreException("session " + session() + ": the disk failed on purpose"));
        }
        commit(batch);
    }

    private void commit(List<StoreOp> batch) throws StoreException {
        try {
            store.write(batch);
        } catch (StoreException refused) {
            world.witness.refused(session(), refused.getMessage());
            throw failed(refused);
        }
        world.witness.committed(session(), batch);
    }

    private StoreException failed(StoreException why) {
        failure = Optional.of(why);
        return why;
    }

    @Override
    public List<StoredMessage> readChunk(
            long generation, Direction direction, long from, long to, int maxMessages, int maxBytes) throws StoreException {
        requireReadable();
        int most = Math.min(maxMessages, 20 - world.choices.of("pieces of a resend").below(20));
        return store.readChunk(generation, direction, from, to, most, maxBytes);
    }

    @Override
    public Optional<StoreException> failure() {
        return failure;
    }

    @Override
    public Position recover() throws StoreException {
        requireReadable();
        var position = store.recover();
        failure = Optional.empty();
        return position;
    }

    private void requireReadable() throws StoreException {
        if (world.scheduler.now() < brokenUntil) {
            throw new StoreException("session " + session() + ": the disk does not answer, on purpose");
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
