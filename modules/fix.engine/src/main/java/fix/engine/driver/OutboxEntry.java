package fix.engine.driver;

import fix.store.StoreOp;
import java.util.List;

/** What waits in the {@link Outbox}, in the order of the lock, which is the order of the store and of the wire. */
sealed interface OutboxEntry {
    /** What it holds of the outbox's room, in bytes. */
    default int size() {
        return 0;
    }

    /**
     * A message of ours: stored, then written.
     *
     * @param op what the store is told
     * @param frame what goes on the wire
     * @param line the line it was encoded for
     */
    record Live(StoreOp op, byte[] frame, Line line) implements OutboxEntry {
        @Override
        public int size() {
            return frame.length;
        }
    }

    /**
     * Something for the store alone: a message that was accepted, a number that moved, a cursor.
     *
     * @param ops what the store is told
     * @param size the bytes that they hold
     */
    record StoreOnly(List<StoreOp> ops, int size) implements OutboxEntry {}

    /**
     * The numbers start anew. What follows goes into the same batch: a crash that left the reset without the Logon that asks the peer
     * for it would make the session forget to ask.
     *
     * @param op what the store is told
     */
    record NewNumbers(StoreOp.Reset op) implements OutboxEntry {}

    /**
     * Our next message has another number. It goes into the batch of the Logon before it: a crash between them would make the session forget
     * where it stood.
     *
     * @param op what the store is told
     */
    record Skip(StoreOp.NextOutbound op) implements OutboxEntry {}

    /**
     * Bytes for the line alone: a message that is sent again, a gap fill.
     *
     * @param frame what goes on the wire
     * @param line the line it was encoded for
     */
    record Wire(byte[] frame, Line line) implements OutboxEntry {
        @Override
        public int size() {
            return frame.length;
        }
    }

    /**
     * A resend may begin: everything before it is committed.
     *
     * @param request what to read
     */
    record Mark(ReplayRequest request) implements OutboxEntry {}

    /**
     * The line ends here.
     *
     * @param line the line
     * @param reason why, in words
     */
    record Finish(Line line, String reason) implements OutboxEntry {}
}
