package fix.examples.store;

import fix.core.SessionID;
import fix.store.Direction;
import fix.store.Position;
import fix.store.SessionStore;
import fix.store.StoreException;
import fix.store.StoreOp;
import fix.store.StoredMessage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** One owner's hold on a session: a batch is in the diary before it is in memory. */
final class DiarySession implements SessionStore {
    private final SessionStore memory;
    private final Diary diary;
    private volatile Optional<StoreException> failure = Optional.empty();

    DiarySession(SessionStore memory, Diary diary) {
        this.memory = memory;
        this.diary = diary;
    }

    @Override
    public SessionID session() {
        return memory.session();
    }

    @Override
    public Position position() {
        return memory.position();
    }

    @Override
    public void write(List<StoreOp> batch) throws StoreException {
        synchronized (diary) {
            if (failure.isPresent()) {
                throw new StoreException("session " + session() + " is not written after a failure until it is recovered", failure.get());
            }
            try {
                requireHold();
                memory.position().after(session(), batch);
                if (!batch.isEmpty()) {
                    diary.append(batch);
                }
                memory.write(batch);
            } catch (StoreException refused) {
                failure = Optional.of(refused);
                throw refused;
            } catch (IOException failed) {
                var why = new StoreException("session " + session() + ": its diary cannot be written: " + failed.getMessage(), failed);
                failure = Optional.of(why);
                throw why;
            }
        }
    }

    /** Nothing is stored for who has closed the session, or closed the store: the memory store knows. */
    private void requireHold() throws StoreException {
        memory.readChunk(1, Direction.OUTBOUND, 1, 1, 1, 1);
    }

    @Override
    public List<StoredMessage> readChunk(long generation, Direction direction, long from, long to, int maxMessages, int maxBytes) throws StoreException {
        return memory.readChunk(generation, direction, from, to, maxMessages, maxBytes);
    }

    @Override
    public Optional<StoreException> failure() {
        return failure;
    }

    @Override
    public Position recover() throws StoreException {
        synchronized (diary) {
            var position = memory.recover();
            try {
                diary.dropUnfinished();
            } catch (IOException still) {
                throw new StoreException("session " + session() + ": its diary cannot be written: " + still.getMessage(), still);
            }
            failure = Optional.empty();
            return position;
        }
    }

    @Override
    public void close() {
        synchronized (diary) {
            memory.close();
        }
    }
}
