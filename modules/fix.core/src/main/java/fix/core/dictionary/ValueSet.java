package fix.core.dictionary;

import fix.core.wire.Bytes;
import java.util.List;

/**
 * The values of an enumerated field, to be looked up by their bytes without making anything of them: single characters as two masks of bits, up to eight
 * bytes as numbers in a hash table, the few longer ones one after the other.
 */
final class ValueSet {
    private static final int WORD = Long.BYTES;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long low;
    private long high;
    private final long[] words;
    private final int shift;
    private final String[] others;

    ValueSet(List<FieldValue> values) {
        var bits = Integer.SIZE - Integer.numberOfLeadingZeros(values.size() * 2);
        words = new long[1 << bits];
        shift = Long.SIZE - bits;
        others = values.stream().map(FieldValue::value).filter(value -> !isSmall(value)).toArray(String[]::new);
        for (var value : values) {
            if (isSmall(value.value())) {
                add(value.value());
            }
        }
    }

    /** Whether one of the values is exactly these bytes. */
    boolean contains(byte[] b, int from, int to) {
        if (to - from == 1 && b[from] > 0) {
            return containsCharacter(b[from]);
        }
        return to - from <= WORD ? containsWord(b, from, to) : containsOther(b, from, to);
    }

    private boolean containsCharacter(int character) {
        return ((character < Long.SIZE ? low : high) >>> character & 1) != 0;
    }

    private boolean containsWord(byte[] b, int from, int to) {
        var word = 0L;
        for (var i = from; i < to; i++) {
            word = word << Byte.SIZE | b[i] & 0xFF;
        }
        // A word that begins with NUL would be taken for the shorter one behind it.
        for (var at = slot(word); words[at] != 0; at = at + 1 & words.length - 1) {
            if (words[at] == word && b[from] != 0) {
                return true;
            }
        }
        return containsOther(b, from, to);
    }

    private boolean containsOther(byte[] b, int from, int to) {
        for (var other : others) {
            if (Bytes.equal(b, from, to, other)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSmall(String value) {
        return !value.isEmpty() && value.length() <= WORD && value.chars().allMatch(character -> character > 0 && character < 0x80);
    }

    private void add(String value) {
        var word = 0L;
        for (var i = 0; i < value.length(); i++) {
            word = word << Byte.SIZE | value.charAt(i);
        }
        if (value.length() == 1) {
            low |= word < Long.SIZE ? 1L << word : 0;
            high |= word < Long.SIZE ? 0 : 1L << word;
            return;
        }
        var at = slot(word);
        while (words[at] != 0) {
            at = at + 1 & words.length - 1;
        }
        words[at] = word;
    }

    private int slot(long word) {
        return (int) (word * SPREAD >>> shift);
    }
}
