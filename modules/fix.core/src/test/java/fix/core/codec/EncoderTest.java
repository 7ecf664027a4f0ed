package fix.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.SessionID;
import fix.core.TimestampPrecision;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncoderTest {

    private static final long NOW = nanos("2026-11-22T21:48:39.123456789Z");
    private static final SessionID PLAIN = SessionID.of("FIX.4.4", "ISLD", "TW");
    private static final SessionID FULL = new SessionID("FIX.4.4", "ISLD", "desk", "LDN", "TW", "gate", "NYC", "q");

    private final Encoder encoder = new Encoder(PLAIN, TimestampPrecision.MILLIS);

    private static long nanos(String instant) {
        var time = Instant.parse(instant);
        return time.getEpochSecond() * 1_000_000_000L + time.getNano();
    }

    /** Checks BodyLength and CheckSum, and shows the rest. */
    private static String shown(byte[] frame) {
        return Message.parse(frame).toString().replaceFirst("9=\\d+\\|", "").replaceFirst("10=\\d+\\|$", "");
    }

    @Test
    void headerBodyAndTrailerStandInOrderWheneverTheyWereSet() {
        var draft = MessageBuilder.of("D").set(11, "A").set(93, 89, new byte[] {'s', 1}).set(115, "client").set(38, 5).set(97, true)
            .set(212, 213, new byte[] {'x', 1, 'y'});

        assertEquals("8=FIX.4.4|35=D|34=7|49=ISLD|52=20261122-21:48:39.123|56=TW|115=client|97=Y|212=3|213=x\u2401y|11=A|38=5|93=2|89=s\u2401|",
            shown(encoder.encode(draft, 7, NOW)));
    }

    @Test
    void headerAndTrailerStandInOrderWithoutABodyToo() {
        assertEquals("8=FIX.4.4|35=0|34=7|49=ISLD|52=20261122-21:48:39.123|56=TW|115=client|93=1|89=s|",
            shown(encoder.encode(MessageBuilder.of("0").set(93, 89, new byte[] {'s'}).set(115, "client"), 7, NOW)));
    }

    @Test
    void aDraftCanBeEncodedAgain() {
        var draft = MessageBuilder.of("D").set(11, "A");
        assertEquals(shown(encoder.encode(draft, 7, NOW)), shown(encoder.encode(draft, 7, NOW)));
    }

    @Test
    void subAndLocationIdentitiesAreTheSessionsUnlessTheDraftHasItsOwn() {
        var full = new Encoder(FULL, TimestampPrecision.SECONDS);
        assertEquals("8=FIX.4.4|35=0|34=1|49=ISLD|50=desk|142=LDN|52=20261122-21:48:39|56=TW|57=gate|143=NYC|",
            shown(full.encode(MessageBuilder.of("0"), 1, NOW)));
        assertEquals("8=FIX.4.4|35=0|34=1|49=ISLD|142=LDN|52=20261122-21:48:39|56=TW|57=gate|50=me|143=there|",
            shown(full.encode(MessageBuilder.of("0").set(50, "me").set(143, "there"), 1, NOW)));
    }

    @ParameterizedTest
    @CsvSource({"SECONDS,20261122-21:48:39", "MILLIS,20261122-21:48:39.123", "MICROS,20261122-21:48:39.123456",
        "NANOS,20261122-21:48:39.123456789"})
    void pitfall24_sendingTimeHasTheSessionsPrecision(TimestampPrecision precision, String time) {
        assertEquals("8=FIX.4.4|35=0|34=1|49=ISLD|52=" + time + "|56=TW|",
            shown(new Encoder(PLAIN, precision).encode(MessageBuilder.of("0"), 1, NOW)));
    }

    @Property
    void sendingTimeIsRightWhateverWasSentBefore(@ForAll @LongRange(min = -3_000_000_000L, max = 3_000_000_000L) long first,
                                                 @ForAll @LongRange(min = -3_000_000_000L, max = 3_000_000_000L) long second,
                                                 @ForAll TimestampPrecision precision) {
        var used = new Encoder(PLAIN, precision);
        used.encode(MessageBuilder.of("0"), 1, first);

        assertEquals(shown(new Encoder(PLAIN, precision).encode(MessageBuilder.of("0"), 1, second)),
            shown(used.encode(MessageBuilder.of("0"), 1, second)));
    }

    @Property
    void lengthsOfAnySizeAreRight(@ForAll @LongRange(min = 0) long number) {
        for (int length : new int[] {1, 40, 50, 60, 900, 950, 960, 9_940, 99_945}) {
            byte[] frame = encoder.encode(MessageBuilder.of("B").set(58, "x".repeat(length)), number, NOW);
            assertEquals(number, Message.parse(frame).msgSeqNum());
        }
    }

    @Test
    void aPossDupHasItsFirstSendingTime() {
        byte[] frame = encoder.encodePossDup(MessageBuilder.of("4").set(123, true).set(36, 9), 7, NOW, nanos("2026-11-22T20:00:00Z"));
        assertEquals("8=FIX.4.4|35=4|34=7|43=Y|122=20261122-20:00:00.000|49=ISLD|52=20261122-21:48:39.123|56=TW|123=Y|36=9|", shown(frame));
    }

    @Test
    void aResentFrameIsTheStoredOneWithNewTimes() {
        var draft = MessageBuilder.of("B").set(212, 213, new byte[] {'5', '2', '=', 1, '3', '=', 1}).set(115, "client").set(58, "x")
            .set(95, 96, new byte[] {'a', 1, '5', '2', '=', 1});
        byte[] stored = new Encoder(FULL, TimestampPrecision.SECONDS).encode(draft, 7, NOW);

        byte[] resent = encoder.resend(stored, NOW + 60_000_000_000L);

        assertEquals("8=FIX.4.4|35=B|34=7|49=ISLD|50=desk|142=LDN|43=Y|52=20261122-21:49:39.123|56=TW|57=gate|143=NYC|212=7|213=52=\u24013=\u2401|"
            + "115=client|122=20261122-21:48:39|58=x|95=6|96=a\u240152=\u2401|", shown(resent));
    }

    @Test
    void aClockThatWasSetBackDoesNotPutSendingTimeBeforeTheOriginal() {
        byte[] stored = encoder.encode(MessageBuilder.of("D").set(11, "A"), 7, NOW);

        assertEquals("8=FIX.4.4|35=D|34=7|49=ISLD|43=Y|52=20261122-21:48:39.123|56=TW|122=20261122-21:48:39.123|11=A|",
            shown(encoder.resend(stored, NOW - 20_000_000_000L)));
    }

    @Test
    void aFrameResentTwiceKeepsItsFirstSendingTime() {
        byte[] once = encoder.resend(encoder.encode(MessageBuilder.of("D").set(11, "A"), 7, NOW), NOW + 60_000_000_000L);
        byte[] twice = encoder.resend(once, NOW + 120_000_000_000L);
        byte[] gapFill = encoder.encodePossDup(MessageBuilder.of("4").set(36, 9), 7, NOW, NOW - 1_000_000_000L);

        assertEquals("8=FIX.4.4|35=D|34=7|49=ISLD|43=Y|52=20261122-21:50:39.123|56=TW|122=20261122-21:48:39.123|11=A|", shown(twice));
        assertEquals("8=FIX.4.4|35=4|34=7|49=ISLD|43=Y|52=20261122-21:48:39.123|56=TW|122=20261122-21:48:38.123|36=9|",
            shown(encoder.resend(gapFill, NOW)));
    }

    @Test
    void aHeaderWithoutABodyIsResent() {
        assertEquals("8=FIX.4.4|35=0|34=7|49=ISLD|43=Y|52=20261122-21:49:39.123|56=TW|122=20261122-21:48:39.123|",
            shown(encoder.resend(encoder.encode(MessageBuilder.of("0"), 7, NOW), NOW + 60_000_000_000L)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "8=FIX.4.4|", "8=FIX.4.4|9=5|35=0|10=163|", "8=FIX.4.4|9=5|35=0|58=x|52=20261122-21:48:39|10=163|",
        "8=FIX.4.4|9=5|35=0|52=20261122-21:48:39|", "35=0|52=20261122-21:48:39|10=163|", "8=FIX.4.4|35=0|52=20261122-21:48:39|10=163|", "=", "||||||||"})
    void whatIsNoStoredFrameIsRefused(String text) {
        var e = assertThrows(IllegalArgumentException.class, () -> encoder.resend(Frames.raw(text), NOW));
        assertTrue(e.getMessage().startsWith("not a stored frame: "), e.getMessage());
    }
}
