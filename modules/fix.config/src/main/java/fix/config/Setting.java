package fix.config;

import java.util.regex.Pattern;

/**
 * One setting: its name, what it takes, and what it means. Documentation and checks are made from this.
 *
 * @param <T> the type of its value
 * @param name as it stands in a file, for instance {@code HeartBtInt}
 * @param type how its text is read
 * @param fallback its value when it is not given; without meaning when it {@link #need}s to be
 * @param need who has to give it
 * @param scope where it may stand
 * @param topic what it is about
 * @param meaning one or two sentences
 * @param quickFix how it relates to the setting of that name in QuickFIX
 * @param secret whether its value must never be shown
 * @param repeat whether it may stand several times, under names that begin with its own
 */
public record Setting<T>(String name, SettingType<T> type, T fallback, Need need, Scope scope, Topic topic, String meaning, QuickFix quickFix, boolean secret, Repeat repeat) {

    /** How a setting may stand several times. */
    public enum Repeat {
        /** Not at all. */
        ONCE,
        /** With a number of up to three digits after its name. */
        NUMBERED,
        /** With a point and a word after its name: an application version, or what a plug-in calls its own setting. */
        BY_WORD
    }

    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");

    /** A session's setting with the name and meaning that it has in QuickFIX. */
    static <T> Setting<T> of(Topic topic, String name, SettingType<T> type, T fallback, String meaning) {
        return new Setting<>(name, type, fallback, Need.NONE, Scope.SESSION, topic, meaning, QuickFix.SAME, false, Repeat.ONCE);
    }

    Setting<T> needed(Need by) {
        return new Setting<>(name, type, fallback, by, scope, topic, meaning, quickFix, secret, repeat);
    }

    Setting<T> ofTheEngine() {
        return new Setting<>(name, type, fallback, need, Scope.ENGINE, topic, meaning, quickFix, secret, repeat);
    }

    Setting<T> ofTheListener() {
        return new Setting<>(name, type, fallback, need, Scope.LISTENER, topic, meaning, quickFix, secret, repeat);
    }

    Setting<T> quickFix(QuickFix relation) {
        return new Setting<>(name, type, fallback, need, scope, topic, meaning, relation, secret, repeat);
    }

    Setting<T> keptSecret() {
        return new Setting<>(name, type, fallback, need, scope, topic, meaning, quickFix, true, repeat);
    }

    Setting<T> repeated(Repeat how) {
        return new Setting<>(name, type, fallback, need, scope, topic, meaning, quickFix, secret, how);
    }

    /** Whether a key of a file means this setting. */
    boolean isMeantBy(String key) {
        if (!key.startsWith(name)) {
            return false;
        }
        var rest = key.substring(name.length());
        return rest.isEmpty() || switch (repeat) {
            case ONCE -> false;
            case NUMBERED -> NUMBER.matcher(rest).matches();
            case BY_WORD -> rest.length() > 1 && rest.charAt(0) == '.';
        };
    }

    /** The text of a value, or asterisks when it is secret. */
    String show(T value) {
        return secret && !type.format(value).isEmpty() ? "***" : type.format(value);
    }

    @Override
    public String toString() {
        return name;
    }
}
