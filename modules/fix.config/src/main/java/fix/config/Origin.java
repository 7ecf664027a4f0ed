package fix.config;

/**
 * Where something stands. Its text is {@code acme.cfg:12:7}, or {@code the environment's HEDDLE_PASSWORD}, {@code code}, {@code default}.
 *
 * @param source the file's name, or what it is instead of a file
 * @param line from 1; 0 when it is no line in particular
 * @param column the character in the line, from 1; 0 when it is none in particular
 */
public record Origin(String source, int line, int column) {

    /** A setting that was not given. */
    static final Origin DEFAULT = new Origin("default", 0, 0);
    /** What the program says that reads the configuration. */
    static final Origin CODE = new Origin("code", 0, 0);

    static Origin of(String source) {
        return new Origin(source, 0, 0);
    }

    static Origin environment(String variable) {
        return of("the environment's " + variable);
    }

    /** The same line at another column. */
    Origin at(int otherColumn) {
        return new Origin(source, line, otherColumn);
    }

    /** For a text that speaks of another place already: {@code on line 12}, or {@code in other.cfg:12:7}. */
    String seenFrom(Origin other) {
        return line > 0 && source.equals(other.source) ? "on line " + line : line > 0 ? "in " + this : "from " + this;
    }

    @Override
    public String toString() {
        return source + (line > 0 ? ":" + line : "") + (column > 0 ? ":" + column : "");
    }
}
