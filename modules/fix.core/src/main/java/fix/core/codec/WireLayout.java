package fix.core.codec;

import java.util.Optional;

/**
 * What a decoder must know beyond the wire itself: which fields hold data, and how repeating groups are laid out.
 * A dictionary is one. Immutable and thread-safe.
 */
public interface WireLayout {

    /** The data fields of the standard up to FIX 5.0 SP2, and no repeating group. */
    WireLayout STANDARD = new StandardLayout();

    /**
     * The data field whose length in bytes {@code lengthTag} announces, or 0 when that is not a length of data. Called for
     * each field of each message, so it should be a look-up in an array. Any int may be asked for.
     */
    int dataTagOf(int lengthTag);

    /** Whether {@code tag} announces the length of a data field. */
    default boolean isLengthOfData(int tag) {
        return dataTagOf(tag) != 0;
    }

    /**
     * The layout of the repeating group that {@code countTag} counts in messages of type {@code msgType}, its header and
     * trailer included; empty when there is no such group at the top level.
     */
    Optional<GroupLayout> group(String msgType, int countTag);
}
