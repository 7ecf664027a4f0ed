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
     * An admin message, one that the application vetoed, or one too old to be sent.
     *
     * @param msgSeqNum the number
     */
    record Skip(long msgSeqNum) implements ReplayItem {}
}
