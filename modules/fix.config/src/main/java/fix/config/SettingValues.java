package fix.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The values of settings, typed, with the defaults of those that were not given. Immutable. Its text shows no secret. */
public final class SettingValues {

    /** In which form a value was given. */
    public enum Form {
        /** As it is. */
        PLAIN,
        /** With a placeholder that brought it, or part of it. */
        PLACEHOLDER,
        /** As ENC(...). */
        SEALED
    }

    /** A value that was given, where, and as what. */
    record Value(Setting<?> setting, Object value, Origin origin, Form form, String written) {

        static <T> Value of(Setting<T> setting, T value, Origin origin, Form form, String written) {
            return new Value(setting, value, origin, form, written);
        }

        String shown() {
            return setting.secret() ? show(setting, value) : switch (form) {
                case PLAIN -> show(setting, value);
                case PLACEHOLDER -> written;
                case SEALED -> HIDDEN;
            };
        }

        @SuppressWarnings("unchecked") // made by `of` alone, from a setting and a value of its type
        private static <T> String show(Setting<T> setting, Object value) {
            return setting.show((T) value);
        }

        @Override
        public String toString() {
            return setting.name() + "=" + shown();
        }
    }

    /**
     * A setting as people see it.
     *
     * @param key its name as it was given
     * @param value its text; asterisks for a secret and for what was sealed, the placeholder for what one brought
     * @param origin where it was given
     * @param form as what it was given
     * @param secret whether it is secret by its nature
     */
    public record Shown(String key, String value, Origin origin, Form form, boolean secret) {
    }

    private static final String HIDDEN = "***";

    private final Map<String, Value> given;

    SettingValues(Map<String, Value> given) {
        this.given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
    }

    /** The value that was given, or the default. */
    @SuppressWarnings("unchecked") // a Value is made from a setting and a value of its type
    public <T> T get(Setting<T> setting) {
        var value = given.get(setting.name());
        return value == null ? setting.fallback() : (T) value.value();
    }

    /** What was given under the setting's name, and under the names that begin with it: by what follows it. */
    @SuppressWarnings("unchecked") // as above
    <T> SequencedMap<String, T> all(Setting<T> setting) {
        var all = new LinkedHashMap<String, T>();
        given.forEach((key, value) -> {
            if (value.setting().name().equals(setting.name())) {
                all.put(key.substring(setting.name().length()), (T) value.value());
            }
        });
        return all;
    }

    /** Whether the configuration has it, and not the default alone. */
    public boolean isGiven(Setting<?> setting) {
        return given.containsKey(setting.name());
    }

    /** The value that was given, if any. */
    Optional<Value> given(Setting<?> setting) {
        return Optional.ofNullable(given.get(setting.name()));
    }

    /** All that was given, by the key that it was given under. */
    Map<String, Value> given() {
        return given;
    }

    /** Where it was given. */
    public Optional<Origin> origin(Setting<?> setting) {
        return given(setting).map(Value::origin);
    }

    /** The text of the value that holds, as far as it may be seen. */
    public <T> String shown(Setting<T> setting) {
        return given(setting).map(Value::shown).orElseGet(() -> setting.show(setting.fallback()));
    }

    /** What was given, by name, as people may see it. */
    public List<Shown> shown() {
        return new TreeMap<>(given).entrySet().stream().map(entry -> shown(entry.getKey(), entry.getValue())).toList();
    }

    private static Shown shown(String key, Value value) {
        return new Shown(key, value.shown(), value.origin(), value.form(), value.setting().secret());
    }

    /** Whether the same is given, wherever it stands. */
    boolean isSame(SettingValues other) {
        return given.keySet().equals(other.given.keySet()) && given.entrySet().stream().allMatch(entry -> entry.getValue().value().equals(other.given.get(entry.getKey()).value()));
    }

    /** What was given, by name, {@code Key=value} in one line; a secret as asterisks. */
    @Override
    public String toString() {
        return new TreeMap<>(given).values().stream().map(Value::toString).collect(Collectors.joining(", ", "{", "}"));
    }
}
