package fix.core.codec;

import static fix.core.codec.Frames.drain;
import static fix.core.codec.Frames.heartbeat;
import static fix.core.codec.Frames.join;
import static fix.core.codec.Frames.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;

class StreamTest {

    private static final FrameLimits SMALL = new FrameLimits(512, 50);

    /** Frames, frames with a byte changed, and pieces that look like frames. */
    @Provide
    Arbitrary<byte[]> piece() {
        var good = Arbitraries.integers().between(1, 999).map(Frames::heartbeat);
        var mutated = Arbitraries.integers().between(0, 1 << 20).map(seed -> mutate(heartbeat(seed % 1000), new Random(seed)));
        var lookalike = Arbitraries.of("8=FIX", "8=FIX.4.4|9=", "8=FIX.4.4|9=999999999|", "8=FIX.4.4|9=400|35=0|", "8=FIX.4.4|9=0|10=000|",
            "8=FIX.4.4|9=00005|35=0|10=161|", "10=000|", "8=FIX.4.4|9=5|35=0|10=16", "|8=FIX8=FIX8=FIX", "95=99999|96=8=FIX", "8", "9=-1|")
            .map(Frames::raw);
        var soup = Arbitraries.bytes().array(byte[].class).ofMaxSize(40);
        return Arbitraries.frequencyOf(Tuple.of(4, good), Tuple.of(3, mutated),
            Tuple.of(3, lookalike), Tuple.of(1, soup));
    }

    private static byte[] mutate(byte[] frame, Random random) {
        byte[] changed = frame.clone();
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        return random.nextBoolean() ? changed : Arrays.copyOf(changed, random.nextInt(changed.length + 1));
    }

    @Property(tries = 2000)
    void aStreamSplitAnywhereGivesTheSameMessages(@ForAll @Size(max = 12) List<@From("piece") byte[]> pieces,
                                                  @ForAll Random random) {
        byte[] stream = join(pieces.toArray(byte[][]::new));
        var whole = new Framer(SMALL);
        whole.append(stream, 0, stream.length);

        assertEquals(drain(whole).frames(), drainInParts(new Framer(SMALL), stream, random));
    }

    private static List<String> drainInParts(Framer framer, byte[] stream, Random random) {
        var frames = new ArrayList<String>();
        int at = 0;
        while (at < stream.length) {
            int n = Math.min(stream.length - at, 1 + random.nextInt(random.nextBoolean() ? 4 : 80));
            framer.append(stream, at, n);
            at += n;
            frames.addAll(drain(framer).frames());
        }
        return frames;
    }

    @Property(tries = 5000)
    void anyBytesGiveMessagesOrGarbledWithinTheLimits(@ForAll @Size(max = 20) List<@From("piece") byte[]> pieces,
                                                      @ForAll Random random) {
        byte[] stream = join(pieces.toArray(byte[][]::new));
        var framer = new Framer(SMALL);
        var decoder = new Decoder(WireLayout.STANDARD, SMALL);
        int consumed = 0;
        int at = 0;
        while (at < stream.length) {
            int n = Math.min(stream.length - at, 1 + random.nextInt(100));
            framer.append(stream, at, n);
            at += n;
            for (var result = framer.next(); result != Framer.Result.INCOMPLETE; result = framer.next()) {
                assertTrue(framer.frameLength() > 0, "progress");
                consumed += framer.frameLength();
                if (result == Framer.Result.FRAME) {
                    decoder.decode(framer.buffer(), framer.frameStart(), framer.frameLength());
                }
            }
            assertTrue(framer.buffer().length <= framer.capacityLimit());
            assertTrue(framer.writable() > 0);
        }
        assertEquals(stream.length, consumed + framer.writePosition(), "each byte is consumed once or waits");
    }

    @Property(tries = 3000)
    void aGoodFrameAfterDamageThatClaimsNoMoreThanItselfIsFound(@ForAll("piece") byte[] damage, @ForAll Random random) {
        byte[] good = heartbeat(random.nextInt(1000));
        // A damaged BodyLength may claim the frames that follow, at most 512 bytes of them.
        byte[][] following = new byte[12][];
        Arrays.fill(following, good);
        var framer = new Framer(SMALL);
        byte[] stream = join(damage, join(following));
        framer.append(stream, 0, stream.length);

        assertEquals(text(good), drain(framer).frames().getLast());
    }

    /** Tags and values that look like fields, in frames whose length and sum are right. */
    @Provide
    Arbitrary<String> body() {
        return Arbitraries.strings().withChars("0123456789=|-+8FIX.95\u00ff").ofMaxLength(60);
    }

    @Property(tries = 5000)
    void anyBodyGivesAMessageOrGarbled(@ForAll("body") String body) {
        byte[] frame = frame("35=D|" + body + "|");
        switch (new Decoder().decode(frame, 0, frame.length)) {
            case Message message -> {
                assertEquals(text(frame), text(message.toBytes()));
                assertEquals(text(frame), rebuilt(message));
            }
            case Garbled garbled -> assertTrue(garbled.reason().startsWith("no tag and = at byte "), garbled.reason());
        }
    }

    private static String rebuilt(Message message) {
        var out = new StringBuilder();
        int at = 0;
        for (int i = 0; i < message.fieldCount(); i++) {
            out.append(text(message.toBytes(), at, message.valueStart(i) - at));
            out.append(message.stringAt(i).replace('\u0001', '|')).append('|');
            at = message.valueEnd(i) + 1;
        }
        return out.toString();
    }

    private static byte[] frame(String body) {
        byte[] open = Frames.raw("8=FIX.4.4|9=" + body.length() + "|" + body);
        int sum = 0;
        for (byte b : open) {
            sum += b & 0xFF;
        }
        return join(open, Frames.raw("10=%03d|".formatted(sum % 256)));
    }
}
