package fix.core.codec;

import fix.core.Message;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Frames as text and streams of them, for the tests of this package. */
final class Frames {

    /** What a stream gave: its frames as text, and the reasons of what was garbled. */
    record Found(List<String> frames, List<String> garbled) {
    }

    private Frames() {
    }

    /** Text with {@code |} for SOH as bytes, nothing computed. */
    static byte[] raw(String text) {
        return text.replace('|', '\u0001').getBytes(StandardCharsets.ISO_8859_1);
    }

    static String text(byte[] bytes) {
        return text(bytes, 0, bytes.length);
    }

    static String text(byte[] bytes, int offset, int length) {
        return new String(bytes, offset, length, StandardCharsets.ISO_8859_1).replace('\u0001', '|');
    }

    /** A heartbeat with the number, BodyLength and CheckSum right. */
    static byte[] heartbeat(int number) {
        return Message.parse("8=FIX.4.4|35=0|34=" + number + "|49=TW|52=20261122-21:48:39|56=ISLD|").toBytes();
    }

    static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** All that the framer has now. */
    static Found drain(Framer framer) {
        var found = new Found(new ArrayList<>(), new ArrayList<>());
        for (var result = framer.next(); result != Framer.Result.INCOMPLETE; result = framer.next()) {
            if (result == Framer.Result.FRAME) {
                found.frames().add(text(framer.buffer(), framer.frameStart(), framer.frameLength()));
            } else {
                found.garbled().add(framer.garbledReason());
            }
        }
        return found;
    }

    /** All that a new framer finds in the bytes, given at once. */
    static Found drain(byte[] stream) {
        var framer = new Framer(FrameLimits.DEFAULT);
        framer.append(stream, 0, stream.length);
        return drain(framer);
    }
}
