package fix.core.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

    private static final int MARGIN = 3;

    /** The text with bytes before and after it that must not be read. */
    private static byte[] framed(String text) {
        return ("789" + text + "789").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static long parseLong(String text) {
        return Numbers.parseLong(framed(text), MARGIN, MARGIN + text.length());
    }

    private static long parseScaled(String text, int scale) {
        return Numbers.parseScaled(framed(text), MARGIN, MARGIN + text.length(), scale);
    }

    private static boolean isDecimal(String text) {
        return Numbers.isDecimal(framed(text), MARGIN, MARGIN + text.length());
    }

    private static BigDecimal parseDecimal(String text) {
        return Numbers.parseDecimal(framed(text), MARGIN, MARGIN + text.length());
    }

    @Property
    void anyLongIsWrittenAndReadBack(@ForAll long value) {
        byte[] out = new byte[22];
        int end = Numbers.write(value, out, 1);

        assertEquals(Long.toString(value), Bytes.text(out, 1, end));
        assertEquals(end - 1, Numbers.length(value));
        assertEquals(value, Numbers.parseLong(out, 1, end));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 9, 10, -1, -10, 99, 100, 999_999_999_999_999_999L, 1_000_000_000_000_000_000L, Long.MAX_VALUE,
        -Long.MAX_VALUE, Long.MIN_VALUE})
    void longsAtTheEdgesAreWritten(long value) {
        byte[] out = new byte[20];
        assertEquals(Long.toString(value), Bytes.text(out, 0, Numbers.write(value, out, 0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "+1", "1 ", " 1", "1.0", "1-", "--1", "abc", "1/", "1:", "9223372036854775808",
        "-9223372036854775808", "9223372036854775810", "99999999999999999999", "18446744073709551617"})
    void pitfall13_whatIsNoIntegerOf64BitsIsMalformed(String text) {
        assertEquals(Numbers.MALFORMED, parseLong(text));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "-0,0", "007,7", "-007,-7", "9223372036854775807,9223372036854775807",
        "0000000000000000000000000000000012,12", "-9223372036854775807,-9223372036854775807"})
    void integersMayHaveLeadingZeros(String text, long value) {
        assertEquals(value, parseLong(text));
    }

    @Property
    void pitfall24_anyDecimalIsReadExactlyWithItsScale(@ForAll BigDecimal value) {
        assertEquals(value, parseDecimal(value.toPlainString()));
    }

    @Property
    void pitfall24_aDecimalReadAtAScaleIsExactOrMalformed(@ForAll @Scale(6) BigDecimal value, @ForAll @IntRange(max = 18) int scale) {
        BigInteger exact = null;
        try {
            exact = value.setScale(scale).unscaledValue();
        } catch (ArithmeticException e) {
            // not exact at this scale
        }
        boolean fits = exact != null && exact.abs().bitLength() < 64;

        assertEquals(fits ? exact.longValue() : Numbers.MALFORMED, parseScaled(value.toPlainString(), scale));
    }

    @Property
    void scaledNumbersAreWrittenAndReadBack(@ForAll long unscaled, @ForAll @IntRange(max = 18) int scale) {
        byte[] out = new byte[24];
        int end = Numbers.writeScaled(unscaled, scale, out, 1);
        String text = Bytes.text(out, 1, end);

        assertEquals(BigDecimal.valueOf(unscaled, scale).toPlainString(), text);
        assertEquals(unscaled, parseScaled(text, scale));
    }

    @ParameterizedTest
    @CsvSource({"187.25,4,1872500", "187.25,2,18725", "187.250,2,18725", "-0.05,2,-5", "5.,1,50", ".5,1,5", "-.5,1,-5", "002.50,1,25",
        "0,18,0", "9.223372036854775807,18,9223372036854775807", "9223372036854775807,0,9223372036854775807", "1.000000000000000000000,0,1"})
    void decimalsAreReadAtAScale(String text, int scale, long value) {
        assertEquals(value, parseScaled(text, scale));
    }

    @ParameterizedTest
    @CsvSource({"187.25,1", "1e5,2", "9223372036854775808,0", "9.223372036854775808,18", "10,18", "922337203685477580.8,1", "1.2.3,2",
        "-,2", ".,2", "+1,2"})
    void whatIsNotExactAtAScaleIsMalformed(String text, int scale) {
        assertEquals(Numbers.MALFORMED, parseScaled(text, scale));
    }

    @Test
    void theFormOfDecimals() {
        for (String good : new String[] {"1", "-1", "1.", ".1", "-.1", "00.00", "123456789012345678901234567890.5"}) {
            assertTrue(isDecimal(good), good);
        }
        for (String bad : new String[] {"", "-", ".", "-.", "1.2.3", "+1", "1e5", "1 ", "NaN", "1-", "--1", "1,5"}) {
            assertFalse(isDecimal(bad), bad);
        }
        assertEquals(new BigDecimal("5"), parseDecimal("5."));
        assertEquals(new BigDecimal("-0.5"), parseDecimal("-.5"));
        assertEquals(new BigDecimal("2.50"), parseDecimal("002.50"));
        assertEquals(new BigDecimal("-12345678901234567890.5"), parseDecimal("-12345678901234567890.5"));
        assertEquals(new BigDecimal("12345678901234567890"), parseDecimal("12345678901234567890."));
    }
}
