package fix.testkit.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.MessageBuilder;
import fix.core.SessionID;
import fix.core.TimestampPrecision;
import fix.core.codec.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FrameTrackerTest {
    private final FrameTracker tracker = new FrameTracker();

    private void accept(byte[] bytes) {
        for (byte next : bytes) {
            tracker.accept(next);
        }
    }

    private void accept(String text) {
        accept(text.replace('|', '\u0001').getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void aFrameEndsWhereItsBodyLengthSaysThoughItsDataHoldTrailers() {
        var encoder = new Encoder(SessionID.of("FIX.4.4", "A", "B"), TimestampPrecision.MILLIS);
        var random = new SplittableRandom(3);
        for (int frames = 1; frames <= 200; frames++) {
            var data = new byte[1 + random.nextInt(300)];
            random.nextBytes(data);
            var frame = encoder.encode(MessageBuilder.of("B").set(148, "x").set(95, 96, random.nextBoolean() ? data : "\u000110=123\u0001".getBytes(StandardCharsets.ISO_8859_1)), frames, 0);
            for (int i = 0; i < frame.length - 1; i++) {
                tracker.accept(frame[i]);
                assertEquals(i + 1, tracker.offset());
                assertTrue(i < 20 || tracker.length() == frame.length, "known early");
            }
            tracker.accept(frame[frame.length - 1]);
            assertEquals(frames + " " + frames + " 0", tracker.begun() + " " + tracker.ended() + " " + tracker.offset());
        }
    }

    @Test
    void bytesThatBeginAsNoFrameDoesAreOneUpToTheirCheckSum() {
        accept("nonsense|10=1|");
        assertEquals(1, tracker.ended());
        accept("8=FIX.4.4|9=x|35=0|10=000|");
        assertEquals(2, tracker.ended());
        accept("8=FIX.4.4|9=99999999999999|35=0|10=000|");
        assertEquals(3, tracker.ended());
        accept("8=FIX.4.4|9=5|35=0|10=161|");
        assertEquals("4 4", tracker.begun() + " " + tracker.ended());
    }

    @Test
    void itKnowsWhereAFieldsValueBegins() {
        accept("8=FIX.4.4|9=500|35=D|11=");
        assertTrue(tracker.isAtValueOf(11) && !tracker.isAtValueOf(1));
        accept("=");
        assertTrue(!tracker.isAtValueOf(11));
        accept("a|55");
        assertTrue(!tracker.isAtValueOf(55));
    }
}
