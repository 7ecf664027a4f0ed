package fix.config;

/** Where a setting may stand. */
public enum Scope {
    /** In {@code [DEFAULT]} alone: it holds for the whole engine. */
    ENGINE,
    /** In {@code [SESSION]}, or in {@code [DEFAULT]} for all sessions that do not say otherwise. */
    SESSION
}
