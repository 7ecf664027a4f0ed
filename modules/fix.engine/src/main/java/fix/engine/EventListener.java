package fix.engine;

/** Watches an engine. Called on one thread, one event at a time, in order; one that is slow loses events, and is told how many. */
@FunctionalInterface
public interface EventListener {
    /** Something happened. What this throws is logged. */
    void on(EngineEvent event);
}
