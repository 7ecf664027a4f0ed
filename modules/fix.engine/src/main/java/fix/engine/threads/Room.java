package fix.engine.threads;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much waits in all sessions together, for the application, the store and the line. While that is more than the bound, a session that holds more than an equal part of it
 * may not add to what it holds; one that holds less may, so that who waits for little never waits for those who wait for much. Those that came while others held more than
 * their part may bring it to twice the bound; from there on only who holds next to nothing may add. Thread-safe.
 */
public final class Room {
    /** The part of the heap that may be full of it, unless told otherwise: twice as much, the most there is, leaves half of the heap. */
    private static final int PART_OF_HEAP = 4;

    private final long bound;
    private final AtomicLong held = new AtomicLong();
    private final AtomicInteger holders = new AtomicInteger();

    /** @param bound in bytes; 0 for a quarter of the largest heap that the JVM may have */
    public Room(long bound) {
        this.bound = bound == 0 ? Runtime.getRuntime().maxMemory() / PART_OF_HEAP : bound;
    }

    /** A session's part. */
    Part part() {
        return new Part();
    }

    /** What one session holds of it; guarded by that session's lock. */
    final class Part {
        /** Smaller changes are not counted: all sessions would write the same memory with each message. */
        static final long GRAIN = 16 << 10;

        private long counted;

        private Part() {
        }

        /** So much waits in the session. */
        void holds(long bytes) {
            long change = bytes - counted;
            if (Math.abs(change) >= GRAIN || bytes == 0 && counted > 0) {
                if (counted == 0) {
                    holders.incrementAndGet();
                } else if (bytes == 0) {
                    holders.decrementAndGet();
                }
                counted = bytes;
                held.addAndGet(change);
            }
        }

        /**
         * Whether the session may not add to it.
         *
         * @param bytes what of it counts against the session
         * @param share who waits already goes on when there is room enough for this many times as much
         */
        boolean isFull(long bytes, int share) {
            long all = held.get();
            long enough = bound / share;
            if (all <= enough) {
                return false;
            }
            long equalPart = enough / Math.max(1, holders.get());
            return bytes > (all <= 2 * enough ? equalPart : Math.min(equalPart, GRAIN));
        }
    }
}
