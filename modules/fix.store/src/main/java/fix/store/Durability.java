package fix.store;

/** What a finished {@link SessionStore#write} survives. */
public enum Durability {
    /** Nothing: the data lives in this process alone. */
    NONE,
    /** The end of the process at any instant, {@code kill -9} included; not the loss of power. */
    PROCESS,
    /** The loss of power too: the data was forced to the disk. */
    DISK
}
