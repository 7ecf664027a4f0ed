package fix.session;

import java.time.Instant;

/**
 * One reading of both clocks.
 *
 * @param wallNanos wall time in nanoseconds since 1970-01-01T00:00Z: for SendingTime(52) and the checks on it, and nothing
 *     else, since it may jump
 * @param monoNanos monotonic time in nanoseconds since the clock was made, never negative: for every timer
 */
public record Moment(long wallNanos, long monoNanos) {
    /** A deadline that never comes. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** Refuses a negative monotonic reading. */
    public Moment {
        if (monoNanos < 0) {
            throw new IllegalArgumentException("monotonic time starts at 0, got " + monoNanos);
        }
    }

    /** The wall time as an {@link Instant}. */
    public Instant wall() {
        return Instant.ofEpochSecond(
                Math.floorDiv(wallNanos, NANOS_PER_SECOND), Math.floorMod(wallNanos, NANOS_PER_SECOND));
    }
}
