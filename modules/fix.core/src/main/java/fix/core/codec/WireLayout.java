package fix.core.codec;

import fix.core.Message;
import java.util.Optional;

/**
 * What a decoder must know beyond the wire itself: which fields hold data, and how repeating groups are laid out.
 * A dictionary is one. Immutable and thread-safe.
 */
public interface WireLayout {

    /** The data fields of the standard, up to FIX Latest, and no repeating group. */
    @SuppressWarnings("ClassInitializationDeadlock") // nothing else names that class
    WireLayout STANDARD = new StandardLayout();

    /** Which fields are data, and which hold their lengths. The same object at each call. */
    DataFields dataFields();

    /** The data field whose length in bytes {@code lengthTag} announces, or 0 when that is not a length of data. Any int may be asked for. */
    default int dataTagOf(int lengthTag) {
        return dataFields().dataTagOf(lengthTag);
    }

    /**
     * The layout of the repeating group that {@code countTag} counts in messages of type {@code msgType}, its header and
     * trailer included; empty when there is no such group at the top level.
     */
    Optional<GroupLayout> group(String msgType, int countTag);

    /**
     * Whether entries of another group of such a message may hold a group with this count, so that the first count in wire order need not be the message's own.
     * True where that is not known; false saves looking.
     */
    default boolean isNestedToo(String msgType, int countTag) {
        return true;
    }

    /** The layout that rules this message, where messages of several versions share a session; otherwise this one. */
    default WireLayout of(Message message) {
        return this;
    }
}
