package fix.session;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * A time of day in a zone. On each date it comes at the first instant at which a clock on a wall there shows this time or a later one: where
 * clocks are set forward over it, the instant at which they are; where they are set back and show it twice, the first of the two. So of two
 * times in one zone the earlier never comes after the later.
 *
 * @param time what the clock shows, in whole seconds
 * @param zone where it hangs
 */
public record ZonedTime(LocalTime time, ZoneId zone) {
    /** Refuses a fraction of a second. */
    public ZonedTime {
        if (time.getNano() != 0) {
            throw new IllegalArgumentException("a schedule counts in whole seconds, got " + time);
        }
    }

    /** When it comes on this date. */
    public Instant on(LocalDate date) {
        var local = date.atTime(time);
        var rules = zone.getRules();
        var change = rules.getTransition(local);
        // Where a time comes twice, getOffset gives the offset before the change, which is the first of the two.
        return change != null && change.isGap() ? change.getInstant() : local.toInstant(rules.getOffset(local));
    }

    /** {@code 08:00:00 Europe/Berlin}. */
    @Override
    public String toString() {
        return DateTimeFormatter.ISO_LOCAL_TIME.format(time) + " " + zone;
    }
}
