package fix.core.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.TimestampPrecision;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    private static final DateTimeFormatter NANOS = DateTimeFormatter.ofPattern("uuuuMMdd-HH:mm:ss.SSSSSSSSS").withZone(ZoneOffset.UTC);
    private static final int MARGIN = 3;

    private static byte[] framed(String text) {
        return ("123" + text + "123").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Instant parse(String text) {
        byte[] b = framed(text);
        long second = Times.parseEpochSecond(b, MARGIN, MARGIN + text.length());
        return second == Times.MALFORMED ? Instant.MIN
            : Instant.ofEpochSecond(second, Times.parseNano(b, MARGIN, MARGIN + text.length()));
    }

    @Property
    void pitfall24_timestampsOfEveryPrecisionAreWrittenAndReadBack(
        @ForAll @LongRange(min = -62_167_219_200L, max = 253_402_300_799L) long second,
        @ForAll @IntRange(max = 999_999_999) int nano, @ForAll TimestampPrecision precision) {
        byte[] out = new byte[40];
        int end = Times.writeTimestamp(second, nano, precision, out, 1);
        String text = Bytes.text(out, 1, end);
        String expected = NANOS.format(Instant.ofEpochSecond(second, nano)) + "000";

        assertEquals(expected.substring(0, precision == TimestampPrecision.SECONDS ? 17 : 18 + precision.digits()), text);
        assertEquals(Times.timestampLength(precision), text.length());
        int divisor = (int) Math.pow(10, Math.max(0, 9 - precision.digits()));
        assertEquals(Instant.ofEpochSecond(second, nano / divisor * divisor), parse(text));
    }

    @ParameterizedTest
    @CsvSource({"20260102-03:04:05,2026-01-02T03:04:05Z", "20260102-03:04:05.6,2026-01-02T03:04:05.600Z",
        "20260102-03:04:05.123456,2026-01-02T03:04:05.123456Z", "20260102-03:04:05.123456789,2026-01-02T03:04:05.123456789Z",
        "20260102-03:04:05.123456789999,2026-01-02T03:04:05.123456789Z", "20240229-00:00:00,2024-02-29T00:00:00Z",
        "20000229-00:00:00,2000-02-29T00:00:00Z", "19700101-00:00:00.000,1970-01-01T00:00:00Z", "19691231-23:59:59,1969-12-31T23:59:59Z"})
    void pitfall24_decimalsFromNoneToPicoseconds(String text, Instant instant) {
        assertEquals(instant, parse(text));
    }

    @Test
    void pitfall24_theLeapSecondIsReadAsTheSecondAfterIt() {
        assertEquals(Instant.parse("2017-01-01T00:00:00.5Z"), parse("20161231-23:59:60.5"));
        assertEquals(LocalTime.of(0, 0), Times.time(Times.parseSecondOfDay(framed("23:59:60"), 3, 11), 0));
        assertEquals(Instant.MIN, parse("20161231-23:59:61"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20260102", "20260102-03:04", "20260102 03:04:05", "20260102-03:04:05.", "20260102-03:04:05.1234567890123",
        "20260102-03:04:05,123", "20260102-03:04:05.12x", "20260102-03:04:05.1/", "20260102-24:00:00", "20260102-03:60:05", "20260102-0304:05",
        "20260102-03:04.05", "20261302-03:04:05", "20260002-03:04:05", "20260100-03:04:05", "20260132-03:04:05", "20260431-03:04:05",
        "20250229-03:04:05", "21000229-03:04:05", "2026a102-03:04:05", "20260102-0x:04:05", "20260102-03:0x:05", "20260102-03:04:0x",
        "x0260102-03:04:05", "20x60102-03:04:05", "202601x2-03:04:05", "20260102-03:04:05Z", "2026-01-02T03:04:05", "-0260102-03:04:05"})
    void whatIsNoTimestampIsMalformed(String text) {
        assertEquals(Instant.MIN, parse(text));
    }

    @Property
    void everyDayIsReadAsTheCalendarHasIt(@ForAll @IntRange(max = 3_652_424) int sinceYearZero) {
        LocalDate date = LocalDate.of(0, 1, 1).plusDays(sinceYearZero);
        byte[] out = new byte[8];
        Times.writeDate(date, out, 0);

        assertEquals(date.format(DateTimeFormatter.BASIC_ISO_DATE), Bytes.text(out, 0, 8));
        assertEquals(date.toEpochDay(), Times.parseEpochDay(out, 0, 8));
    }

    @Test
    void yearsOfFourDigitsCanBeWritten() {
        long first = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
        long last = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

        assertTrue(Times.isWritable(first) && Times.isWritable(last));
        assertFalse(Times.isWritable(first - 1) || Times.isWritable(last + 1));
    }

    @Test
    void datesAndTimesOfOtherLengthsAreMalformed() {
        assertEquals(Times.MALFORMED, Times.parseEpochDay(framed("2026010"), 3, 10));
        assertEquals(Times.MALFORMED, Times.parseEpochDay(framed("202601020"), 3, 12));
        assertEquals(-1, Times.parseSecondOfDay(framed("03:04:0"), 3, 10));
        assertEquals(11_045, Times.parseSecondOfDay(framed("03:04:05"), 3, 11));
    }
}
