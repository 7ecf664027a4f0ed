package fix.session;

/** Which side of a connection a session plays: who listens, and who dials and sends the first Logon. */
public enum Role {
    /** Listens; answers a Logon. */
    ACCEPTOR,
    /** Dials; sends the first Logon. */
    INITIATOR
}
