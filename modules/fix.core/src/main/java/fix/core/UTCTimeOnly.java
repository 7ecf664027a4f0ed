package fix.core;

import fix.core.wire.Numbers;
import fix.core.wire.Times;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;

/**
 * A UTCTimeOnly without loss: to the picosecond, and with the leap second, for which {@link LocalTime} has no room. Immutable.
 *
 * @param hour       0 to 23
 * @param minute     0 to 59
 * @param second     0 to 60
 * @param picosecond of the second, 0 to 999,999,999,999
 */
public record UTCTimeOnly(int hour, int minute, int second, long picosecond) implements Comparable<UTCTimeOnly> {
    private static final long PICOS_OF_NANO = 1_000;
    private static final long PICOS_OF_SECOND = 1_000_000_000_000L;
    private static final int LONGEST = 21;

    /** @throws IllegalArgumentException when a part is out of its bounds */
    public UTCTimeOnly {
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60 || picosecond < 0 || picosecond >= PICOS_OF_SECOND) {
            throw new IllegalArgumentException("no time of day: hour " + hour + ", minute " + minute + ", second " + second + ", picosecond " + picosecond);
        }
    }

    /** The same time. */
    public static UTCTimeOnly of(LocalTime time) {
        return new UTCTimeOnly(time.getHour(), time.getMinute(), time.getSecond(), time.getNano() * PICOS_OF_NANO);
    }

    static UTCTimeOnly of(int secondOfDay, boolean isLeapSecond, long picosecond) {
        int plain = isLeapSecond ? secondOfDay - 1 : secondOfDay;
        return new UTCTimeOnly(plain / 3600, plain / 60 % 60, isLeapSecond ? 60 : plain % 60, picosecond);
    }

    /** To the nanosecond, the rest cut off; a leap second is read as the one after it, 23:59:60 as 00:00:00. */
    public LocalTime toLocalTime() {
        return Times.time((hour * 60 + minute) * 60 + second, (int) (picosecond / PICOS_OF_NANO));
    }

    /** By the clock, the leap second behind the 59th. */
    @Override
    public int compareTo(UTCTimeOnly other) {
        int bySecond = Integer.compare((hour * 60 + minute) * 61 + second, (other.hour * 60 + other.minute) * 61 + other.second);
        return bySecond != 0 ? bySecond : Long.compare(picosecond, other.picosecond);
    }

    /** As it stands on the wire with this precision; what is finer is cut off. */
    public String toString(TimestampPrecision precision) {
        var text = new byte[LONGEST];
        Numbers.writePadded(hour, 2, text, 0);
        Numbers.writePadded(minute, 2, text, 3);
        Numbers.writePadded(second, 2, text, 6);
        text[2] = ':';
        text[5] = ':';
        Numbers.writePadded(picosecond, 12, text, 9);
        text[8] = '.';
        return new String(text, 0, precision == TimestampPrecision.SECONDS ? 8 : 9 + precision.digits(), StandardCharsets.ISO_8859_1);
    }

    /** As it stands on the wire with picoseconds. */
    @Override
    public String toString() {
        return toString(TimestampPrecision.PICOS);
    }
}
