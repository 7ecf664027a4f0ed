package fix.core;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * A UTCTimestamp without loss: to the picosecond, and with the leap second, for which {@link Instant} has no room. Immutable.
 *
 * @param date of the years 0 to 9999
 * @param time of the day
 */
public record UTCTimestamp(LocalDate date, UTCTimeOnly time) implements Comparable<UTCTimestamp> {
    /** @throws IllegalArgumentException when four digits cannot name the year */
    public UTCTimestamp {
        MonthYear.requireYear(date.getYear());
    }

    /** The same instant. */
    public static UTCTimestamp of(Instant instant) {
        var utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        return new UTCTimestamp(utc.toLocalDate(), UTCTimeOnly.of(utc.toLocalTime()));
    }

    /** To the nanosecond, the rest cut off; a leap second is read as the one after it. */
    public Instant toInstant() {
        return date.atTime(time.hour(), time.minute()).plusSeconds(time.second()).plusNanos(time.picosecond() / 1_000).toInstant(ZoneOffset.UTC);
    }

    @Override
    public int compareTo(UTCTimestamp other) {
        int byDate = date.compareTo(other.date);
        return byDate != 0 ? byDate : time.compareTo(other.time);
    }

    /** As it stands on the wire with this precision; what is finer is cut off. */
    public String toString(TimestampPrecision precision) {
        return MonthYear.digits(date) + '-' + time.toString(precision);
    }

    /** As it stands on the wire with picoseconds. */
    @Override
    public String toString() {
        return toString(TimestampPrecision.PICOS);
    }
}
