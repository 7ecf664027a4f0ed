package fix.engine;

import fix.core.SessionID;
import fix.store.Direction;
import fix.store.Durability;
import fix.store.MessageQuery;
import fix.store.MessageStore;
import fix.store.MessageVisitor;
import fix.store.Position;
import fix.store.SessionStore;
import fix.store.StoreException;
import fix.store.StoreOp;
import fix.store.StoredMessage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A memory store whose writes fail, or wait, when a test says so. */
final class FailingStore implements MessageStore {
    private final MessageStore inner = MessageStore.inMemory();
    /** What was opened last, for a test that writes behind the engine's back. */
    volatile SessionStore opened;
    volatile boolean failing;
    /** Nothing can be written, but all be read. */
    volatile boolean full;
    /** How the next write fails, as no store may. */
    final AtomicReference<Defect> broken = new AtomicReference<>(Defect.NONE);
    /** The same of the next reading. */
    final AtomicReference<Defect> unreadable = new AtomicReference<>(Defect.NONE);
    volatile CountDownLatch gate = new CountDownLatch(0);
    /** Until this opens, each write takes so long. */
    volatile CountDownLatch quick = new CountDownLatch(0);
    volatile long slowMillis;

    @Override
    public Durability durability() {
        return inner.durability();
    }

    @Override
    public SessionStore open(SessionID session) throws StoreException {
        opened = inner.open(session);
        return new Failing(opened);
    }

    @Override
    public List<SessionID> sessions() throws StoreException {
        return inner.sessions();
    }

    @Override
    public void query(MessageQuery query, MessageVisitor visitor) throws StoreException {
        inner.query(query, visitor);
    }

    @Override
    public void close() throws StoreException {
        inner.close();
    }

    private final class Failing implements SessionStore {
        private final SessionStore store;

        Failing(SessionStore store) {
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
            try {
                gate.await();
                quick.await(slowMillis, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (failing || full) {
                throw new StoreException("the disk is full");
            }
            broken.getAndSet(Defect.NONE).show();
            store.write(batch);
        }

        @Override
        public List<StoredMessage> readChunk(
                long generation, Direction direction, long from, long to, int maxMessages, int maxBytes) throws StoreException {
            unreadable.getAndSet(Defect.NONE).show();
            return store.readChunk(generation, direction, from, to, maxMessages, maxBytes);
        }

        @Override
        public Optional<StoreException> failure() {
            return failing ? Optional.of(new StoreException("the disk is full")) : store.failure();
        }

        @Override
        public Position recover() throws StoreException {
            if (failing) {
                throw new StoreException("the disk is full");
            }
            return store.recover();
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
