package fix.config;

/** Whether a setting has to be there. */
public enum Need {
    /** It has a default. */
    NONE,
    /** Every session needs it. */
    ALWAYS,
    /** Every session with {@code ConnectionType=acceptor} needs it. */
    ACCEPTOR,
    /** Every session with {@code ConnectionType=initiator} needs it. */
    INITIATOR
}
