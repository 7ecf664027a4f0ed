package fix.config;

/** On what kind of thread the application's callbacks run. */
public enum HandlerThread {
    /** A virtual thread: right for callbacks that wait. */
    VIRTUAL,
    /** A platform thread: right for callbacks that compute at length or call native code. */
    PLATFORM
}
