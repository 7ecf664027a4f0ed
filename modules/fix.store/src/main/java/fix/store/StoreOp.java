package fix.store;

import java.util.Objects;

/**
 * One step of a batch that a {@link SessionStore} carries out. {@link Position#after} holds the rules; in short:
 * <ul>
 * <li>A number is used once in a generation: numbers only rise. Whoever wants a lower one resets, which begins a new generation.
 * <li>An {@link Append} takes the next number of its direction, so that message and number cannot part.
 * <li>Nothing deletes.
 * </ul>
 */
public sealed interface StoreOp {

    /**
     * Keeps a message and takes its number: the next number of its direction becomes {@code msgSeqNum + 1}.
     * Its generation must be the current one, its number the next one of its direction.
     */
    record Append(StoredMessage message) implements StoreOp {
        public Append {
            Objects.requireNonNull(message, "message");
        }
    }

    /**
     * Keeps a message that takes no number, of any number and of any generation up to the current one: a SequenceReset-Reset, whose own
     * number does not count, a Logout whose number is too high, a duplicate. Queries find it, {@link SessionStore#readChunk} does not.
     */
    record Keep(StoredMessage message) implements StoreOp {
        public Keep {
            Objects.requireNonNull(message, "message");
        }
    }

    /** Raises the next inbound number, past a gap fill for instance; the present value is allowed and changes nothing. */
    record NextInbound(long msgSeqNum) implements StoreOp {}

    /** Raises the next outbound number, which leaves a gap; the present value is allowed and changes nothing. */
    record NextOutbound(long msgSeqNum) implements StoreOp {}

    /** Every inbound message up to this one has been handled by the application. Never moves back, and never past what was accepted. */
    record Handled(long generation, long msgSeqNum) implements StoreOp {}

    /**
     * Begins a new generation with the given next numbers. Messages of earlier generations stay, and so does the handled cursor.
     *
     * @param timeEpochNanos the creation time of the new generation, in nanoseconds since 1970
     */
    record Reset(long newGeneration, long nextOutbound, long nextInbound, long timeEpochNanos) implements StoreOp {}
}
