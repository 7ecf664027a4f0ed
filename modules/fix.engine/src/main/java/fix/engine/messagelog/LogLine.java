package fix.engine.messagelog;

import fix.core.Message;
import fix.core.codec.Decoder;
import fix.core.codec.Garbled;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Writes a message as a line: time, direction, fields with {@code |} between them and secrets masked. Belongs to one thread. */
final class LogLine {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Decoder decoder = new Decoder();
    private long second = Long.MIN_VALUE;
    private String secondText = "";

    byte[] of(boolean outbound, byte[] frame, long wallNanos) {
        var text = time(wallNanos) + (outbound ? " > " : " < ") + fields(frame) + "\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String fields(byte[] frame) {
        return switch (decoder.decode(frame, 0, frame.length)) {
            case Message message -> message.toString();
            case Garbled garbled -> "(" + frame.length + " bytes that cannot be shown: " + garbled.reason() + ")";
        };
    }

    private String time(long wallNanos) {
        long now = Math.floorDiv(wallNanos, NANOS_PER_SECOND);
        if (now != second) {
            second = now;
            secondText = Instant.ofEpochSecond(now).toString().replace("Z", ".");
        }
        long micros = Math.floorMod(wallNanos, NANOS_PER_SECOND) / 1_000;
        return secondText + Long.toString(1_000_000 + micros).substring(1) + "Z";
    }
}
