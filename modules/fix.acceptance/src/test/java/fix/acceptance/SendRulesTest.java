package fix.acceptance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SendRulesTest {
    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00.123456789Z");

    private static String sent(String text) {
        return sent(FractionDigits.OF_VERSION, text);
    }

    private static String sent(FractionDigits digits, String text) {
        return Text.of(new SendRules(digits).bytes(text.replace("|", Text.SOH), NOW)).replace(Text.SOH, "|");
    }

    @Test
    void bodyLengthAndCheckSumAreAdded() {
        assertEquals("8=FIX.4.2|9=5|35=0|10=161|", sent("8=FIX.4.2|35=0|"));
    }

    @Test
    void bodyLengthCountsToTheCheckSumThatIsGiven() {
        assertEquals("8=FIX.4.2|9=5|35=0|10=999|", sent("8=FIX.4.2|35=0|10=999|"));
    }

    @Test
    void aBodyLengthInItsPlaceStaysAsItIs() {
        assertEquals("8=FIX.4.2|9=40|35=0|10=208|", sent("8=FIX.4.2|9=40|35=0|"));
        assertEquals("8=FIX.4.2|9=|35=0|10=108|", sent("8=FIX.4.2|9=|35=0|"));
    }

    @Test
    void aBodyLengthElsewhereDoesNotCount() {
        assertEquals("8=FIX.4.2|9=9|35=0|9=5|10=081|", sent("8=FIX.4.2|35=0|9=5|"));
    }

    @Test
    void checkSumZeroIsSentWithThreeDigits() {
        assertEquals("8=FIX.4.2|9=5|35=0|10=000|", sent("8=FIX.4.2|35=0|10=0|"));
        assertEquals("8=FIX.4.2|9=5|35=0|10=00|", sent("8=FIX.4.2|35=0|10=00|"));
    }

    @Test
    void malformedTextGoesOutAsItIs() {
        assertEquals("9=5|35=0|52=<TIME>|10=0|", sent("9=5|35=0|52=<TIME>|10=0|"));
        assertEquals("35=0|52=<TIME>|10=036|", sent("35=0|52=<TIME>|"));
    }

    @Test
    void timesHaveTheVersionsPrecision() {
        assertEquals("52=20260105-10:00:00", time("8=FIX.4.0|52=<TIME>|"));
        assertEquals("52=20260105-10:00:00", time("8=FIX.4.1|52=<TIME>|"));
        assertEquals("52=20260105-10:00:00.123", time("8=FIX.4.2|52=<TIME>|"));
        assertEquals("52=20260105-10:00:00.123", time("8=FIXT.1.1|52=<TIME>|"));
    }

    @Test
    void anOptionForcesThePrecision() {
        var text = "8=FIX.4.4|52=<TIME>|";

        assertEquals("52=20260105-10:00:00", sent(FractionDigits.ZERO, text).split("\\|")[2]);
        assertEquals("52=20260105-10:00:00.123", sent(FractionDigits.THREE, text).split("\\|")[2]);
        assertEquals("52=20260105-10:00:00.123456", sent(FractionDigits.SIX, text).split("\\|")[2]);
        assertEquals("52=20260105-10:00:00.123456789", sent(FractionDigits.NINE, text).split("\\|")[2]);
    }

    @Test
    void aUnitOfTimeIsElevenTenthsOfASecond() {
        assertEquals("52=20260105-10:02:13.223", time("8=FIX.4.4|52=<TIME+121>|"));
        assertEquals("52=20260105-09:59:49.123", time("8=FIX.4.4|52=<TIME-10>|"));
    }

    @Test
    void bytesAreLatin1() {
        var bytes = new SendRules(FractionDigits.OF_VERSION).bytes("58=\u00e9\00110=1\001", NOW);

        assertArrayEquals(new byte[] {'5', '8', '=', (byte) 0xe9, 1, '1', '0', '=', '1', 1}, bytes);
    }

    private static String time(String text) {
        return sent(text).split("\\|")[2];
    }
}
