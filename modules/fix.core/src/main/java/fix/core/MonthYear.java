package fix.core;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A MonthYear: a month, perhaps with a day or a week of it, as maturities are given. Immutable.
 *
 * @param month of the years 0 to 9999
 * @param day   of the month, 0 if it is not said
 * @param week  of the month, 1 to 5, 0 if it is not said
 */
public record MonthYear(YearMonth month, int day, int week) {
    private static final Pattern FORM = Pattern.compile("(\\d{4})(\\d{2})(?:(\\d{2})|[wW]([1-5]))?");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM");

    /** @throws IllegalArgumentException when the month has no such day or week, or both are said */
    public MonthYear {
        requireYear(month.getYear());
        if (day < 0 || day > month.lengthOfMonth() || week < 0 || week > 5 || day > 0 && week > 0) {
            throw new IllegalArgumentException("no day or week of " + month + ": day " + day + ", week " + week);
        }
    }

    /** A month: {@code 202603}. */
    public static MonthYear of(int year, int month) {
        return new MonthYear(YearMonth.of(year, month), 0, 0);
    }

    /** A day: {@code 20260318}. */
    public static MonthYear of(LocalDate day) {
        return new MonthYear(YearMonth.from(day), day.getDayOfMonth(), 0);
    }

    /** A week of a month, 1 to 5: {@code 202603w3}. */
    public static MonthYear ofWeek(int year, int month, int week) {
        if (week == 0) {
            throw new IllegalArgumentException("a week of a month is 1 to 5, not 0");
        }
        return new MonthYear(YearMonth.of(year, month), 0, week);
    }

    /** What the text says; empty when it is none. */
    static Optional<MonthYear> read(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int month = Integer.parseInt(parts.group(2));
        int day = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
        if (month < 1 || month > 12 || parts.group(3) != null && day == 0) {
            return Optional.empty();
        }
        var yearMonth = YearMonth.of(Integer.parseInt(parts.group(1)), month);
        return day > yearMonth.lengthOfMonth() ? Optional.empty()
            : Optional.of(new MonthYear(yearMonth, day, parts.group(4) == null ? 0 : Integer.parseInt(parts.group(4))));
    }

    static void requireYear(int year) {
        if (year < 0 || year > 9999) {
            throw new IllegalArgumentException("the year must be 0 to 9999, not " + year);
        }
    }

    static String digits(LocalDate date) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(date);
    }

    /** The day, if one is said. */
    public Optional<LocalDate> date() {
        return day == 0 ? Optional.empty() : Optional.of(month.atDay(day));
    }

    /** The week of the month, if one is said. */
    public OptionalInt weekOfMonth() {
        return week == 0 ? OptionalInt.empty() : OptionalInt.of(week);
    }

    /** As it stands on the wire: {@code 202603}, {@code 20260318} or {@code 202603w3}. */
    @Override
    public String toString() {
        return MONTH.format(month) + (day > 0 ? (day < 10 ? "0" : "") + day : week > 0 ? "w" + week : "");
    }
}
