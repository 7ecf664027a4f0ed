package fix.store.quickfix;

import fix.store.StoreException;
import java.time.Instant;

/** What QuickFIX kept of one session: its numbers, and the messages that it sent. Used by one thread. */
public interface QuickFixSession {

    /** The number of the next message that it would have sent, 1 or more. */
    long nextOutbound();

    /** The number that it expected next, 1 or more. */
    long nextInbound();

    /** When its numbers last began at 1. */
    Instant creationTime();

    /**
     * Hands over every message that it kept, each number once, in ascending order.
     *
     * @throws StoreException when they cannot be read, or what the visitor throws
     */
    void messages(Visitor visitor) throws StoreException;

    /** Takes messages. */
    @FunctionalInterface
    interface Visitor {
        /**
         * One message.
         *
         * @param msgSeqNum its number, as the store has it
         * @param frame the whole message
         * @param place where it stands, for people
         * @throws StoreException to stop
         */
        void message(long msgSeqNum, byte[] frame, String place) throws StoreException;
    }
}
