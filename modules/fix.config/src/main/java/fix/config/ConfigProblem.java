package fix.config;

/**
 * What is wrong, or worth a look, in a configuration. Its text is one line.
 *
 * @param severity whether the program can start all the same
 * @param source the file's name
 * @param line from 1; 0 when it is no line in particular
 * @param key the setting or section, "" when it is none
 * @param text what is wrong, and what is allowed
 */
public record ConfigProblem(Severity severity, String source, int line, String key, String text) {

    /** Whether the program can start all the same. */
    public enum Severity {
        /** It cannot. */
        ERROR,
        /** It can. */
        WARNING
    }

    /** {@code acme.cfg:12: HeartBtInt: what is wrong}. */
    @Override
    public String toString() {
        return source + (line > 0 ? ":" + line : "") + ": " + (key.isEmpty() ? "" : key + ": ") + text;
    }
}
