package fix.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The lines of one configuration file, by section. The rules:
 *
 * <ul>
 *   <li>A line is blank, a comment (its first visible character is {@code #} or {@code ;}), a section's head, or {@code Key=Value}.
 *   <li>A value is all that stands after the first equals sign, but for blanks at both ends: {@code #}, quotes and backslashes belong to it.
 *   <li>Sections are {@code [DEFAULT]}, once; {@code [SESSION]} and {@code [SESSION name]}, {@code [TEMPLATE name]}, {@code [GROUP name]}, any number of times.
 *   <li>A key stands once in a section, but for {@code Include}, which stands before the first section or in {@code [DEFAULT]}.
 * </ul>
 *
 * <p>The library's own reader of such files is not used: it cuts values at {@code #}, takes quotes off, joins sections of one name and forgets line
 * numbers ({@code docs/decisions/0005-configuration-files.md}).
 */
final class IniText {

    private static final Pattern HEAD = Pattern.compile("\\[\\s*(\\w+)(?:\\s+([A-Za-z0-9._-]{1,64}))?\\s*]");
    private static final String HEADS = "[DEFAULT], [SESSION], [SESSION name], [TEMPLATE name], [GROUP name]";

    /** What a section is. */
    enum Kind {
        DEFAULT, SESSION, TEMPLATE, GROUP
    }

    /** One key of a section; a value of a line begins at a column of its own. */
    record Entry(String key, String value, Origin origin, int valueColumn) {

        Origin valueOrigin() {
            return origin.at(valueColumn);
        }

        /** Without the value, which may be secret. */
        @Override
        public String toString() {
            return key + " (" + origin + ")";
        }
    }

    /** A section's head and what stands below it; the name may be empty where none is needed. */
    record Section(Kind kind, String name, Origin origin, Map<String, Entry> entries) {

        static Section of(Kind kind, String name, Origin origin) {
            return new Section(kind, name, origin, new LinkedHashMap<>());
        }

        /** {@code [SESSION broker]}. */
        String head() {
            return "[" + kind + (name.isEmpty() ? "" : " " + name) + "]";
        }
    }

    private final String source;
    private final Problems problems;
    private final List<Section> sections = new ArrayList<>();
    private final List<Entry> includes = new ArrayList<>();
    private final Section defaults;
    private Optional<Origin> defaultsHead = Optional.empty();
    /** Where the next key belongs; keys of a section whose head is wrong are read into one that is then dropped. */
    private Optional<Section> current = Optional.empty();

    private IniText(String source, Problems problems) {
        this.source = source;
        this.problems = problems;
        defaults = Section.of(Kind.DEFAULT, "", Origin.of(source));
    }

    /** Reads all lines; what is wrong is added to {@code problems}. */
    static IniText parse(String source, String text, Problems problems) {
        var ini = new IniText(source, problems);
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            ini.line(line, ++number);
        }
        return ini;
    }

    Section defaults() {
        return defaults;
    }

    /** All but {@code [DEFAULT]}, in the order of the file. */
    List<Section> sections() {
        return sections;
    }

    /** The files that are to be read too. */
    List<Entry> includes() {
        return includes;
    }

    private void line(String whole, int number) {
        var line = whole.strip();
        if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
            return;
        }
        var at = new Origin(source, number, 1 + whole.indexOf(line));
        if (line.startsWith("[")) {
            head(line, at);
        } else {
            entry(line, at);
        }
    }

    private void head(String line, Origin at) {
        var match = HEAD.matcher(line);
        var kind = match.matches() ? kind(match.group(1)) : Optional.<Kind>empty();
        var name = kind.isEmpty() || match.group(2) == null ? "" : match.group(2);
        current = Optional.of(Section.of(kind.orElse(Kind.SESSION), name, at));
        if (kind.isEmpty()) {
            problems.error(at, "", "a section that is not known; allowed: " + HEADS);
            return;
        }
        switch (kind.get()) {
            case DEFAULT -> defaultHead(name, at);
            case SESSION -> sections.add(current.get());
            case TEMPLATE, GROUP -> {
                if (name.isEmpty()) {
                    problems.error(at, "[" + kind.get() + "]", "has no name; allowed: [" + kind.get() + " name], with letters, digits, points, hyphens, underlines");
                } else {
                    sections.add(current.get());
                }
            }
        }
    }

    private void defaultHead(String name, Origin at) {
        if (!name.isEmpty()) {
            problems.error(at, "[DEFAULT]", "takes no name: it holds for all");
        } else if (defaultsHead.isPresent()) {
            problems.error(at, "[DEFAULT]", "given a second time; the first is " + defaultsHead.get().seenFrom(at) + ", and one is allowed");
        } else {
            defaultsHead = Optional.of(at);
            current = Optional.of(defaults);
        }
    }

    private static Optional<Kind> kind(String word) {
        for (var kind : Kind.values()) {
            if (kind.name().equalsIgnoreCase(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private void entry(String line, Origin at) {
        int equals = line.indexOf('=');
        if (equals <= 0) {
            // The line is not repeated: it may be the rest of a secret.
            problems.error(at, "", "neither a comment, nor a section such as [DEFAULT] or [SESSION], nor Key=Value");
            return;
        }
        var key = line.substring(0, equals).strip();
        var value = line.substring(equals + 1).strip();
        int valueAt = value.isEmpty() ? equals + 1 : line.indexOf(value, equals + 1);
        var entry = new Entry(key, value, at, at.column() + valueAt);
        if (key.equals(ConfigSettings.INCLUDE.name())) {
            include(entry);
        } else if (current.isEmpty()) {
            problems.error(at, shown(key), "stands before the first section; put [DEFAULT] or [SESSION] above it");
        } else {
            var earlier = current.get().entries().putIfAbsent(key, entry);
            if (earlier != null) {
                problems.error(at, shown(key), "given a second time in this section; the first is " + earlier.origin().seenFrom(at));
            }
        }
    }

    private void include(Entry entry) {
        if (current.isEmpty() || current.get().kind() == Kind.DEFAULT) {
            includes.add(entry);
        } else {
            problems.error(entry.origin(), entry.key(), "stands in " + current.get().head() + "; allowed: before the first section, and in [DEFAULT]");
        }
    }

    /** A key as far as it can be one: what is long or strange is no key, and may be the rest of a secret. */
    static String shown(String key) {
        return key.length() <= 64 && key.chars().allMatch(c -> c < 0x7F && (Character.isLetterOrDigit(c) || "._-".indexOf(c) >= 0)) ? key : "a key of " + key.length() + " characters";
    }
}
