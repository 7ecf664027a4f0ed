package fix.core.codec;

import static fix.core.codec.Frames.drain;
import static fix.core.codec.Frames.heartbeat;
import static fix.core.codec.Frames.join;
import static fix.core.codec.Frames.raw;
import static fix.core.codec.Frames.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.codec.Framer.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramerTest {

    private final byte[] good = heartbeat(7);

    @Test
    void framesBackToBackAreFoundOneByOne() {
        var found = drain(join(heartbeat(1), heartbeat(2), heartbeat(3)));

        assertEquals(List.of(text(heartbeat(1)), text(heartbeat(2)), text(heartbeat(3))), found.frames());
        assertEquals(List.of(), found.garbled());
    }

    @Test
    void anUnfinishedFrameWaitsForTheRest() {
        var framer = new Framer(FrameLimits.DEFAULT);
        for (int i = 0; i < good.length - 1; i++) {
            framer.append(good, i, 1);
            assertEquals(Result.INCOMPLETE, framer.next());
            assertTrue(framer.midFrame());
        }
        framer.append(good, good.length - 1, 1);

        assertEquals(Result.FRAME, framer.next());
        assertEquals(Result.INCOMPLETE, framer.next());
        assertFalse(framer.midFrame());
    }

    @Test
    void bytesCanBeReadStraightIntoTheBuffer() {
        var framer = new Framer(FrameLimits.DEFAULT);
        System.arraycopy(good, 0, framer.buffer(), framer.writePosition(), good.length);
        framer.written(good.length);

        assertEquals(Result.FRAME, framer.next());
        assertEquals(text(good), text(framer.buffer(), framer.frameStart(), framer.frameLength()));
        assertThrows(IllegalArgumentException.class, () -> framer.written(framer.writable() + 1));
        assertThrows(IllegalArgumentException.class, () -> framer.written(-1));
    }

    @Test
    void pitfall19_aFramesEndIsFoundByBodyLengthNotByItsCheckSum() {
        byte[] holdsTrailer = Message.parse("8=FIX.4.4|35=B|34=1|95=15|96=a\u000110=123\u00018=FIX.|".replace('|', '\u0001')).toBytes();

        var found = drain(join(holdsTrailer, good));

        assertEquals(List.of(text(holdsTrailer), text(good)), found.frames());
        assertEquals(List.of(), found.garbled());
    }

    @Test
    void pitfall19_aBadBodyLengthDiscardsToItsClaimedEnd() {
        byte[] tooShort = raw("8=FIX.4.4|9=40|35=A|34=1|49=TW|52=20261122-21:48:39|56=ISLD|98=0|108=30|10=123|");
        byte[] cutsIntoNext = raw("8=FIX.4.4|9=70|35=0|34=1|49=TW|52=20261122-21:48:39|56=ISLD|10=123|");

        assertEquals(List.of(text(good)), drain(join(tooShort, good)).frames());
        assertEquals(List.of("BodyLength(9) ends within a field"), drain(tooShort).garbled());
        assertEquals(List.of(text(heartbeat(8))), drain(join(cutsIntoNext, good, heartbeat(8))).frames());
    }

    @Test
    void pitfall19_aClaimedEndWithoutCheckSumIsSeenAtOnce() {
        byte[] endsAtField = raw("8=FIX.4.4|9=5|35=0|34=1|49=TW|");

        assertEquals(List.of("no CheckSum(10) where BodyLength(9) says"), drain(endsAtField).garbled());
        assertEquals(List.of(text(good)), drain(join(endsAtField, good)).frames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1=00|", "10=1|", "10=abc|", "10=1234|", "10=12", "11=123|"})
    void pitfall19_aCheckSumThatIsNotThreeDigitsIsNoFramesEnd(String trailer) {
        byte[] bad = raw("8=FIX.4.4|9=5|35=0|" + trailer);

        assertEquals(List.of(text(good)), drain(join(bad, good)).frames());
        assertEquals(1, drain(join(bad, good)).garbled().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-5", "+5", "5 ", "1234567890", "99999999999999999999", "999999999", "1048576"})
    void pitfall19_aBodyLengthThatCannotBeIsDiscardedToTheNextBegin(String length) {
        byte[] bad = raw("8=FIX.4.4|9=" + length + "|35=0|34=1|10=000|");

        var found = drain(join(bad, good));

        assertEquals(List.of(text(good)), found.frames());
        assertEquals(1, found.garbled().size());
    }

    @Test
    void pitfall19_aBodyLengthHasUpToNineDigits() {
        byte[] nine = raw("8=FIX.4.4|9=000000005|35=0|10=035|");
        assertEquals(List.of(text(nine)), drain(nine).frames());
        assertEquals(List.of("BodyLength(9) is not a number of up to 9 digits"), drain(raw("8=FIX.4.4|9=0000000005|35=0|10=131|")).garbled());
    }

    @Test
    void aBeginStringHasUpTo16Bytes() {
        byte[] longest = Message.parse("8=FIX.456789012345|35=0|").toBytes();
        assertEquals(List.of(text(longest)), drain(longest).frames());
        assertEquals(List.of("BeginString(8) is longer than 16 bytes"), drain(raw("8=FIX.4567890123456|9=5|35=0|10=000|")).garbled());
    }

    @Test
    void pitfall19_aHugeBodyLengthAllocatesNothing() {
        var framer = new Framer(FrameLimits.DEFAULT);
        int before = framer.buffer().length;
        byte[] huge = raw("8=FIX.4.4|9=1000000|35=0|");
        framer.append(huge, 0, huge.length);

        assertEquals(Result.INCOMPLETE, framer.next());
        assertEquals(before, framer.buffer().length);
        assertTrue(framer.midFrame());
    }

    @Test
    void pitfall19_theLargestFrameFitsAndOneByteMoreIsGarbled() {
        var limits = new FrameLimits(256, 100);
        byte[] largest = padded(256);
        byte[] larger = padded(257);
        var framer = new Framer(limits);

        framer.append(largest, 0, largest.length);
        assertEquals(List.of(text(largest)), drain(framer).frames());
        framer.append(larger, 0, larger.length);
        assertEquals(1, drain(framer).garbled().size());
        framer.append(good, 0, good.length);
        assertEquals(List.of(text(good)), drain(framer).frames());
    }

    /** A heartbeat of exactly so many bytes. */
    private static byte[] padded(int length) {
        int text = length / 2;
        byte[] frame = heartbeatWith(text);
        while (frame.length != length) {
            text += length - frame.length;
            frame = heartbeatWith(text);
        }
        return frame;
    }

    private static byte[] heartbeatWith(int length) {
        return Message.parse("8=FIX.4.4|35=0|58=" + "x".repeat(length)).toBytes();
    }

    @Test
    void pitfall19_theBufferNeverPassesItsLimit() {
        var framer = new Framer(new FrameLimits(1 << 20, 100));
        byte[] frame = padded(1 << 20);
        for (int at = 0; at < frame.length; at += 4096) {
            framer.append(frame, at, Math.min(4096, frame.length - at));
            framer.next();
            assertTrue(framer.buffer().length <= framer.capacityLimit());
        }
        assertEquals((1 << 20) + (64 << 10), framer.capacityLimit());
        assertEquals(frame.length, framer.frameLength());
    }

    @Test
    void appendingIn64KiBAlwaysFits() {
        var framer = new Framer(new FrameLimits(1 << 16, 100));
        byte[] stream = join(padded(1 << 16), heartbeat(1), padded(40_000), heartbeat(2), padded(1 << 16), heartbeat(3));
        var frames = new ArrayList<String>();
        for (int at = 0; at < stream.length; at += 1 << 16) {
            framer.append(stream, at, Math.min(1 << 16, stream.length - at));
            frames.addAll(drain(framer).frames());
            assertTrue(framer.buffer().length <= framer.capacityLimit());
        }
        assertEquals(6, frames.size());
        assertEquals(text(heartbeat(3)), frames.getLast());
    }

    @Test
    void appendingWhileFramesWaitLosesNone() {
        var framer = new Framer(new FrameLimits(1 << 14, 100));
        var expected = new ArrayList<String>();
        var found = new ArrayList<String>();
        for (int i = 0; i < 2_000; i++) {
            byte[] frame = heartbeat(i);
            framer.append(frame, 0, frame.length);
            expected.add(text(frame));
            if (i % 3 != 0) {
                assertEquals(Result.FRAME, framer.next());
                found.add(text(framer.buffer(), framer.frameStart(), framer.frameLength()));
            }
        }
        found.addAll(drain(framer).frames());
        assertEquals(expected, found);
    }

    @Test
    void theBufferTakesAsMuchAsItsLimitAndNoByteMore() {
        var framer = new Framer(new FrameLimits(1 << 14, 100));
        int waiting = 100;
        framer.append(new byte[waiting], 0, waiting);
        int rest = framer.capacityLimit() - waiting;

        assertThrows(IllegalArgumentException.class, () -> framer.append(new byte[rest + 1], 0, rest + 1));
        framer.append(new byte[rest], 0, rest);
        assertEquals(framer.capacityLimit(), framer.buffer().length);
        assertEquals(0, framer.writable());
        assertThrows(IllegalArgumentException.class, () -> framer.append(new byte[1], 0, 1));
        assertEquals(Result.GARBLED, framer.next());
        assertEquals(Result.INCOMPLETE, framer.next());
        assertEquals(framer.capacityLimit(), framer.writable());
        framer.written(framer.writable());
        assertEquals(0, framer.writable());
    }

    @Test
    void whatDoesNotFitIsRefusedAndLosesNothing() {
        var framer = new Framer(new FrameLimits(64, 100));
        framer.append(good, 0, 30);
        var refused = assertThrows(IllegalArgumentException.class, () -> framer.append(new byte[framer.capacityLimit()], 0,
            framer.capacityLimit()));

        assertTrue(refused.getMessage().contains("call next()"), refused.getMessage());
        framer.append(good, 30, good.length - 30);
        assertEquals(Result.GARBLED, framer.next());
    }

    @Test
    void thereIsAlwaysRoomWhenMoreIsNeeded() {
        var framer = new Framer(new FrameLimits(64 << 10, 100));
        byte[] frame = padded(64 << 10);
        int at = 0;
        while (framer.next() == Result.INCOMPLETE) {
            assertTrue(framer.writable() > 0);
            int n = Math.min(framer.writable(), frame.length - at);
            System.arraycopy(frame, at, framer.buffer(), framer.writePosition(), n);
            framer.written(n);
            at += n;
        }
        assertEquals(frame.length, framer.frameLength());
    }

    @Test
    void pitfall22_aWrongCheckSumConsumesExactlyThatFrame() {
        byte[] bad = good.clone();
        bad[bad.length - 2] = (byte) (bad[bad.length - 2] == '0' ? '1' : '0');

        var found = drain(join(bad, heartbeat(8)));

        assertEquals(List.of(text(heartbeat(8))), found.frames());
        assertEquals(1, found.garbled().size());
        assertTrue(found.garbled().getFirst().startsWith("CheckSum(10) is "), found.garbled().getFirst());
    }

    @Test
    void aWrongCheckSumPassesWhenItIsNotVerified() {
        byte[] bad = raw("8=FIX.4.4|9=5|35=0|10=255|");
        var framer = new Framer(FrameLimits.DEFAULT, false);
        framer.append(bad, 0, bad.length);

        assertEquals(List.of(text(bad)), drain(framer).frames());
        assertEquals(1, drain(bad).garbled().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "8=FIX.4.4|35=0|9=5|34=2|10=000|", "35=0|", "8=FI", "8=FIX.4.4.4.4.4.4.4.4.4|9=5|35=0|",
        "9=5|8=", "8=FIX.4.4|9", "8=FIX.4.4|8=FIX.4.4|", "58=FIX nothing|", "\r\n"})
    void pitfall22_whatIsNoFrameIsConsumedUpToTheNext(String junk) {
        var found = drain(join(raw(junk), good));

        assertEquals(List.of(text(good)), found.frames());
        assertFalse(found.garbled().isEmpty());
    }

    @Test
    void pitfall22_thirdFieldAndOrderOfTheFirstTwoAreNotGuessed() {
        assertEquals(List.of("BodyLength(9) is not the second field"), drain(raw("8=FIX.4.4|35=0|9=5|10=000|")).garbled());
    }

    @Test
    void garbledBytesAreShownUpTo4KiB() {
        var framer = new Framer(FrameLimits.DEFAULT);
        byte[] junk = new byte[10_000];
        Arrays.fill(junk, (byte) 'x');
        framer.append(junk, 0, junk.length);
        framer.append(good, 0, good.length);

        assertEquals(Result.GARBLED, framer.next());
        assertArrayEquals(Arrays.copyOf(junk, 4096), framer.garbledBytes());
        assertEquals("a message begins with 8=FIX", framer.garbledReason());
        assertEquals(Result.FRAME, framer.next());
    }

    @Test
    void aBeginThatIsCutIsKeptForTheRest() {
        var framer = new Framer(FrameLimits.DEFAULT);
        byte[] stream = join(raw("junk"), good);
        framer.append(stream, 0, 6);

        assertEquals(Result.GARBLED, framer.next());
        assertEquals(4, framer.garbledBytes().length);
        assertEquals(Result.INCOMPLETE, framer.next());
        framer.append(stream, 6, stream.length - 6);
        assertEquals(Result.FRAME, framer.next());
    }

    @ParameterizedTest
    @ValueSource(ints = {63, 0, -1, (1 << 28) + 1})
    void limitsOutOfBoundsAreRefused(int maxFrameBytes) {
        assertThrows(IllegalArgumentException.class, () -> new FrameLimits(maxFrameBytes, 100));
    }
}
