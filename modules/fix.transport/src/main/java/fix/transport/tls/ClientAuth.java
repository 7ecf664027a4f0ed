package fix.transport.tls;

/** Whether a listener asks its clients for certificates. */
public enum ClientAuth {
    /** Not asked. */
    NONE,
    /** Asked; who has none may come all the same, and one that is given must be trusted. */
    WANTED,
    /** Who has none is refused. */
    NEEDED
}
