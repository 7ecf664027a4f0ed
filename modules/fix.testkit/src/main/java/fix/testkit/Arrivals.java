package fix.testkit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** What waits for a test, in order. Thread-safe. */
final class Arrivals {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Arrival> waiting = new ArrayDeque<>();

    void add(Arrival arrival) {
        lock.lock();
        try {
            waiting.add(arrival);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whoever waits looks again. */
    void changed() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until this holds; false when the time ran out. */
    boolean await(BooleanSupplier condition, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (!condition.getAsBoolean()) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The next one; {@link Arrival.Nothing} when the time ran out. */
    Arrival next(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            return await(() -> !waiting.isEmpty(), atMost) ? waiting.remove() : new Arrival.Nothing();
        } finally {
            lock.unlock();
        }
    }
}
