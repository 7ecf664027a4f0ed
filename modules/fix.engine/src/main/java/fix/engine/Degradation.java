package fix.engine;

/** What an engine that cannot keep up gives up, in this order; when it can again, it takes it back in the reverse order. */
public enum Degradation {
    /** Nothing: the engine keeps up. */
    NONE,
    /** The connections that send the most are read more slowly, down to an equal share; all others are read as they send. */
    READING_SLOWED,
    /** New connections are closed as they come, and Logons that are under way are not let in either. */
    LOGONS_REFUSED
}
