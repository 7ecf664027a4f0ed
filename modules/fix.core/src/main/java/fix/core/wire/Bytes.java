package fix.core.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Bytes eight at a time, and as text. Stateless. */
public final class Bytes {

    /** The delimiter of fields. */
    public static final byte SOH = 1;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EVEN_BYTES = 0x00FF00FF00FF00FFL;
    private static final long EVEN_PAIRS = 0x0000FFFF0000FFFFL;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    /** So many words, and four 16-bit sums of two bytes each (510 at most) cannot overflow. */
    private static final int BLOCK = 128 * Long.BYTES;

    private Bytes() {
    }

    /** The eight bytes at {@code at}, the first one lowest. */
    public static long word(byte[] bytes, int at) {
        return (long) WORDS.get(bytes, at);
    }

    /** Has the high bit of the lowest byte of {@code word} that equals {@code b} set and no lower bit; 0 when there is none. */
    public static long matches(long word, byte b) {
        long x = word ^ ONES * (b & 0xFF);
        return x - ONES & ~x & HIGH_BITS;
    }

    /** Has the high bit of each byte of {@code word} that equals {@code b} set, and no other bit. */
    public static long allMatches(long word, byte b) {
        long x = word ^ ONES * (b & 0xFF);
        return ~((x & ~HIGH_BITS) + ~HIGH_BITS | x | ~HIGH_BITS);
    }

    /** CheckSum(10) of the bytes: their sum modulo 256. */
    public static int checkSum(byte[] bytes, int from, int to) {
        long sum = 0;
        int i = from;
        while (to - i >= Long.BYTES) {
            int end = Math.min(to - Long.BYTES, i + BLOCK - Long.BYTES);
            long lanes = 0;
            for (; i <= end; i += Long.BYTES) {
                long w = word(bytes, i);
                lanes += (w & EVEN_BYTES) + (w >>> 8 & EVEN_BYTES);
            }
            lanes = (lanes & EVEN_PAIRS) + (lanes >>> 16 & EVEN_PAIRS);
            sum += lanes + (lanes >>> 32);
        }
        for (; i < to; i++) {
            sum += bytes[i];
        }
        return (int) sum & 0xFF;
    }

    /** The bytes as text, one character each. */
    public static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** Whether the bytes are exactly the characters of {@code text}. */
    public static boolean equal(byte[] bytes, int from, int to, String text) {
        if (to - from != text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if ((bytes[from + i] & 0xFF) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Where {@code pattern} first stands in the range, or −1. */
    public static int indexOf(byte[] bytes, int from, int to, byte[] pattern) {
        int last = to - pattern.length;
        for (int i = from; i <= last; i++) {
            if (bytes[i] == pattern[0] && startsWith(bytes, i, pattern, pattern.length)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the first {@code length} bytes of {@code pattern} stand at {@code at}. */
    public static boolean startsWith(byte[] bytes, int at, byte[] pattern, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[at + i] != pattern[i]) {
                return false;
            }
        }
        return true;
    }

    /** Appends the bytes for people: control characters, SOH among them, as their Unicode pictures. */
    public static void show(byte[] bytes, int from, int to, StringBuilder out) {
        for (int i = from; i < to; i++) {
            int c = bytes[i] & 0xFF;
            if (c < 0x20) {
                out.append((char) (0x2400 + c));
            } else if (c >= 0x7F && c < 0xA0) {
                out.append('\u2421');
            } else {
                out.append((char) c);
            }
        }
    }
}
