package fix.config;

/** Where a setting may stand. */
public enum Scope {
    /** In {@code [DEFAULT]}, since it holds for the whole engine; in {@code [SESSION]} too, as long as no two sessions differ about it. */
    ENGINE,
    /** An initiator's own; acceptors that share a listener must not differ about it. */
    LISTENER,
    /** In {@code [SESSION]}, or in {@code [DEFAULT]} for all sessions that do not say otherwise. */
    SESSION
}
