package fix.core.wire;

import fix.core.Tags;
import fix.core.codec.WireLayout;
import java.util.Arrays;

/**
 * Finds the fields of one frame after another: for each its tag and where its value begins and ends. Eight bytes at a time where
 * it matters; one scratch index for all frames. Not thread-safe.
 */
public final class FieldIndexer {

    /** Ints of the index per field: tag, start and end of the value. */
    public static final int STRIDE = 3;

    private static final int INITIAL_FIELDS = 64;
    private static final int TRAILER_LENGTH = 7;
    private static final int NO_TAG = Integer.MIN_VALUE;
    private static final long ZEROS = 0x3030303030303030L;
    private static final long ABOVE_NINE = 0x4646464646464646L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private final WireLayout layout;
    private final int maxFields;
    private int[] index;
    private int size;
    private String fault = "";
    private int valueStart;

    public FieldIndexer(WireLayout layout, int maxFields) {
        this.layout = layout;
        this.maxFields = maxFields;
        this.index = new int[Math.min(INITIAL_FIELDS, maxFields) * STRIDE];
    }

    /**
     * Indexes a whole frame: the bytes of {@code b} up to {@code length}. False when it is garbled, for the reason that
     * {@link #fault} tells.
     */
    public boolean index(byte[] b, int length) {
        size = 0;
        int trailer = length - TRAILER_LENGTH;
        if (trailer < 1 || b[trailer - 1] != Bytes.SOH || b[length - 1] != Bytes.SOH
            || b[trailer] != '1' || b[trailer + 1] != '0' || b[trailer + 2] != '=') {
            return garbled("CheckSum(10) is not the last field");
        }
        int dataTag = NO_TAG;
        int dataLength = 0;
        int at = 0;
        // The SOH before the trailer ends every search below, and every word read lies before the frame's end.
        while (at < trailer) {
            int tag = tagAt(b, at);
            if (tag == NO_TAG) {
                return garbled("no tag and = at byte " + at);
            }
            int start = valueStart;
            int end = tag == dataTag ? endOfData(b, start, dataLength, trailer) : endOfValue(b, start);
            if (!add(tag, start, end)) {
                return garbled("more than " + maxFields + " fields");
            }
            dataTag = NO_TAG;
            int announced = layout.dataTagOf(tag);
            if (announced != 0) {
                dataTag = announced;
                dataLength = Math.clamp(Numbers.parseUnsigned(b, start, end), -1, Integer.MAX_VALUE);
            }
            at = end + 1;
        }
        if (!add(Tags.CHECK_SUM, trailer + 3, length - 1)) {
            return garbled("more than " + maxFields + " fields");
        }
        return hasLeadingFields() || garbled("8, 9 and 35 are not the first three fields");
    }

    private boolean hasLeadingFields() {
        return size > 3 * STRIDE && index[0] == 8 && index[STRIDE] == 9 && index[2 * STRIDE] == 35;
    }

    /** The tag whose text begins at {@code at}, or {@link #NO_TAG}; sets {@link #valueStart}. */
    private int tagAt(byte[] b, int at) {
        long word = Bytes.word(b, at);
        long equals = Bytes.matches(word, (byte) '=');
        int bits = Long.numberOfTrailingZeros(equals) & ~7;
        if (bits == 0 || bits == Long.SIZE) {
            return longTagAt(b, at);
        }
        // The digits to the top, zeros of text below them: a number of eight digits.
        long text = word << Long.SIZE - bits | ZEROS >>> bits;
        long digits = text - ZEROS;
        if (((text + ABOVE_NINE | digits) & HIGH_BITS) != 0) {
            return longTagAt(b, at);
        }
        valueStart = at + (bits >>> 3) + 1;
        digits = digits * 10 + (digits >>> 8);
        return (int) ((digits & 0x000000FF000000FFL) * 0x000F424000000064L
            + (digits >>> 16 & 0x000000FF000000FFL) * 0x0000271000000001L >>> 32);
    }

    /** Any tag: also negative ones and those of eight digits and more, up to 2^31 − 1. */
    private int longTagAt(byte[] b, int at) {
        int end = at;
        while (b[end] != '=' && b[end] != Bytes.SOH) {
            end++;
        }
        long tag = Numbers.parseLong(b, at, end);
        if (b[end] != '=' || tag < -Integer.MAX_VALUE || tag > Integer.MAX_VALUE) {
            return NO_TAG;
        }
        valueStart = end + 1;
        return (int) tag;
    }

    private static int endOfValue(byte[] b, int start) {
        int at = start;
        long found = Bytes.matches(Bytes.word(b, at), Bytes.SOH);
        while (found == 0) {
            at += Long.BYTES;
            found = Bytes.matches(Bytes.word(b, at), Bytes.SOH);
        }
        return at + (Long.numberOfTrailingZeros(found) >>> 3);
    }

    /** By length where that leads to a delimiter; a wrong length leaves the value to end at the first one. */
    private static int endOfData(byte[] b, int start, int length, int trailer) {
        boolean fits = length >= 0 && length < trailer - start && b[start + length] == Bytes.SOH;
        return fits ? start + length : endOfValue(b, start);
    }

    private boolean add(int tag, int start, int end) {
        if (size == index.length) {
            if (size >= maxFields * STRIDE) {
                return false;
            }
            index = Arrays.copyOf(index, Math.min(size * 2, maxFields * STRIDE));
        }
        index[size] = tag;
        index[size + 1] = start;
        index[size + 2] = end;
        size += STRIDE;
        return true;
    }

    private boolean garbled(String why) {
        fault = why;
        return false;
    }

    /** Why the last frame is garbled. */
    public String fault() {
        return fault;
    }

    /** The fields of the last frame, {@link #STRIDE} ints each. */
    public int[] copyIndex() {
        return Arrays.copyOf(index, size);
    }

    /** Start of a field's value; {@code i} counts fields from 0. */
    public int start(int i) {
        return index[i * STRIDE + 1];
    }

    /** End of a field's value. */
    public int end(int i) {
        return index[i * STRIDE + 2];
    }
}
