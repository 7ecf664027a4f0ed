package fix.core.wire;

import fix.core.TimestampPrecision;
import java.time.LocalDate;
import java.time.LocalTime;

/** Dates and times as the standard writes them. Stateless; what is malformed is reported by {@link #MALFORMED}. */
public final class Times {

    /** What the parsers return for text that is no such time. */
    public static final long MALFORMED = Long.MIN_VALUE;
    /** Length of {@code YYYYMMDD-HH:MM:SS}. */
    public static final int SECONDS_LENGTH = 17;

    private static final int DATE_LENGTH = 8;
    private static final int TIME_LENGTH = 8;
    private static final int MAX_DECIMALS = 12;
    private static final int SECONDS_OF_DAY = 86_400;
    private static final long NANOS_OF_SECOND = 1_000_000_000L;
    private static final long FIRST_SECOND = LocalDate.of(0, 1, 1).toEpochDay() * SECONDS_OF_DAY;
    private static final long LAST_SECOND = LocalDate.of(10_000, 1, 1).toEpochDay() * SECONDS_OF_DAY - 1;

    private Times() {
    }

    /** Seconds since the epoch of a UTCTimestamp's first 17 bytes, the rest being checked too; or {@link #MALFORMED}. */
    public static long parseEpochSecond(byte[] b, int from, int to) {
        if (to - from < SECONDS_LENGTH || b[from + DATE_LENGTH] != '-') {
            return MALFORMED;
        }
        long day = parseEpochDay(b, from, from + DATE_LENGTH);
        int second = parseSecondOfDay(b, from + DATE_LENGTH + 1, to);
        return day == MALFORMED || second < 0 ? MALFORMED : day * SECONDS_OF_DAY + second;
    }

    /** Nanoseconds of the second, of a timestamp or a time that has been found well-formed. */
    public static int parseNano(byte[] b, int from, int to) {
        int at = from;
        while (at < to && b[at] != '.') {
            at++;
        }
        int nano = 0;
        for (int i = 1; i <= 9; i++) {
            nano = nano * 10 + (at + i < to ? b[at + i] - '0' : 0);
        }
        return nano;
    }

    /** Picoseconds of the second, of a timestamp or a time that has been found well-formed. */
    public static long parsePicos(byte[] b, int from, int to) {
        int at = from;
        while (at < to && b[at] != '.') {
            at++;
        }
        long picos = 0;
        for (int i = 1; i <= MAX_DECIMALS; i++) {
            picos = picos * 10 + (at + i < to ? b[at + i] - '0' : 0);
        }
        return picos;
    }

    /** Days since the epoch of {@code YYYYMMDD}, or {@link #MALFORMED}. */
    public static long parseEpochDay(byte[] b, int from, int to) {
        if (to - from != DATE_LENGTH) {
            return MALFORMED;
        }
        int century = twoDigits(b, from);
        int ofCentury = twoDigits(b, from + 2);
        int month = twoDigits(b, from + 4);
        int day = twoDigits(b, from + 6);
        if ((century | ofCentury | month | day) < 0) {
            return MALFORMED;
        }
        int year = century * 100 + ofCentury;
        if (month < 1 || month > 12 || day < 1 || day > daysOfMonth(year, month)) {
            return MALFORMED;
        }
        return epochDay(year, month, day);
    }

    /** Seconds of the day of {@code HH:MM:SS[.decimals]}, where 23:59:60 is 86,400; or −1. */
    public static int parseSecondOfDay(byte[] b, int from, int to) {
        if (to - from < TIME_LENGTH || b[from + 2] != ':' || b[from + 5] != ':' || !isFraction(b, from + TIME_LENGTH, to)) {
            return -1;
        }
        int hour = twoDigits(b, from);
        int minute = twoDigits(b, from + 3);
        int second = twoDigits(b, from + 6);
        if ((hour | minute | second) < 0 || hour > 23 || minute > 59 || second > 60) {
            return -1;
        }
        return (hour * 60 + minute) * 60 + second;
    }

