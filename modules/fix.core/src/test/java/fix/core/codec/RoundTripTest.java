package fix.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.SessionID;
import fix.core.TimestampPrecision;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RoundTripTest {

    private static final Instant NOW = Instant.parse("2026-11-22T21:48:39.123456789Z");

    private final Encoder encoder = new Encoder(SessionID.of("FIX.4.4", "ISLD", "TW"), TimestampPrecision.MILLIS);

    @Test
    void whatIsBuiltIsReadBack() {
        var draft = MessageBuilder.of("D").set(11, "A1").set(55, "MSFT").set(54, '1').set(38, 100)
            .set(44, new BigDecimal("187.250")).set(60, NOW).set(115, "CLIENT").set(114, true);

        byte[] frame = encoder.encode(draft, 7, nanos(NOW));

        var framer = new Framer(FrameLimits.DEFAULT);
        framer.append(frame, 0, frame.length);
        assertEquals(Framer.Result.FRAME, framer.next());
        var message = assertInstanceOf(Message.class,
            new Decoder().decode(framer.buffer(), framer.frameStart(), framer.frameLength()));
        assertEquals("8=FIX.4.4|9=128|35=D|34=7|49=ISLD|52=20261122-21:48:39.123|56=TW|115=CLIENT|11=A1|55=MSFT|54=1|38=100|"
            + "44=187.250|60=20261122-21:48:39.123|114=Y|10=159|", message.toString());
        assertEquals(new BigDecimal("187.250"), message.getDecimal(44));
        assertEquals(1872500, message.getScaled(44, 4));
        assertEquals(Instant.parse("2026-11-22T21:48:39.123Z"), message.getInstant(60));
        assertEquals(Framer.Result.INCOMPLETE, framer.next());
    }

    @Test
    void textIsParsedWithLengthAndCheckSumComputed() {
        var message = Message.parse("8=FIX.4.4|35=0|34=2|49=TW|52=20261122-21:48:39|56=ISLD");

        assertEquals("8=FIX.4.4|9=45|35=0|34=2|49=TW|52=20261122-21:48:39|56=ISLD|10=234|", message.toString());
        assertEquals(2, message.msgSeqNum());
        assertEquals(message, Message.parse(message.toBytes()));
    }

    @Test
    void aResentFrameCarriesItsFirstSendingTime() {
        byte[] sent = encoder.encode(MessageBuilder.of("D").set(11, "A1"), 7, nanos(NOW));

        var again = Message.parse(encoder.resend(sent, nanos(NOW.plusSeconds(60))));

        assertEquals("8=FIX.4.4|9=86|35=D|34=7|49=ISLD|43=Y|52=20261122-21:49:39.123|56=TW|122=20261122-21:48:39.123|11=A1|10=224|",
            again.toString());
    }

    private static long nanos(Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }
}
