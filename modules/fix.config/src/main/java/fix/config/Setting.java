package fix.config;

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
 */
public record Setting<T>(String name, SettingType<T> type, T fallback, Need need, Scope scope, Topic topic, String meaning, QuickFix quickFix, boolean secret) {

    /** A session's setting with the name and meaning that it has in QuickFIX. */
    static <T> Setting<T> of(Topic topic, String name, SettingType<T> type, T fallback, String meaning) {
        return new Setting<>(name, type, fallback, Need.NONE, Scope.SESSION, topic, meaning, QuickFix.SAME, false);
    }

    Setting<T> needed(Need by) {
        return new Setting<>(name, type, fallback, by, scope, topic, meaning, quickFix, secret);
    }

    Setting<T> ofTheEngine() {
        return new Setting<>(name, type, fallback, need, Scope.ENGINE, topic, meaning, quickFix, secret);
    }

    Setting<T> quickFix(QuickFix relation) {
        return new Setting<>(name, type, fallback, need, scope, topic, meaning, relation, secret);
    }

    Setting<T> keptSecret() {
        return new Setting<>(name, type, fallback, need, scope, topic, meaning, quickFix, true);
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
