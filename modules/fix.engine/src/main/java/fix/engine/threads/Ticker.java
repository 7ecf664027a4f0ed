package fix.engine.threads;

import fix.engine.EngineClock;
import fix.session.Moment;
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

    /** What is still due when it was looked after, because its lock was held, is looked after again after this: 1 ms. */
    private static final long SHORTEST_REST_NANOS = 1_000_000L;

    private final EngineClock clock;
    private final Set<Timed> watched = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition sooner = lock.newCondition();
    private final Turns turns = new Turns(this::nudge);
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

    /** Whoever works much waits here for a turn. */
    Turns turns() {
        return turns;
    }

    private void nudge() {
        lock.lock();
        try {
            sooner.signal();
        } finally {
            lock.unlock();
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
                long earliest = 0;
                if (timed.deadline() <= now.monoNanos()) {
                    due(timed, now);
                    earliest = now.monoNanos() + SHORTEST_REST_NANOS;
                }
                next = Math.min(next, Math.max(earliest, timed.deadline()));
            }
            rest(next);
        }
        turns.end();
    }

    /** The others keep their time whatever one of them does. */
    private static void due(Timed timed, Moment now) {
        try {
            timed.due(now);
        } catch (RuntimeException | Error broken) {
            tell(timed, broken);
        }
    }

    private static void tell(Timed timed, Throwable broken) {
        try {
            timed.broke(broken);
        } catch (RuntimeException | Error again) {
            var ticker = Thread.currentThread();
            ticker.getUncaughtExceptionHandler().uncaughtException(ticker, again);
        }
    }

    /** Rests until then, or until {@link #wake}; those who wait for a turn are served meanwhile. */
    private void rest(long until) {
        boolean waiting = turns.serve(System.nanoTime());
        do {
            lock.lock();
            try {
                if (restsUntil != 0 && !closed) {
                    restsUntil = until;
                    clock.await(sooner, waiting ? Math.min(until, clock.monoNanos() + SHORTEST_REST_NANOS) : until);
                }
            } catch (InterruptedException nobodyShould) {
                closed = true;
            } finally {
                lock.unlock();
            }
            waiting = turns.serve(System.nanoTime());
        } while (waiting && restsUntil != 0 && !closed && clock.monoNanos() < until);
    }
}
