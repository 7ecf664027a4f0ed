package fix.core.wire;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;

/** Times with their zone, TZTimeOnly and TZTimestamp, as the standard writes them: hours and minutes at least, {@code Z} or an offset behind. Stateless. */
public final class ZonedTimes {

    private static final int MINUTES_LENGTH = 5;
    private static final int DATE_LENGTH = 8;
    private static final int MAX_OFFSET_HOURS = 14;

    private ZonedTimes() {
    }

    /** {@code HH:MM[:SS[.decimals]][Z|+hh[:mm]|-hh[:mm]]}; empty when it is of another form, or names no zone. */
    public static Optional<OffsetTime> parseTime(byte[] b, int from, int to) {
        int zone = from;
        while (zone < to && b[zone] != 'Z' && b[zone] != '+' && b[zone] != '-') {
            zone++;
        }
        var offset = offset(Bytes.text(b, zone, to));
        if (offset.isEmpty()) {
            return Optional.empty();
        }
        byte[] time = zone - from == MINUTES_LENGTH ? (Bytes.text(b, from, zone) + ":00").getBytes(StandardCharsets.ISO_8859_1)
            : Arrays.copyOfRange(b, from, zone);
        int second = Times.parseSecondOfDay(time, 0, time.length);
        return second < 0 ? Optional.empty() : Optional.of(Times.time(second, Times.parseNano(time, 0, time.length)).atOffset(offset.get()));
    }

    /** {@code YYYYMMDD-} and such a time; the leap second at the end of a day is the next day's first. */
    public static Optional<OffsetDateTime> parseTimestamp(byte[] b, int from, int to) {
        if (to - from <= DATE_LENGTH || b[from + DATE_LENGTH] != '-') {
            return Optional.empty();
        }
        long day = Times.parseEpochDay(b, from, from + DATE_LENGTH);
        if (day == Times.MALFORMED) {
            return Optional.empty();
        }
        int time = from + DATE_LENGTH + 1;
        boolean isNextDay = to - time >= DATE_LENGTH && Bytes.text(b, time, time + DATE_LENGTH).equals("23:59:60");
        return parseTime(b, time, to).map(read -> read.atDate(LocalDate.ofEpochDay(isNextDay ? day + 1 : day)));
    }

    private static Optional<ZoneOffset> offset(String zone) {
        if (zone.equals("Z")) {
            return Optional.of(ZoneOffset.UTC);
        }
        if (!isOffset(zone)) {
            return Optional.empty();
        }
        int hours = Integer.parseInt(zone, 1, 3, 10);
        int minutes = zone.length() > 3 ? Integer.parseInt(zone, 4, 6, 10) : 0;
        int sign = zone.charAt(0) == '-' ? -1 : 1;
        return hours > MAX_OFFSET_HOURS ? Optional.empty() : Optional.of(ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes));
    }

    /** {@code +hh}, {@code -hh} or the same with {@code :mm}. */
    private static boolean isOffset(String zone) {
        boolean sign = !zone.isEmpty() && (zone.charAt(0) == '+' || zone.charAt(0) == '-');
        boolean minutes = zone.length() == 6 && zone.charAt(3) == ':' && zone.charAt(4) <= '5' && isDigits(zone, 4);
        return sign && (zone.length() == 3 || minutes) && isDigits(zone, 1);
    }

    /** Whether there are two digits here. */
    private static boolean isDigits(String text, int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9' && text.charAt(at + 1) >= '0' && text.charAt(at + 1) <= '9';
    }

    /**
     * The zone as it stands behind a time.
     *
     * @throws IllegalArgumentException when the standard cannot write it
     */
    public static String zone(ZoneOffset offset) {
        int seconds = Math.abs(offset.getTotalSeconds());
        if (seconds % 60 != 0 || seconds / 3600 > MAX_OFFSET_HOURS) {
            throw new IllegalArgumentException("a zone of whole minutes, at most " + MAX_OFFSET_HOURS + " hours from UTC, is needed, not " + offset);
        }
        return seconds == 0 ? "Z" : (offset.getTotalSeconds() < 0 ? "-" : "+") + twoDigits(seconds / 3600)
            + (seconds % 3600 == 0 ? "" : ":" + twoDigits(seconds / 60 % 60));
    }

    private static String twoDigits(int value) {
        return (value < 10 ? "0" : "") + value;
    }
}
