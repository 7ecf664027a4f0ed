package fix.core.dictionary;

import java.util.Arrays;

/** The positions of tags in a list: for those below a bound in an array by tag, for the few others by binary search. Immutable. */
final class TagTable {
    private static final int BOUND = 1 << 12;

    /** Position + 1 by tag. */
    private final short[] low;
    /** Tag in the upper half, position in the lower one; sorted. */
    private final long[] high;

    /** Fewer than 32,768 tags, none twice, all above 0. */
    TagTable(int[] tags) {
        if (tags.length > Short.MAX_VALUE) {
            throw new IllegalArgumentException("a dictionary has at most " + Short.MAX_VALUE + " fields, not " + tags.length);
        }
        var highest = 0;
        var above = 0;
        for (var tag : tags) {
            highest = tag < BOUND ? Math.max(highest, tag) : highest;
            above += tag < BOUND ? 0 : 1;
        }
        low = new short[highest + 1];
        high = new long[above];
        for (var i = 0; i < tags.length; i++) {
            if (tags[i] < BOUND) {
                low[tags[i]] = (short) (i + 1);
            } else {
                high[--above] = (long) tags[i] << 32 | i;
            }
        }
        Arrays.sort(high);
    }

    /** The position of a tag, any int; -1 if it has none. */
    int indexOf(int tag) {
        if (tag >= 0 && tag < low.length) {
            return low[tag] - 1;
        }
        return tag < BOUND || high.length == 0 ? -1 : search(tag);
    }

    private int search(int tag) {
        var found = Arrays.binarySearch(high, (long) tag << 32);
        var at = found < 0 ? -found - 1 : found;
        return at < high.length && (int) (high[at] >> 32) == tag ? (int) high[at] : -1;
    }
}
