package fix.store.spi;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds fields in a message's bytes without parsing it, for queries and indexes. It takes every {@code SOH tag=} for a field: a data field
 * that holds such bytes may bring a message too many into a query's result, never one too few. A byte is a character, as in ISO 8859-1, so
 * that every value can be asked for.
 */
public final class WireFields {
    private static final byte SOH = 1;

    private WireFields() {}

    /** MsgType(35), empty when there is none. */
    public static String msgType(byte[] message) {
        int start = find(message, "35=".getBytes(StandardCharsets.ISO_8859_1), 0);
        return start < 0 ? "" : value(message, start);
    }

    /** The values of every field with this tag, in wire order. */
    public static List<String> values(byte[] message, int tag) {
        var values = new ArrayList<String>(1);
        var prefix = (tag + "=").getBytes(StandardCharsets.ISO_8859_1);
        for (int start = find(message, prefix, 0); start >= 0; start = find(message, prefix, start)) values.add(value(message, start));
        return values;
    }

    /** Whether some field with this tag has exactly this value. */
    public static boolean contains(byte[] message, int tag, String value) {
        var text = tag + "=" + value;
        var field = text.getBytes(StandardCharsets.ISO_8859_1);
        if (!new String(field, StandardCharsets.ISO_8859_1).equals(text)) return false;
        for (int end = find(message, field, 0); end >= 0; end = find(message, field, end)) {
            if (end == message.length || message[end] == SOH) return true;
        }
        return false;
    }

    /** The position after the next place, at the message's start or behind a SOH, where the prefix stands; -1 when there is none. */
    private static int find(byte[] message, byte[] prefix, int from) {
        int last = message.length - prefix.length;
        for (int i = from; i <= last; i++) {
            if (message[i] == prefix[0] && (i == 0 || message[i - 1] == SOH) && startsWith(message, i, prefix)) return i + prefix.length;
        }
        return -1;
    }

    private static boolean startsWith(byte[] message, int at, byte[] prefix) {
        for (int i = 1; i < prefix.length; i++) {
            if (message[at + i] != prefix[i]) return false;
        }
        return true;
    }

    private static String value(byte[] message, int start) {
        int end = start;
        while (end < message.length && message[end] != SOH) end++;
        return new String(message, start, end - start, StandardCharsets.ISO_8859_1);
    }
}
