package fix.core.codec;

import java.util.HashMap;
import java.util.Map;

/**
 * Which field holds the length of which data field, as the decoder asks for it: with each field of each message. Immutable and thread-safe.
 *
 * <p>Below tag 4096 it is a look-up in an array; a class of its own, so that the way in does not depend on how many kinds of layout a process has.
 */
public final class DataFields {
    private static final int TABLE = 1 << 12;

    private final Map<Integer, Integer> dataByLength;
    /** The pairs of tags below {@link #TABLE}. */
    private final int[] low;

    private DataFields(Map<Integer, Integer> dataByLength) {
        this.dataByLength = dataByLength;
        low = new int[dataByLength.keySet().stream().mapToInt(tag -> tag).filter(tag -> tag < TABLE).max().orElse(-1) + 1];
        dataByLength.forEach((length, data) -> {
            if (length < low.length) {
                low[length] = data;
            }
        });
    }

    /**
     * Pairs of tags: of the length, and of the data.
     *
     * @throws IllegalArgumentException when a tag is not above 0
     */
    public static DataFields of(Map<Integer, Integer> dataByLength) {
        dataByLength.forEach((length, data) -> {
            if (length <= 0 || data <= 0) {
                throw new IllegalArgumentException("length " + length + " of data " + data + ": a tag is above 0");
            }
        });
        return new DataFields(Map.copyOf(dataByLength));
    }

    /** The data field whose length in bytes {@code lengthTag} announces, or 0 when that is not a length of data. Any int may be asked for. */
    public int dataTagOf(int lengthTag) {
        if (lengthTag >= 0 && lengthTag < low.length) {
            return low[lengthTag];
        }
        return lengthTag < TABLE ? 0 : dataByLength.getOrDefault(lengthTag, 0);
    }

    /** These, and the other's where these say nothing. */
    public DataFields or(DataFields other) {
        var union = new HashMap<>(other.dataByLength);
        union.putAll(dataByLength);
        return new DataFields(Map.copyOf(union));
    }

    /** Length tags with their data tags, in no order. */
    @Override
    public String toString() {
        return dataByLength.toString();
    }
}
