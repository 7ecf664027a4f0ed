package fix.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written with a type is read with it again, and looks on the wire as the standard says. */
class DataTypesTest {
    private static final int TAG = 9000;

    private static MessageBuilder draft() {
        return MessageBuilder.of("D");
    }

    private static MessageBuilder with(String value) {
        return draft().set(TAG, value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"20260102-03:04:05", "20260102-03:04:05.123", "20260102-03:04:05.123456", "20260102-03:04:05.123456789", "20260102-03:04:05.123456789012",
        "20161231-23:59:60", "20161231-23:59:60.999999999999", "00000101-00:00:00", "99991231-23:59:59.000000000001"})
    void pitfall24ATimestampOfAnyPrecisionAndTheLeapSecondLoseNothing(String text) {
        var decimals = text.length() > 17 ? text.length() - 18 : 0;
        var precision = List.of(TimestampPrecision.values()).stream().filter(one -> one.digits() == decimals).findFirst().orElseThrow();
        var read = with(text).getUTCTimestamp(TAG);
        assertEquals(text, draft().set(TAG, read, precision).getString(TAG));
        assertEquals(with(text).getInstant(TAG), read.toInstant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"03:04:05", "23:59:60.5", "12:30:60", "00:00:00.000000000001"})
    void pitfall24ATimeOfAnyPrecisionAndTheLeapSecondLoseNothing(String text) {
        var read = with(text).getUTCTimeOnly(TAG);
        assertEquals((text.contains(".") ? text : text + ".") + "0".repeat(21 - Math.max(text.length(), 9)), draft().set(TAG, read, TimestampPrecision.PICOS).getString(TAG));
        assertEquals(with(text).getTime(TAG), read.toLocalTime());
    }

    @ParameterizedTest
    @EnumSource
    void pitfall24AnInstantIsWrittenWithThePrecisionAskedFor(TimestampPrecision precision) {
        var instant = Instant.parse("2026-01-02T03:04:05.123456789Z");
        var expected = "20260102-03:04:05.123456789000".substring(0, precision == TimestampPrecision.SECONDS ? 17 : 18 + precision.digits());
        assertEquals(expected, draft().set(TAG, instant, precision).getString(TAG));
        assertEquals(expected, draft().set(TAG, UTCTimestamp.of(instant), precision).getString(TAG));
        assertEquals(expected.substring(9), draft().set(TAG, LocalTime.parse("03:04:05.123456789"), precision).getString(TAG));
    }

    @Test
    void timesHaveTheirOrder() {
        var leap = new UTCTimeOnly(23, 59, 60, 0);
        assertTrue(leap.compareTo(new UTCTimeOnly(23, 59, 59, 999_999_999_999L)) > 0);
        assertTrue(leap.compareTo(new UTCTimeOnly(23, 59, 60, 1)) < 0);
        assertTrue(new UTCTimeOnly(12, 30, 60, 0).compareTo(new UTCTimeOnly(12, 31, 0, 0)) < 0);
        var day = LocalDate.of(2016, 12, 31);
        assertTrue(new UTCTimestamp(day, leap).compareTo(new UTCTimestamp(day.plusDays(1), new UTCTimeOnly(0, 0, 0, 0))) < 0);
        assertEquals(0, new UTCTimestamp(day, leap).compareTo(new UTCTimestamp(day, leap)));
        assertEquals("23:59:60.000000000000", leap.toString());
        assertEquals("20161231-23:59:60.000000000000", new UTCTimestamp(day, leap).toString());
    }

    @Test
    void whatIsNoTimeIsRefused() {
        for (var wrong : List.<Runnable>of(() -> new UTCTimeOnly(24, 0, 0, 0), () -> new UTCTimeOnly(-1, 0, 0, 0), () -> new UTCTimeOnly(0, 60, 0, 0),
                () -> new UTCTimeOnly(0, -1, 0, 0), () -> new UTCTimeOnly(0, 0, 61, 0), () -> new UTCTimeOnly(0, 0, -1, 0), () -> new UTCTimeOnly(0, 0, 0, -1),
                () -> new UTCTimeOnly(0, 0, 0, 1_000_000_000_000L))) {
            assertTrue(assertThrows(IllegalArgumentException.class, wrong::run).getMessage().startsWith("no time of day: hour "));
        }
        assertEquals("the year must be 0 to 9999, not 10000",
                assertThrows(IllegalArgumentException.class, () -> UTCTimestamp.of(Instant.parse("+10000-01-01T00:00:00Z"))).getMessage());
        assertEquals("field 9000: expected a timestamp YYYYMMDD-HH:MM:SS with up to 12 decimals, found '20260102'",
                assertThrows(FieldFormatException.class, () -> with("20260102").getUTCTimestamp(TAG)).getMessage());
        assertEquals("field 9000: expected a time HH:MM:SS with up to 12 decimals, found '03:04:61'",
                assertThrows(FieldFormatException.class, () -> with("03:04:61").getUTCTimeOnly(TAG)).getMessage());
    }

    @ParameterizedTest
    @CsvSource({"07:39Z, 07:39:00Z, 07:39Z", "07:39:05+05:30, 07:39:05+05:30, 07:39:05+05:30", "07:39:05.123-05, 07:39:05.123-05, 07:39:05.123-05:00",
        "23:59:60+14, 00:00:00+14, 00:00+14:00", "07:39:05.123456789012Z, 07:39:05.123456789Z, 07:39:05.123456789Z"})
    void aTimeKeepsItsZone(String text, String written, OffsetTime expected) {
        var precision = written.contains("789") ? TimestampPrecision.NANOS : written.contains(".") ? TimestampPrecision.MILLIS : TimestampPrecision.SECONDS;
        var time = with(text).getTZTimeOnly(TAG);
        assertEquals(expected, time);
        assertEquals(written, draft().set(TAG, time, precision).getString(TAG));
        var stamp = with("20260102-" + text).getTZTimestamp(TAG);
        assertEquals(expected.atDate(LocalDate.of(2026, 1, text.startsWith("23:59:60") ? 3 : 2)), stamp);
        assertEquals("2026010" + stamp.getDayOfMonth() + "-" + written, draft().set(TAG, stamp, precision).getString(TAG));
    }

