package fix.simulator;

/** What can go wrong in a run. A run draws from its seed which of the kinds that its plan allows happen in it, and how often. */
public enum FaultKind {
    /** A connection breaks, at any byte; both ends learn of it. */
    CUT,
    /** A connection breaks and one end does not learn of it, until it sends something or its timers find out. */
    HALF_OPEN,
    /** Bytes are held back for up to 20 s. */
    STALL,
    /** Nobody answers a dialler. */
    REFUSED_CONNECT,
    /** A byte on the wire is another one than was sent. */
    GARBLED,
    /** An engine's process is killed, and started again from its store. */
    KILL,
    /** The same, but the peer is not told: its connections fall silent. */
    POWER_LOSS,
    /** A wall clock jumps by up to 20 s. */
    CLOCK_JUMP,
    /** Callbacks take up to half a second, and one takes 60 s. */
    SLOW_HANDLER,
    /** The application throws, before or after it has answered. */
    HANDLER_EXCEPTION,
    /** A write of the store fails, whether or not it was committed; then the store cannot be read for a while. */
    STORE_FAILURE,
    /** Commits take up to some seconds. */
    SLOW_STORE,
    /** Timers are looked at when none is due. */
    EARLY_TICK,
    /** A user logs a session out, and lets it log on again. */
    LOGOUT,
    /** Operators log both sides out, agree on numbers, set them, and see to it that they are stored. What was on its way is lost. */
    NUMBERS_BY_HAND,
    /** A user has both numbers start anew in a session that is logged on, with ResetSeqNumFlag(141). FIX 4.0 knows none. */
    RESET_IN_SESSION;

    /** True when what was on its way may be lost, by the protocol: a run is held to less then. */
    public boolean losesMessages() {
        return this == NUMBERS_BY_HAND || this == RESET_IN_SESSION;
    }
}
