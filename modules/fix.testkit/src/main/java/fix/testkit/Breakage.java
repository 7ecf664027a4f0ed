package fix.testkit;

import fix.core.Tags;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The ways in which a {@link MockCounterparty} sends a message that is none: each is to be ignored, and takes no number. */
public enum Breakage {
    /** CheckSum(10) is one more than it should be. */
    CHECK_SUM,
    /** BodyLength(9) is one less than it should be. */
    BODY_LENGTH,
    /** The message stops in its middle; what follows begins a new one. */
    TRUNCATED,
    /** MsgType(35) is not the third field. */
    FIELD_ORDER;

    private static final int TRAILER_LENGTH = 7;

    byte[] broken(byte[] frame) {
        var text = new String(frame, StandardCharsets.ISO_8859_1);
        return switch (this) {
            case CHECK_SUM -> bytes(text.substring(0, text.length() - TRAILER_LENGTH) + checkSum((sum(text) + 1) % 256));
            case BODY_LENGTH -> {
                int from = text.indexOf("\u00019=") + 3;
                int to = text.indexOf('\u0001', from);
                yield summed(text.substring(0, from) + (Integer.parseInt(text.substring(from, to)) - 1) + text.substring(to, text.length() - TRAILER_LENGTH));
            }
            case TRUNCATED -> Arrays.copyOf(frame, frame.length / 2);
            case FIELD_ORDER -> {
                int from = text.indexOf("\u0001" + Tags.MSG_TYPE + "=") + 1;
                int to = text.indexOf('\u0001', from) + 1;
                int next = text.indexOf('\u0001', to) + 1;
                yield summed(text.substring(0, from) + text.substring(to, next) + text.substring(from, to) + text.substring(next, text.length() - TRAILER_LENGTH));
            }
        };
    }

    private static int sum(String frame) {
        return Integer.parseInt(frame.substring(frame.length() - 4, frame.length() - 1));
    }

    private static byte[] summed(String frame) {
        return bytes(frame + checkSum(frame.chars().sum() % 256));
    }

    private static String checkSum(int sum) {
        return "10=%03d\u0001".formatted(sum);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