    @ParameterizedTest
    @ValueSource(strings = {"07:39", "07:39:05", "07Z", "07:39:05+5", "07:39:05+15", "07:39:05+05:60", "24:00Z", "07:39:Z", "Z", "07:39:05Z1", "07:39:05.1234567890123Z"})
    void aTimeWithoutAZoneOrOfAnotherFormIsRefused(String text) {
        assertEquals("field 9000: expected a time HH:MM[:SS] with up to 12 decimals and a zone, Z, +hh or +hh:mm, found '" + text + "'",
                assertThrows(FieldFormatException.class, () -> with(text).getTZTimeOnly(TAG)).getMessage());
        for (var stamp : List.of("20260102-" + text, "20260102" + text, "20261302-07:39Z", "20260102")) {
            assertEquals("field 9000: expected a timestamp YYYYMMDD-HH:MM[:SS] with up to 12 decimals and a zone, Z, +hh or +hh:mm, found '" + stamp + "'",
                    assertThrows(FieldFormatException.class, () -> with(stamp).getTZTimestamp(TAG)).getMessage());
        }
    }

    @Test
    void aZoneThatTheStandardCannotWriteIsRefused() {
        var time = OffsetDateTime.of(2026, 1, 2, 3, 4, 5, 0, ZoneOffset.ofHoursMinutesSeconds(1, 2, 3));
        assertEquals("a zone of whole minutes, at most 14 hours from UTC, is needed, not +01:02:03",
                assertThrows(IllegalArgumentException.class, () -> draft().set(TAG, time, TimestampPrecision.SECONDS)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> draft().set(TAG, time.withOffsetSameLocal(ZoneOffset.ofHours(-15)).toOffsetTime(), TimestampPrecision.SECONDS));
    }

    @ParameterizedTest
    @CsvSource({"202603,0,0", "20260318,18,0", "20240229,29,0", "20260301,1,0", "202603w3,0,3", "000001,0,0"})
    void aMonthMayHaveADayOrAWeek(String text, int day, int week) {
        var read = with(text).getMonthYear(TAG);
        assertEquals(text, draft().set(TAG, read).getString(TAG));
        assertEquals(day == 0 ? Optional.empty() : Optional.of(read.month().atDay(day)), read.date());
        assertEquals(week == 0 ? OptionalInt.empty() : OptionalInt.of(week), read.weekOfMonth());
    }

    @Test
    void monthsAreMadeOfTheirParts() {
        assertEquals(MonthYear.of(2026, 3), with("202603").getMonthYear(TAG));
        assertEquals(MonthYear.of(LocalDate.of(2026, 3, 18)), with("20260318").getMonthYear(TAG));
        assertEquals(MonthYear.ofWeek(2026, 3, 5), with("202603W5").getMonthYear(TAG));
        assertThrows(IllegalArgumentException.class, () -> MonthYear.ofWeek(2026, 3, 0));
        assertThrows(IllegalArgumentException.class, () -> MonthYear.ofWeek(2026, 3, 6));
        assertThrows(IllegalArgumentException.class, () -> new MonthYear(YearMonth.of(2026, 2), 29, 0));
        assertThrows(IllegalArgumentException.class, () -> new MonthYear(YearMonth.of(2026, 2), 2, 1));
        assertThrows(IllegalArgumentException.class, () -> MonthYear.of(10_000, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026", "202613", "202600", "20260332", "20260300", "20230229", "202603w0", "202603w6", "202603x1", "2026031"})
    void whatIsNoMonthIsRefused(String text) {
        assertEquals("field 9000: expected a month YYYYMM, YYYYMMDD or YYYYMMwN, found '" + text + "'",
                assertThrows(FieldFormatException.class, () -> with(text).getMonthYear(TAG)).getMessage());
    }

    @Test
    void severalValuesAreSeparatedByBlanks() {
        assertEquals("1 G ab", draft().set(TAG, List.of("1", "G", "ab")).getString(TAG));
        assertEquals(List.of("1", "G", "ab"), with("1 G ab").getStrings(TAG));
        assertEquals(List.of("1"), with("1").getStrings(TAG));
        assertEquals("field 9000: expected values separated by single blanks, found '1  2'",
                assertThrows(FieldFormatException.class, () -> with("1  2").getStrings(TAG)).getMessage());
        assertEquals("field 9000: one of several values must not be empty or hold a blank: 'a b'",
                assertThrows(IllegalArgumentException.class, () -> draft().set(TAG, List.of("1", "a b"))).getMessage());
        assertThrows(IllegalArgumentException.class, () -> draft().set(TAG, List.of()));
        assertThrows(IllegalArgumentException.class, () -> draft().set(TAG, List.of("")));
    }

    @Test
    void pitfall24NumbersGoThroughNoDouble() {
        assertEquals("0.1000000000000000055511151231257827", with("0.1000000000000000055511151231257827").getDecimal(TAG).toPlainString());
        assertEquals("99999999999999999999999999.000000000000000001", draft().set(TAG, new BigDecimal("99999999999999999999999999.000000000000000001")).getString(TAG));
        assertEquals(9_007_199_254_740_993L, with("9007199254740993").getLong(TAG));
        assertEquals(900_719_925_474_099_301L, with("9007199254740993.01").getScaled(TAG, 2));
    }
}
