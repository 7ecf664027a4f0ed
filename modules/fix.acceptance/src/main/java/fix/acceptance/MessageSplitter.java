package fix.acceptance;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Cuts received bytes into messages. A message ends after the CheckSum that stands where BodyLength says; if there is none there, after the first thing that looks like a CheckSum, and
 * {@link ReceivedMessage} then finds the fault.
 */
final class MessageSplitter {
    /** More than this without a message's end is handed over as one (broken) message. */
    private static final int MAX_MESSAGE = 8 << 20;

    private static final Pattern HEAD = Pattern.compile("8=[^\u0001]*\u00019=(\\d{1,8})\u0001");
    private static final Pattern TRAILER = Pattern.compile("10=\\d\\d\\d\u0001");
    private static final Pattern ANY_TRAILER = Pattern.compile("\u000110=[^\u0001]*\u0001");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void add(byte[] more) {
        bytes.writeBytes(more);
    }

    /** The next whole message, if there is one. */
    Optional<byte[]> next() {
        int end = end(Text.of(bytes.toByteArray()));
        if (end == 0) {
            return Optional.empty();
        }
        var all = bytes.toByteArray();
        bytes.reset();
        bytes.write(all, end, all.length - end);
        return Optional.of(Arrays.copyOf(all, end));
    }

    /** What has come of a message that is not whole yet. */
    byte[] rest() {
        return bytes.toByteArray();
    }

    private static int end(String text) {
        var head = HEAD.matcher(text);
        int from = 0;
        if (head.lookingAt()) {
            int bodyEnd = head.end() + Integer.parseInt(head.group(1));
            if (bodyEnd + 7 > text.length()) {
                return text.length() > MAX_MESSAGE ? text.length() : 0;
            }
            if (TRAILER.matcher(text).region(bodyEnd, text.length()).lookingAt()) {
                return bodyEnd + 7;
            }
            from = head.end() - 1;
        }
        var trailer = ANY_TRAILER.matcher(text);
        if (trailer.find(from)) {
            return trailer.end();
        }
        return text.length() > MAX_MESSAGE ? text.length() : 0;
    }
}
