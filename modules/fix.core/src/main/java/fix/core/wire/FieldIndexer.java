package fix.core.wire;

import fix.core.Tags;
import fix.core.codec.DataFields;
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

    private final DataFields dataFields;
    private final int maxFields;
    private int[] index;
    private int size;
    private String fault = "";
    private int valueStart;

    public FieldIndexer(DataFields dataFields, int maxFields) {
        this.dataFields = dataFields;
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
        return indexFields(b, trailer) && add(Tags.CHECK_SUM, trailer + 3, length - 1)
            && (hasLeadingFields() || garbled("8, 9 and 35 are not the first three fields"));
    }

    /**
     * Delimiters first, eight bytes at a time: where the next field begins does not wait for this one's tag to be read. The SOH
     * before the trailer ends the search, so every word read lies within the frame.
     */
    private boolean indexFields(byte[] b, int trailer) {
        int at = 0;
        int word = 0;
        long delimiters = Bytes.allMatches(Bytes.word(b, 0), Bytes.SOH);
        while (at < trailer) {
            while (delimiters == 0) {
                word += Long.BYTES;
                delimiters = Bytes.allMatches(Bytes.word(b, word), Bytes.SOH);
            }
            int end = word + (Long.numberOfTrailingZeros(delimiters) >>> 3);
            delimiters &= delimiters - 1;
            int tag = tagAt(b, at);
            if (tag == NO_TAG) {
                return garbled("no tag and = at byte " + at);
            }
            if (!add(tag, valueStart, end)) {
                return false;
            }
            at = end + 1;
            int dataTag = dataFields.dataTagOf(tag);
            if (dataTag != 0 && at < trailer) {
                int endOfData = endOfData(b, at, dataTag, Numbers.parseUnsigned(b, valueStart, end), trailer);
                if (endOfData >= at) {
                    if (!add(dataTag, valueStart, endOfData)) {
                        return false;
                    }
                    at = endOfData + 1;
                    word = Math.min(at, trailer - 1);
                    delimiters = Bytes.allMatches(Bytes.word(b, word), Bytes.SOH);
                }
            }
        }
        return true;
    }

    /**
     * Where the data field at {@code at} ends, by the length announced; −1 when another field stands there, or the length does not
     * lead to a delimiter. Sets {@link #valueStart}.
     */
    private int endOfData(byte[] b, int at, int dataTag, long length, int trailer) {
        if (tagAt(b, at) != dataTag || length < 0 || length >= trailer - valueStart) {
            return -1;
        }
        int end = valueStart + (int) length;
        return b[end] == Bytes.SOH ? end : -1;
    }

    private boolean hasLeadingFields() {
        return size > 3 * STRIDE && index[0] == 8 && index[STRIDE] == 9 && index[2 * STRIDE] == 35;
    }

    /** The tag whose text begins at {@code at}, or {@link #NO_TAG}; sets {@link #valueStart}. Most have two or three digits. */
    private int tagAt(byte[] b, int at) {
        int head = (int) Bytes.word(b, at);
        int two = head & 0xFFFF ^ 0x3030;
        if ((head >>> 16 & 0xFF) == '=' && ((two | two + 0x0606) & 0xF0F0) == 0) {
            valueStart = at + 3;
            return (two & 0xF) * 10 + (two >>> 8);
        }
        int three = head & 0xFFFFFF ^ 0x303030;
        if (head >>> 24 == '=' && ((three | three + 0x060606) & 0xF0F0F0) == 0) {
            valueStart = at + 4;
            return (three & 0xF) * 100 + (three >>> 8 & 0xF) * 10 + (three >>> 16);
        }
        return anyTagAt(b, at);
    }

    /** Any tag up to 2^31 − 1, also negative ones and those with leading zeros. */
    private int anyTagAt(byte[] b, int at) {
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

    private boolean add(int tag, int start, int end) {
        if (size == index.length && !grow()) {
            return false;
        }
        index[size] = tag;
        index[size + 1] = start;
        index[size + 2] = end;
        size += STRIDE;
        return true;
    }

    private boolean grow() {
        if (size >= maxFields * STRIDE) {
            return garbled("more than " + maxFields + " fields");
        }
        index = Arrays.copyOf(index, Math.min(size * 2, maxFields * STRIDE));
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
}
