package fix.core.codec;

import java.util.Optional;

/** The layout of one repeating group. Immutable and thread-safe. */
public interface GroupLayout {

    /** The NumInGroup field that counts the entries. */
    int countTag();

    /** The field that begins each entry. */
    int delimiterTag();

    /**
     * Whether {@code tag} is a field of an entry: the delimiter and the counts of nested groups included, the fields of nested
     * groups not.
     */
    boolean contains(int tag);

    /** The group nested in an entry that {@code countTag} counts; empty when there is none. */
    Optional<GroupLayout> group(int countTag);
}
