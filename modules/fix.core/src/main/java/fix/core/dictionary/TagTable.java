package fix.core.dictionary;

import java.util.Arrays;
import java.util.Collection;

/** Numbers tags from 0 on, so that tables about fields need no room for the tags between them. */
final class TagTable {
    private static final int DIRECT = 1 << 16;

    /** Index + 1 by tag. */
    private final short[] direct;
    private final int[] tags;

    TagTable(Collection<FieldDefinition> fields) {
        tags = fields.stream().mapToInt(FieldDefinition::tag).sorted().toArray();
        if (tags.length > Short.MAX_VALUE) {
            throw new IllegalArgumentException("a dictionary has at most " + Short.MAX_VALUE + " fields");
        }
        var highest = Arrays.stream(tags).filter(tag -> tag < DIRECT).max().orElse(0);
        direct = new short[highest + 1];
        for (var i = 0; i < tags.length && tags[i] <= highest; i++) {
            direct[tags[i]] = (short) (i + 1);
        }
    }

    /** The index of a tag, any int; -1 if it has none. */
    int indexOf(int tag) {
        if (tag >= 0 && tag < direct.length) {
            return direct[tag] - 1;
        }
        return tag < DIRECT ? -1 : Math.max(-1, Arrays.binarySearch(tags, tag));
    }
}
