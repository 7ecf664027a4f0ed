package fix.session;

/** A number of a resend: a message to send again, or one that a gap fill covers. */
public sealed interface ReplayItem {
    /** The number. */
    long msgSeqNum();

    /**
     * An application message or a Reject(3), to be sent again as it was.
     *
     * @param msgSeqNum the number
     * @param frame the bytes as they were sent
     */
    record Again(long msgSeqNum, byte[] frame) implements ReplayItem {}

    /**
     * An admin message, or one that the application vetoed.
     *
     * @param msgSeqNum the number
     */
    record Skip(long msgSeqNum) implements ReplayItem {}

    /**
     * An application message too old to be sent (MaxAge).
     *
     * @param msgSeqNum the number
     */
    record Expired(long msgSeqNum) implements ReplayItem {}
}
