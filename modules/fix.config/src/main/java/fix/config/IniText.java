package fix.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines of a configuration, by section. The rules:
 *
 * <ul>
 *   <li>A line is blank, a comment (its first visible character is {@code #} or {@code ;}), a section's head, or {@code Key=Value}.
 *   <li>A value is all that stands after the first equals sign, but for blanks at both ends: {@code #}, quotes and backslashes belong to it.
 *   <li>Sections are {@code [DEFAULT]}, once, and {@code [SESSION]}, any number of times. A key stands once in a section.
 * </ul>
 *
 * <p>The library's own reader of such files is not used: it cuts values at {@code #}, takes quotes off, joins sections of one name and forgets line
 * numbers ({@code docs/decisions/0005-configuration-files.md}).
 */
final class IniText {

    /** One key of a section. */
    record Entry(String key, String value, int line) {

        /** Without the value, which may be secret. */
        @Override
        public String toString() {
            return key + " (line " + line + ")";
        }
    }

    /** A section's head and what stands below it. */
    record Section(boolean isDefault, int line, Map<String, Entry> entries) {
    }

    private final Problems problems;
    private final List<Section> sessions = new ArrayList<>();
    private Section defaults = new Section(true, 0, new LinkedHashMap<>());
    /** Where the next key belongs; keys of a section whose head is wrong are read into one that is then dropped. */
    private Section current;

    private IniText(Problems problems) {
        this.problems = problems;
    }

    /** Reads all lines; what is wrong is added to {@code problems}. */
    static IniText parse(String text, Problems problems) {
        var ini = new IniText(problems);
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            ini.line(line.strip(), ++number);
        }
        return ini;
    }

    Section defaults() {
        return defaults;
    }

    List<Section> sessions() {
        return sessions;
    }

    private void line(String line, int number) {
        if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
            return;
        }
        if (line.startsWith("[")) {
            head(line, number);
        } else {
            entry(line, number);
        }
    }

    private void head(String line, int number) {
        current = new Section(line.equalsIgnoreCase("[DEFAULT]"), number, new LinkedHashMap<>());
        if (line.equalsIgnoreCase("[SESSION]")) {
            sessions.add(current);
        } else if (!current.isDefault()) {
            problems.error(number, "", "a section that is not known; allowed: [DEFAULT], [SESSION]");
        } else if (defaults.line() > 0) {
            problems.error(number, "[DEFAULT]", "given a second time; the first is on line " + defaults.line() + ", and one is allowed");
        } else {
            defaults = current;
        }
    }

    private void entry(String line, int number) {
        int equals = line.indexOf('=');
        if (equals <= 0) {
            // The line is not repeated: it may be the rest of a secret.
            problems.error(number, "", "neither a comment, nor [DEFAULT], nor [SESSION], nor Key=Value");
            return;
        }
        var key = line.substring(0, equals).strip();
        if (current == null) {
            problems.error(number, shown(key), "stands before the first section; put [DEFAULT] or [SESSION] above it");
            return;
        }
        var earlier = current.entries().putIfAbsent(key, new Entry(key, line.substring(equals + 1).strip(), number));
        if (earlier != null) {
            problems.error(number, shown(key), "given a second time in this section; the first is on line " + earlier.line());
        }
    }

    /** A key as far as it can be one: what is long or strange is no key, and may be the rest of a secret. */
    static String shown(String key) {
        return key.length() <= 64 && key.chars().allMatch(c -> c < 0x7F && (Character.isLetterOrDigit(c) || "._-".indexOf(c) >= 0)) ? key : "a key of " + key.length() + " characters";
    }
}
