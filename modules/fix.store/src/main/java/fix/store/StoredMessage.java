package fix.store;

import java.util.Arrays;
import java.util.Objects;

/**
 * A message as a store keeps it. Immutable by agreement: the array is shared with the message that it came from, and nobody writes to it.
 *
 * @param generation     the session's generation, from 1: each reset of the sequence numbers begins a new one
 * @param direction      which way it went
 * @param msgSeqNum      its MsgSeqNum(34)
 * @param admin          whether it is one of the session's own messages, which a resend replaces by a gap fill
 * @param timeEpochNanos when it was received or encoded, in nanoseconds since 1970
 * @param bytes          the whole frame, secrets already masked; shared, not copied
 */
public record StoredMessage(long generation, Direction direction, long msgSeqNum, boolean admin, long timeEpochNanos, byte[] bytes) {

    public StoredMessage {
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(bytes, "bytes");
        if (generation < 1) throw new IllegalArgumentException("generation is " + generation + ", the first is 1");
        if (msgSeqNum < 0) throw new IllegalArgumentException("msgSeqNum is " + msgSeqNum + ", must not be negative");
    }

    /** Two are equal when all of them is, byte for byte. */
    @Override
    public boolean equals(Object other) {
        return other instanceof StoredMessage that && generation == that.generation && direction == that.direction
                && msgSeqNum == that.msgSeqNum
                && admin == that.admin && timeEpochNanos == that.timeEpochNanos && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(generation, direction, msgSeqNum, Arrays.hashCode(bytes));
    }

    /** Where it stands and how long it is; never its bytes. */
    @Override
    public String toString() {
        return direction + " " + msgSeqNum + (admin ? " (admin)" : "") + " of generation " + generation + ", " + bytes.length + " bytes";
    }
}
