package fix.engine.driver;

import java.util.Arrays;

/**
 * No more than so many in any one second. What was taken although it was too early counts all the same, so that the next one waits for
 * longer. Times are monotonic, in nanoseconds. Guarded by the session's lock.
 */
final class RateLimit {
    private static final long SECOND = 1_000_000_000L;

    /** When each of the last ones had its turn; the oldest is the next to be replaced. */
    private final long[] turns;
    private int oldest;

    /** @param perSecond 0 for no limit */
    RateLimit(int perSecond) {
        turns = new long[perSecond];
        Arrays.fill(turns, -SECOND);
    }

    /** How many in a second; 0 for no limit. */
    int perSecond() {
        return turns.length;
    }

    /** From when on the next one may come; 0 when there is no limit. */
    long freeAt() {
        return freeAt(1);
    }

    /** From when on the next so many may come at once. */
    long freeAt(int count) {
        return turns.length == 0 ? 0 : turns[(oldest + count - 1) % turns.length] + SECOND;
    }

    /** One has come. */
    void take(long now) {
        if (turns.length > 0) {
            turns[oldest] = Math.max(now, turns[oldest] + SECOND);
            oldest = (oldest + 1) % turns.length;
        }
    }
}
