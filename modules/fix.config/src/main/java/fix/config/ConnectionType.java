package fix.config;

/** Who calls whom. */
public enum ConnectionType {
    /** The counterparty calls. */
    ACCEPTOR,
    /** We call. */
    INITIATOR
}
