package fix.store;

/** Which way a message went, as this engine sees it. */
public enum Direction {
    /** From the peer to us. */
    INBOUND,
    /** From us to the peer. */
    OUTBOUND
}
