package fix.store.sqlite;

import fix.store.StoreException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for the writer, in the order of its arrival. Bounded by the threads that use the store: each waits for the answer to its one
 * request.
 */
final class RequestQueue {
    private static final long IDLE_MILLIS = 20;
    /** One take ends here, so that a group of batches stays of a size that commits fast. */
    private static final long TAKE_BYTES = 4 << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final ArrayDeque<Request> waiting = new ArrayDeque<>();
    private StoreException refusal;

    /** @throws StoreException the one that {@link #close} was given */
    void add(Request request) throws StoreException {
        lock.lock();
        try {
            if (refusal != null) throw new StoreException(refusal.getMessage(), refusal);
            waiting.add(request);
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing is let in from now on; what waits will still be taken. */
    void close(StoreException why) {
        lock.lock();
        try {
            if (refusal == null) refusal = why;
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for requests and adds them to the list; none when it was idle for a moment and {@code returnWhenIdle} is set. For the writer's
     * thread, which nobody interrupts.
     *
     * @return false when the queue is closed and empty
     */
    boolean take(List<Request> taken, boolean returnWhenIdle) {
        lock.lock();
        try {
            while (waiting.isEmpty() && refusal == null) {
                if (!returnWhenIdle) arrived.awaitUninterruptibly();
                else if (!arrived.await(IDLE_MILLIS, TimeUnit.MILLISECONDS)) return true;
            }
            long bytes = 0;
            while (!waiting.isEmpty() && bytes < TAKE_BYTES) {
                var request = waiting.poll();
                taken.add(request);
                if (request instanceof Batch batch) bytes += batch.bytes();
            }
            return !taken.isEmpty();
        } catch (InterruptedException e) {
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Fails what waits; for a writer that cannot go on. */
    void failAll(StoreException why) {
        close(why);
        lock.lock();
        try {
            waiting.forEach(request -> request.fail(why));
            waiting.clear();
        } finally {
            lock.unlock();
        }
    }
}