    private static boolean isFraction(byte[] b, int from, int to) {
        if (from == to) {
            return true;
        }
        int decimals = to - from - 1;
        if (b[from] != '.' || decimals < 1 || decimals > MAX_DECIMALS) {
            return false;
        }
        for (int i = from + 1; i < to; i++) {
            if (b[i] < '0' || b[i] > '9') {
                return false;
            }
        }
        return true;
    }

    /** Writes a UTCTimestamp; returns the position after it. The year must be 0 to 9999 ({@link #isWritable}). */
    public static int writeTimestamp(long epochSecond, int nano, TimestampPrecision precision, byte[] b, int at) {
        var date = LocalDate.ofEpochDay(Math.floorDiv(epochSecond, SECONDS_OF_DAY));
        int end = writeDate(date, b, at);
        b[end] = '-';
        return writeTime((int) Math.floorMod(epochSecond, (long) SECONDS_OF_DAY), nano, precision, b, end + 1);
    }

    /** Whether the second falls in the years 0 to 9999, which four digits can name. */
    public static boolean isWritable(long epochSecond) {
        return epochSecond >= FIRST_SECOND && epochSecond <= LAST_SECOND;
    }

    /** Writes {@code YYYYMMDD}; returns the position after it. */
    public static int writeDate(LocalDate date, byte[] b, int at) {
        Numbers.writePadded(date.getYear(), 4, b, at);
        Numbers.writePadded(date.getMonthValue(), 2, b, at + 4);
        return Numbers.writePadded(date.getDayOfMonth(), 2, b, at + 6);
    }

    /** Writes {@code HH:MM:SS} and the decimals of the precision; returns the position after them. */
    public static int writeTime(int secondOfDay, int nano, TimestampPrecision precision, byte[] b, int at) {
        Numbers.writePadded(secondOfDay / 3600, 2, b, at);
        b[at + 2] = ':';
        Numbers.writePadded(secondOfDay / 60 % 60, 2, b, at + 3);
        b[at + 5] = ':';
        return writeFraction(nano, precision, b, Numbers.writePadded(secondOfDay % 60, 2, b, at + 6));
    }

    /** Writes the point and the decimals of the precision, cutting off the rest; returns the position after them. */
    public static int writeFraction(int nano, TimestampPrecision precision, byte[] b, int at) {
        if (precision == TimestampPrecision.SECONDS) {
            return at;
        }
        b[at] = '.';
        long cut = switch (precision) {
            case MILLIS -> nano / 1_000_000;
            case MICROS -> nano / 1_000;
            case NANOS, SECONDS -> nano;
            case PICOS -> nano * 1_000L;
        };
        return Numbers.writePadded(cut, precision.digits(), b, at + 1);
    }

    /** How many characters a UTCTimestamp of the precision has. */
    public static int timestampLength(TimestampPrecision precision) {
        return SECONDS_LENGTH + (precision == TimestampPrecision.SECONDS ? 0 : 1 + precision.digits());
    }

    /** The time of a day whose seconds have been parsed; the leap second at its end is the next day's first. */
    public static LocalTime time(int secondOfDay, int nano) {
        return LocalTime.ofNanoOfDay(secondOfDay % SECONDS_OF_DAY * NANOS_OF_SECOND + nano);
    }

    /** Days since the epoch; the year begins in March, so that the leap day is its last (Howard Hinnant's civil calendar). */
    private static long epochDay(int year, int month, int day) {
        int y = month > 2 ? year : year - 1;
        int era = Math.floorDiv(y, 400);
        int ofEra = y - era * 400;
        int ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return era * 146_097L + ofEra * 365L + ofEra / 4 - ofEra / 100 + ofYear - 719_468;
    }

    private static int daysOfMonth(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    private static int twoDigits(byte[] b, int at) {
        int tens = b[at] - '0';
        int ones = b[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }
}
