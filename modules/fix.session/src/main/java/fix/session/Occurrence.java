package fix.session;

import java.time.Instant;

/**
 * One session of a schedule, from its start to before its end.
 *
 * @param start its first instant
 * @param end the first instant that is not part of it
 */
public record Occurrence(Instant start, Instant end) {
    /** Refuses a session without length. */
    public Occurrence {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("a session that begins at " + start + " cannot end at " + end);
        }
    }

    /** True when this instant is part of it. */
    public boolean contains(Instant time) {
        return !time.isBefore(start) && time.isBefore(end);
    }
}
