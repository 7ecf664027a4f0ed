package fix.engine.threads;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How late the engine is with what is due, measured on the way that a heartbeat takes: from the ticker, a platform thread, to a virtual thread that waits for its turn
 * among those of all sessions, and through the store. In real time, whatever clock the engine has, since it is real threads that are late.
 */
final class Lateness {
    private static final long NOT_YET = Long.MIN_VALUE;

    private final AtomicLong slowestCommit = new AtomicLong();
    private long asked = NOT_YET;
    private volatile long ran = NOT_YET;

    /** The store took so long. */
    void committed(long nanos) {
        if (nanos > slowestCommit.get()) {
            slowestCommit.accumulateAndGet(nanos, Math::max);
        }
    }

    /** The longest that something waited since this was asked last, in nanoseconds; then asks anew. By one thread. */
    long measure() {
        long late = slowestCommit.getAndSet(0);
        long now = System.nanoTime();
        if (asked != NOT_YET) {
            late = Math.max(late, (ran == NOT_YET ? now : ran) - asked);
        }
        if (asked == NOT_YET || ran != NOT_YET) {
            ran = NOT_YET;
            asked = now;
            Thread.ofVirtual().name("fix-turn").start(() -> ran = System.nanoTime());
        }
        return late;
    }
}
