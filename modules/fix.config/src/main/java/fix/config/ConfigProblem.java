package fix.config;

/**
 * What is wrong, or worth a look, in a configuration. Its text is one line.
 *
 * @param severity whether the program can start all the same
 * @param origin where: file, line and column
 * @param key the setting or section, "" when it is none
 * @param text what is wrong, and what is allowed
 */
public record ConfigProblem(Severity severity, Origin origin, String key, String text) {

    /** Whether the program can start all the same. */
    public enum Severity {
        /** It cannot. */
        ERROR,
        /** It can. */
        WARNING
    }

    /** {@code acme.cfg:12:1: HeartBtInt: what is wrong}. */
    @Override
    public String toString() {
        return origin + ": " + (key.isEmpty() ? "" : key + ": ") + text;
    }
}
