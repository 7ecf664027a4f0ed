package fix.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {

    private static final String ORDER = "8=FIX.4.4|35=D|34=12|49=TW|56=ISLD|52=20261122-21:48:39.123|43=Y|11=A1|38=002000.00|44=187.25|54=1|114=N|"
        + "60=20261122-21:48:39|75=20261122|273=21:48:39.5|58=caf\u00e9|";

    private final Message order = Message.parse(ORDER);

    @Test
    void valuesAreReadAsTheirTypes() {
        assertEquals("A1", order.getString(11));
        assertEquals(12, order.getInt(34));
        assertEquals(12L, order.getLong(34));
        assertEquals(new BigDecimal("2000.00"), order.getDecimal(38));
        assertEquals(1_872_500, order.getScaled(44, 4));
        assertEquals('1', order.getChar(54));
        assertFalse(order.getBoolean(114));
        assertTrue(order.getBoolean(43));
        assertEquals(Instant.parse("2026-11-22T21:48:39.123Z"), order.getInstant(52));
        assertEquals(LocalDate.of(2026, 11, 22), order.getDate(75));
        assertEquals(LocalTime.of(21, 48, 39, 500_000_000), order.getTime(273));
        assertEquals("caf\u00e9", order.getString(58));
        assertArrayEquals(new byte[] {'A', '1'}, order.getBytes(11));
        assertTrue(order.has(11));
        assertTrue(order.valueEquals(11, "A1"));
        assertFalse(order.valueEquals(11, "A"));
        assertFalse(order.valueEquals(11, "A2"));
        assertFalse(order.valueEquals(9999, ""));
    }

    @Test
    void theSubstituteStandsForWhatIsAbsentOnly() {
        assertFalse(order.has(9999));
        assertEquals("x", order.getString(9999, "x"));
        assertEquals(-7, order.getInt(9999, -7));
        assertEquals(-7L, order.getLong(9999, -7L));
        assertEquals(BigDecimal.TEN, order.getDecimal(9999, BigDecimal.TEN));
        assertEquals('x', order.getChar(9999, 'x'));
        assertTrue(order.getBoolean(9999, true));
        assertEquals(Instant.EPOCH, order.getInstant(9999, Instant.EPOCH));
        assertEquals("A1", order.getString(11, "x"));
        assertEquals(12, order.getInt(34, -7));
        assertEquals(12L, order.getLong(34, -7L));
        assertEquals(new BigDecimal("187.25"), order.getDecimal(44, BigDecimal.TEN));
        assertEquals('1', order.getChar(54, 'x'));
        assertFalse(order.getBoolean(114, true));
        assertEquals(Instant.parse("2026-11-22T21:48:39Z"), order.getInstant(60, Instant.EPOCH));
        assertThrows(FieldFormatException.class, () -> order.getInt(11, 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "20261122-21:48:39", "20261122-21:48:39.123", "20261122-21:48:39.123456789", "19700101-00:00:00", "19691231-23:59:59.999999999",
        "16780101-00:00:00", "22611231-23:59:59.999999999", "20161231-23:59:60.5"
    })
    void theNanosecondsSince1970AreThoseOfTheInstant(String time) {
        var message = Message.parse("8=FIX.4.4|35=0|52=" + time);
        var instant = message.getInstant(52);
        assertEquals(Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano()), message.getEpochNanos(52));
    }

    @ParameterizedTest
    @ValueSource(strings = {"16000101-00:00:00", "23000101-00:00:00", "99991231-23:59:59", "00010101-00:00:00", "2026", ""})
    void whatHasNoNanosecondsSince1970IsAFormatFault(String time) {
        var message = Message.parse("8=FIX.4.4|35=0|52=" + time + "|");
        assertThrows(FieldFormatException.class, () -> message.getEpochNanos(52));
        assertThrows(FieldMissingException.class, () -> message.getEpochNanos(60));
    }

    @Test
    void whatIsAbsentIsNamed() {
        var e = assertThrows(FieldMissingException.class, () -> order.getString(9999));
        assertEquals("field 9999 is missing", e.getMessage());
        assertEquals(9999, e.tag());
        assertThrows(FieldMissingException.class, () -> order.getScaled(9999, 2));
        assertThrows(FieldMissingException.class, () -> order.getDate(9999));
        assertThrows(FieldMissingException.class, () -> order.getTime(9999));
        assertThrows(FieldMissingException.class, () -> order.getBytes(9999));
    }

    @Test
    void whatIsOfAnotherTypeIsNamedWithItsValue() {
        var e = assertThrows(FieldFormatException.class, () -> order.getInt(11));
        assertEquals("field 11: expected an integer of 32 bits, found 'A1'", e.getMessage());
        assertThrows(FieldFormatException.class, () -> order.getLong(11));
        assertThrows(FieldFormatException.class, () -> order.getDecimal(11));
        assertThrows(FieldFormatException.class, () -> order.getScaled(44, 1));
        assertThrows(FieldFormatException.class, () -> order.getChar(11));
        assertThrows(FieldFormatException.class, () -> order.getBoolean(11));
        assertThrows(FieldFormatException.class, () -> order.getBoolean(54));
        assertThrows(FieldFormatException.class, () -> order.getInstant(11));
        assertThrows(FieldFormatException.class, () -> order.getDate(11));
        assertThrows(FieldFormatException.class, () -> order.getTime(11));
        assertThrows(IllegalArgumentException.class, () -> order.getScaled(44, 19));
        assertThrows(IllegalArgumentException.class, () -> order.getScaled(44, -1));
        var long64 = Message.parse("8=FIX.4.4|35=0|58=" + "x".repeat(100));
        var shown = assertThrows(FieldFormatException.class, () -> long64.getInt(58));
        assertEquals("field 58: expected an integer of 32 bits, found '" + "x".repeat(64) + "\u2026'", shown.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {554, 925, 96})
    void pitfall32_anExceptionNeverShowsASecret(int tag) {
        var logon = Message.parse("8=FIX.4.4|35=A|" + tag + "=hunter2|");
        assertFalse(assertThrows(FieldFormatException.class, () -> logon.getInt(tag)).getMessage().contains("hunter2"));
    }

    @Test
    void pitfall32_secretsAreMaskedForPeople() {
        var logon = Message.parse("8=FIX.4.4|35=A|95=3|96=abc|553=me|554=hunter2|925=hunter3|");
        assertTrue(logon.toString().contains("|95=3|96=***|553=me|554=***|925=***|10="), logon.toString());
        assertEquals("hunter2", logon.getString(554));
        assertTrue(Message.parse("8=FIX.4.4|35=B|95=3|96=a\nc|").toString().contains("|96=a\u240Ac|"));
        assertEquals("35=A|96=***|554=***|", MessageBuilder.of("A").set(96, "abc").set(554, "x").toString());
    }

    @ParameterizedTest
    @CsvSource({"1,1", "0,0", "0007,7", "9223372036854775807,9223372036854775807", "9223372036854775808,-1", "99999999999999999999,-1",
        "-1,-1", "+1,-1", "abc,-1", "'',-1", "1.0,-1"})
    void pitfall13_theSequenceNumberIsRangeChecked(String text, long number) {
        assertEquals(number, Message.parse("8=FIX.4.4|35=0|34=" + text + "|").msgSeqNum());
    }

    @Test
    void pitfall13_numbersBeyondTheirTypeAreMalformed() {
        var message = Message.parse("8=FIX.4.4|35=4|36=9223372036854775808|16=2147483648|7=-2147483649|45=-2147483648|");

        assertThrows(FieldFormatException.class, () -> message.getLong(36));
        assertThrows(FieldFormatException.class, () -> message.getInt(36));
        assertThrows(FieldFormatException.class, () -> message.getInt(16));
        assertThrows(FieldFormatException.class, () -> message.getInt(7));
        assertEquals(2_147_483_648L, message.getLong(16));
        assertEquals(Integer.MIN_VALUE, message.getInt(45));
    }

    @Test
    void headerFieldsHaveNames() {
        assertEquals("FIX.4.4", order.beginString());
        assertEquals("D", order.msgType());
        assertFalse(order.isAdmin());
        assertEquals(12, order.msgSeqNum());
        assertTrue(order.isPossDup());
        assertFalse(order.isPossResend());
        assertTrue(Message.parse("8=FIX.4.4|35=D|97=Y|").isPossResend());
        assertEquals(-1, Message.parse("8=FIX.4.4|35=D|97=Y|").msgSeqNum());
        for (String admin : new String[] {"0", "1", "2", "3", "4", "5", "A"}) {
            assertTrue(Message.parse("8=FIX.4.4|35=" + admin + "|").isAdmin(), admin);
        }
        for (String app : new String[] {"6", "8", "B", "j", "AE", "/", "00"}) {
            assertFalse(Message.parse("8=FIX.4.4|35=" + app + "|").isAdmin(), app);
        }
    }

    @Test
    void bytesAreCopiedOut() throws IOException {
        byte[] bytes = order.toBytes();
        bytes[0] = 'x';
        assertNotEquals('x', order.toBytes()[0]);
        var out = new ByteArrayOutputStream();
        order.writeTo(out);
        assertArrayEquals(order.toBytes(), out.toByteArray());
        byte[] at2 = new byte[order.length() + 2];
        assertEquals(order.length(), order.copyTo(at2, 2));
        assertArrayEquals(order.toBytes(), Arrays.copyOfRange(at2, 2, at2.length));
    }

    @Test
    void messagesOfTheSameBytesAreEqual() {
        assertEquals(order, Message.parse(ORDER));
        assertEquals(order.hashCode(), Message.parse(ORDER).hashCode());
        assertNotEquals(order, Message.parse(ORDER.replace("A1", "A2")));
        assertNotEquals("x", order);
    }

    @Test
    void theFirstInWireOrderIsRead() {
        assertEquals("a", Message.parse("8=FIX.4.4|35=D|448=a|448=b|").getString(448));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "8=FIX.4.4|35=0|;8=FIX.4.4|9=5|35=0|10=163|",
        "8=FIX.4.4|35=0;8=FIX.4.4|9=5|35=0|10=163|",
        "8=FIX.4.4|9=5|35=0|;8=FIX.4.4|9=5|35=0|10=163|",
        "8=FIX.4.4|35=0|10=163|;8=FIX.4.4|9=5|35=0|10=163|",
        "8=FIX.4.4|9=5|35=0|10=163|;8=FIX.4.4|9=5|35=0|10=163|"})
    void lengthAndCheckSumAreComputedWhenTheyAreMissing(String text, String expected) {
        assertEquals(expected, Message.parse(text).toString());
        assertEquals(expected, Message.parse(text.replace('|', '\u0001')).toString());
    }

    @Test
    void aBarIsABarWhereTheTextHasSoh() {
        assertEquals("a|b", Message.parse("8=FIX.4.4\u000135=B\u000158=a|b\u0001").getString(58));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "8=FIX.4.4|9=6|35=0|10=163|;BodyLength(9) ends within a field",
        "8=FIX.4.4|9=5|35=0|10=164|;CheckSum(10) is 164, the bytes sum up to 163",
        "35=D|11=A|;a message begins with 8=FIX",
        "'';a message begins with 8=FIX",
        "8=FIX.4.4|9=5|35=0|10=163|8=FIX|;bytes follow",
        "8=FIX.4.4|35=0|x|;no tag and =",
        "8=FIX.4.4|34=1|35=0|;8, 9 and 35",
        "8=FIX.4.4|9=50|35=0|;it ends too early",
        "8=FIX.4.4|35=0|58=\u20ac|;beyond ISO 8859-1"})
    void whatIsNoMessageSaysWhy(String text, String why) {
        var e = assertThrows(GarbledMessageException.class, () -> Message.parse(text));
        assertTrue(e.getMessage().contains(why), e.getMessage());
    }

    @Test
    void wholeFramesOnly() {
        byte[] frame = order.toBytes();
        assertEquals(order, Message.parse(frame));
        for (int length = 0; length < frame.length; length++) {
            byte[] cut = Arrays.copyOf(frame, length);
            assertThrows(GarbledMessageException.class, () -> Message.parse(cut));
        }
        byte[] more = Arrays.copyOf(frame, frame.length + 1);
        assertThrows(GarbledMessageException.class, () -> Message.parse(more));
    }
}
