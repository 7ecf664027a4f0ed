package fix.core.codec;

import static fix.core.codec.Frames.raw;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fix.core.Message;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderTest {

    private static Decoded decode(String text) {
        byte[] frame = raw(text);
        return new Decoder().decode(frame, 0, frame.length);
    }

    private static Message message(String text) {
        return assertInstanceOf(Message.class, decode(text));
    }

    private static String reason(String text) {
        return assertInstanceOf(Garbled.class, decode(text)).reason();
    }

    @Test
    void fieldsStandInWireOrderWithTheirOffsets() {
        var message = message("8=FIX.4.4|9=5|35=D|11=|1234567=x|38=002000.00|10=000|");

        int[] tags = {8, 9, 35, 11, 1234567, 38, 10};
        String[] values = {"FIX.4.4", "5", "D", "", "x", "002000.00", "000"};
        assertEquals(tags.length, message.fieldCount());
        for (int i = 0; i < tags.length; i++) {
            assertEquals(tags[i], message.tagAt(i));
            assertEquals(values[i], message.stringAt(i));
            assertEquals(1, message.byteAt(message.valueEnd(i)));
            assertEquals('=', message.byteAt(message.valueStart(i) - 1));
        }
        assertThrows(IndexOutOfBoundsException.class, () -> message.tagAt(7));
        assertThrows(IndexOutOfBoundsException.class, () -> message.tagAt(-1));
    }

    @Test
    void theFrameIsCopiedOutOfTheBuffer() {
        byte[] buffer = raw("xx8=FIX.4.4|9=5|35=0|10=000|yy");
        var message = assertInstanceOf(Message.class, new Decoder().decode(buffer, 2, buffer.length - 4));
        Arrays.fill(buffer, (byte) 0);

        assertEquals("8=FIX.4.4|9=5|35=0|10=000|", message.toString());
        assertThrows(IndexOutOfBoundsException.class, () -> new Decoder().decode(buffer, 2, buffer.length));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "-1,-1", "00049,49", "999,999", "9999999,9999999", "10000000,10000000", "2147483647,2147483647",
        "-2147483647,-2147483647", "000000000000049,49"})
    void anyIntegerOf32BitsIsATag(String tag, int expected) {
        assertEquals(expected, message("8=FIX.4.4|9=5|35=0|" + tag + "=HI|49=TW|10=000|").tagAt(3));
    }

    /** Every pair of bytes, and every triple of a byte among digits, before {@code =}: each is read as the slow way would. */
    @Test
    void pitfall22_tagsOfTwoAndThreeBytesAreReadExactly() {
        for (int c = 0; c < 256; c++) {
            for (int d = 0; d < 256; d++) {
                assertTag("" + (char) c + (char) d);
            }
            for (String digits : new String[] {"00", "05", "50", "99", "12"}) {
                assertTag((char) c + digits);
                assertTag(digits.charAt(0) + "" + (char) c + digits.charAt(1));
                assertTag(digits + (char) c);
            }
        }
    }

    private static void assertTag(String text) {
        String field = text.indexOf('=') < 0 ? text : text.substring(0, text.indexOf('='));
        boolean isTag = field.matches("-?[0-9]+");
        switch (decode("8=FIX.4.4|9=5|35=0|" + text + "=1|10=000|")) {
            case Message message -> {
                assertEquals(isTag, true, text);
                assertEquals(Integer.parseInt(field), message.tagAt(3));
            }
            case Garbled garbled -> assertEquals(isTag, false, text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x=1|", "4garbled9=TW|", "garbled=TW|", "=1|", "|", "49|", "+1=2|", "2147483648=1|", "-2147483648=1|", "4 9=1|", "-=1|",
        "49:=1|", "4/=1|", "1.5=1|", "99999999999999999999=1|", "\u00e9=1|", "\u00b1\u00b1=1|", "12345678|", "noequalsatallhere|"})
    void pitfall22_aFieldWithoutATagIsGarbled(String field) {
        assertEquals("no tag and = at byte 19", reason("8=FIX.4.4|9=5|35=0|" + field + "49=TW|10=000|"));
        assertEquals("no tag and = at byte 19", reason("8=FIX.4.4|9=5|35=0|" + field + "10=000|"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9=5|8=FIX.4.4|35=0|", "8=FIX.4.4|35=0|9=5|", "8=FIX.4.4|9=5|34=1|35=0|", "8=FIX.4.4|9=5|", "8=FIX.4.4|", ""})
    void pitfall22_theFirstThreeFieldsStandInOrder(String fields) {
        assertInstanceOf(Garbled.class, decode(fields + "10=000|"));
        assertInstanceOf(Garbled.class, decode(fields + "34=1|10=000|"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8=FIX.4.4|9=5|35=0|", "8=FIX.4.4|9=5|35=0|10=00|", "8=FIX.4.4|9=5|35=0|10=000|49=TW|", "8=FIX.4.4|9=5|35=010=000|",
        "8=FIX.4.4|9=5|35=0|10=000", "8=FIX.4.4|9=5|35=0|100=00|", "10=000|", "", "|"})
    void pitfall22_checkSumIsTheLastField(String frame) {
        assertEquals("CheckSum(10) is not the last field", reason(frame));
    }

    @Test
    void theNumberOfFieldsIsCapped() {
        byte[] five = raw("8=FIX.4.4|9=5|35=0|49=TW|10=000|");
        byte[] six = raw("8=FIX.4.4|9=5|35=0|49=TW|56=ISLD|10=000|");
        var limits = new FrameLimits(1024, 5);

        assertInstanceOf(Message.class, new Decoder(WireLayout.STANDARD, limits).decode(five, 0, five.length));
        assertEquals(new Garbled("more than 5 fields"), new Decoder(WireLayout.STANDARD, limits).decode(six, 0, six.length));
        byte[] many = raw("8=FIX.4.4|9=5|35=0|" + "1=2|".repeat(10_000) + "10=000|");
        assertEquals(new Garbled("more than 10000 fields"), new Decoder().decode(many, 0, many.length));
        byte[] most = raw("8=FIX.4.4|9=5|35=0|" + "1=2|".repeat(9_996) + "10=000|");
        assertEquals(10_000, assertInstanceOf(Message.class, new Decoder().decode(most, 0, most.length)).fieldCount());
    }

    @Test
    void oneDecoderServesManyFrames() {
        var decoder = new Decoder();
        byte[] longer = raw("8=FIX.4.4|9=5|35=D|" + "1=2|".repeat(500) + "10=000|");
        byte[] shorter = raw("8=FIX.4.4|9=5|35=0|10=000|");

        assertEquals(504, assertInstanceOf(Message.class, decoder.decode(longer, 0, longer.length)).fieldCount());
        assertEquals(4, assertInstanceOf(Message.class, decoder.decode(shorter, 0, shorter.length)).fieldCount());
    }

    @ParameterizedTest
    @CsvSource({"95,96", "90,91", "212,213", "348,349", "350,351", "352,353", "354,355", "356,357", "358,359", "360,361", "362,363",
        "364,365", "445,446", "618,619", "621,622", "93,89"})
    void pitfall20_dataIsReadByItsLengthAndMayHoldSoh(int length, int data) {
        var message = message("8=FIX.4.4|9=5|35=B|" + length + "=9|" + data + "=a|10=000||58=after|10=000|");

        assertEquals("a\u000110=000\u0001", message.getString(data));
        assertEquals("after", message.getString(58));
        assertEquals(7, message.fieldCount());
    }

    @Test
    void pitfall20_dataMayEndTheBodyAndBeEmpty() {
        assertEquals("||", message("8=FIX.4.4|9=5|35=B|95=2|96=|||10=000|").getString(96).replace('\u0001', '|'));
        assertEquals("", message("8=FIX.4.4|9=5|35=B|95=0|96=|10=000|").getString(96));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "2", "4", "99999999999", "-3", "x", "2147483647"})
    void pitfall20_aLengthThatLeadsToNoDelimiterIsNotFollowed(String length) {
        var message = message("8=FIX.4.4|9=5|35=B|95=" + length + "|96=abc|58=after|10=000|");

        assertEquals("abc", message.getString(96));
        assertEquals("after", message.getString(58));
    }

    @Test
    void pitfall20_onlyTheRightLengthReachesBeyondADelimiter() {
        String rest = "abc|58=after|11=A|55=MSFT|54=1|38=100|";
        for (int length = 0; length < 200; length++) {
            var message = message("8=FIX.4.4|9=5|35=B|95=" + length + "|96=" + rest + "10=000|");
            boolean leadsToDelimiter = length < rest.length() && rest.charAt(length) == '|';
            assertEquals(leadsToDelimiter ? rest.substring(0, length).replace('|', '\u0001') : "abc", message.getString(96));
        }
    }

    @Test
    void pitfall20_aLengthCountsOnlyForTheFieldThatFollowsAtOnce() {
        assertInstanceOf(Garbled.class, decode("8=FIX.4.4|9=5|35=B|95=3|58=x|96=a|b|10=000|"));
        assertInstanceOf(Garbled.class, decode("8=FIX.4.4|9=5|35=B|95=3|354=3|96=a|b|10=000|"));
    }

    @Test
    void pitfall21_valuesAreBytesAndOneCharacterEach() {
        byte[] utf8 = "\u20ac\u00fc".getBytes(StandardCharsets.UTF_8);
        byte[] frame = Frames.join(raw("8=FIX.4.4|9=5|35=B|347=UTF-8|354=5|355="), utf8, raw("|10=000|"));
        var message = assertInstanceOf(Message.class, new Decoder().decode(frame, 0, frame.length));

        assertArrayEquals(utf8, message.getBytes(355));
        assertEquals(5, message.getString(355).length());
        assertEquals("\u20ac\u00fc", new String(message.getBytes(355), StandardCharsets.UTF_8));
    }

    @Test
    void pitfall21_aSocketReadMaySplitACharacter() {
        byte[] frame = Message.parse("8=FIX.4.4|35=B|354=4|355=\u00e2\u0082\u00ac!|").toBytes();
        var framer = new Framer(FrameLimits.DEFAULT);
        for (int i = 0; i < frame.length; i++) {
            assertEquals(Framer.Result.INCOMPLETE, framer.next());
            framer.append(frame, i, 1);
        }
        assertEquals(Framer.Result.FRAME, framer.next());
        var message = assertInstanceOf(Message.class,
            new Decoder().decode(framer.buffer(), framer.frameStart(), framer.frameLength()));
        assertEquals("\u20ac!", new String(message.getBytes(355), StandardCharsets.UTF_8));
    }

    @Test
    void typesAndVersionsAreTheSameStringsEachTime() {
        for (String type : new String[] {"0", "A", "D", "8", "AE", "BH", "zz"}) {
            var first = message("8=FIX.4.4|9=5|35=" + type + "|10=000|");
            var second = message("8=FIX.4.4|9=5|35=" + type + "|10=000|");
            assertEquals(type, first.msgType());
            assertSame(first.msgType(), second.msgType());
            assertSame(first.beginString(), second.beginString());
        }
        assertEquals("FIXT.1.1", message("8=FIXT.1.1|9=5|35=0|10=000|").beginString());
        assertEquals("FIX.9.9", message("8=FIX.9.9|9=5|35=0|10=000|").beginString());
        for (String type : new String[] {"", "\u00e9", "\u00e9A", "A\u00e9", "ABC"}) {
            assertEquals(type, message("8=FIX.4.4|9=5|35=" + type + "|10=000|").msgType());
        }
    }
}
