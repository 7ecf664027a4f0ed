package fix.engine.threads;

import fix.engine.EngineClock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one thread that watches time, a platform thread: it keeps going when every carrier is busy. It neither commits nor writes nor
 * calls the application.
 */
final class Ticker implements Runnable {
    /** Deadlines that come closer without a call of {@link #wake} are noticed after this at the latest: 1 s. */
    private static final long LONGEST_REST_NANOS = 1_000_000_000L;

    private final EngineClock clock;
    private final Set<Timed> watched = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition sooner = lock.newCondition();
    private final Thread thread;
    private volatile long restsUntil;
    private volatile boolean closed;

    Ticker(EngineClock clock) {
        this.clock = clock;
        thread = Thread.ofPlatform().name("fix-ticker").daemon().unstarted(this);
    }

    void start() {
        thread.start();
    }

    void watch(Timed timed) {
        watched.add(timed);
        wake(timed.deadline());
    }

    void forget(Timed timed) {
        watched.remove(timed);
    }

    /** Says that a deadline is now this one; cheap when the ticker is awake by then anyway. */
    void wake(long deadline) {
        if (deadline < restsUntil) {
            lock.lock();
            try {
                restsUntil = 0;
                sooner.signal();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Returns when the thread has ended. */
    void close() throws InterruptedException {
        closed = true;
        wake(Long.MIN_VALUE);
        thread.join();
    }

    @Override
    public void run() {
        while (!closed) {
            var now = clock.now();
            long next = now.monoNanos() + LONGEST_REST_NANOS;
            restsUntil = next;
            for (var timed : watched) {
                if (timed.deadline() <= now.monoNanos()) {
                    timed.due(now);
                }
                next = Math.min(next, timed.deadline());
            }
            rest(next);
        }
    }

    private void rest(long until) {
        lock.lock();
        try {
            if (restsUntil != 0 && !closed) {
                restsUntil = until;
                clock.await(sooner, until);
            }
        } catch (InterruptedException nobodyShould) {
            closed = true;
        } finally {
            lock.unlock();
        }
    }
}
