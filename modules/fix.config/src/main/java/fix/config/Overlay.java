package fix.config;

import fix.config.IniText.Entry;
import fix.config.IniText.Kind;
import fix.config.IniText.Section;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Settings from outside the file, which hold before all that the file says: for every session, and for those with a name.
 *
 * @param all for every session
 * @param named for the session of this name
 */
record Overlay(Section all, Map<String, Section> named) {

    /** In the environment: {@code HEDDLE_HEART_BT_INT} for all, {@code HEDDLE_BROKER__HEART_BT_INT} for {@code [SESSION broker]}. */
    static final String PREFIX = "HEDDLE_";

    private static final String NAME_END = "__";
    private static final Pattern NOT_IN_A_VARIABLE = Pattern.compile("[^A-Z0-9]");
    private static final Pattern NUMBER = Pattern.compile("\\d+$");
    /** What a file is made of can only be said in it. */
    private static final Set<Setting<?>> OF_THE_FILE = Set.of(ConfigSettings.INCLUDE, ConfigSettings.TEMPLATE, ConfigSettings.GROUP);

    private static Overlay empty(Origin origin) {
        return new Overlay(Section.of(Kind.DEFAULT, "", origin), new HashMap<>());
    }

    /** What code says: by the session's name, "" for all, and by the setting's. */
    static Overlay code(Map<String, Map<String, String>> overrides) {
        var overlay = empty(Origin.CODE);
        overrides.forEach((session, settings) -> settings.forEach((key, value) -> overlay.put(session, new Entry(key, value, Origin.CODE, 0))));
        return overlay;
    }

    /** What the environment says. A variable with our prefix that means no setting is a warning: others may have set it. */
    static Overlay environment(Map<String, String> environment, List<Section> sections, Problems problems) {
        var overlay = empty(Origin.of("environment"));
        new TreeMap<>(environment).forEach((variable, value) -> {
            if (variable.startsWith(PREFIX)) {
                overlay.put(variable, value, sections, problems);
            }
        });
        return overlay;
    }

    private void put(String variable, String value, List<Section> sections, Problems problems) {
        var origin = Origin.environment(variable);
        int end = variable.lastIndexOf(NAME_END);
        var name = end < 0 ? "" : variable.substring(PREFIX.length(), Math.max(PREFIX.length(), end));
        var session = sections.stream().filter(section -> section.kind() == Kind.SESSION && !section.name().isEmpty() && inAVariable(section.name()).equals(name)).findFirst();
        if (!name.isEmpty() && session.isEmpty()) {
            problems.warning(origin, "", "ignored: there is no session whose name is " + name + " in capitals");
            return;
        }
        var word = end < 0 ? variable.substring(PREFIX.length()) : variable.substring(end + NAME_END.length());
        var key = key(word);
        if (key.isEmpty()) {
            problems.warning(origin, "", "ignored: there is no such setting" + SettingsSchema.nearest(word.replace("_", "")).map(near -> "; did you mean " + near + "?").orElse(""));
        } else {
            put(session.map(Section::name).orElse(""), new Entry(key.get(), value, origin, 0));
        }
    }

    private void put(String session, Entry entry) {
        var section = session.isEmpty() ? all : named.computeIfAbsent(session, name -> Section.of(Kind.SESSION, name, entry.origin()));
        section.entries().put(entry.key(), entry);
    }

    private static String inAVariable(String name) {
        return NOT_IN_A_VARIABLE.matcher(name.toUpperCase(Locale.ROOT)).replaceAll("_");
    }

    /** The setting's key that a word in capitals means, whatever underlines it has. */
    private static Optional<String> key(String word) {
        var letters = word.replace("_", "");
        for (var setting : SettingsSchema.all()) {
            if (!OF_THE_FILE.contains(setting)) {
                if (letters.equalsIgnoreCase(setting.name())) {
                    return Optional.of(setting.name());
                }
                var number = NUMBER.matcher(letters);
                if (setting.repeat() == Setting.Repeat.NUMBERED && number.find() && letters.substring(0, number.start()).equalsIgnoreCase(setting.name())) {
                    return Optional.of(setting.name() + number.group());
                }
            }
        }
        return Optional.empty();
    }

    /** The value that is given for all sessions. */
    Optional<Entry> find(Setting<?> setting) {
        return Optional.ofNullable(all.entries().get(setting.name()));
    }
}
