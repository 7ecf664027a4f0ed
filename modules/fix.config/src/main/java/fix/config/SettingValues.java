package fix.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The values of settings, typed, with the defaults of those that were not given. Immutable. Its text shows no secret. */
public final class SettingValues {

    /** A value that was given, where, and what to show in its place when it is not to be seen. */
    record Value(Setting<?> setting, Object value, Origin origin, Optional<String> instead) {

        static <T> Value of(Setting<T> setting, T value, Origin origin, Optional<String> instead) {
            return new Value(setting, value, origin, instead);
        }

        String shown() {
            return setting.secret() ? show(setting, value) : instead.orElseGet(() -> show(setting, value));
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
     */
    public record Shown(String key, String value, Origin origin) {
    }

    private final Map<String, Value> given;

    SettingValues(Map<String, Value> given) {
        this.given = new LinkedHashMap<>(given);
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

    /** Where it was given. */
    public Optional<Origin> origin(Setting<?> setting) {
        return given(setting).map(Value::origin);
    }

    /** The text of the value that holds, as far as it may be seen. */
    <T> String shown(Setting<T> setting) {
        return given(setting).map(Value::shown).orElseGet(() -> setting.show(setting.fallback()));
    }

    /** What was given, by name, as people may see it. */
    public List<Shown> shown() {
        return new TreeMap<>(given).entrySet().stream().map(entry -> new Shown(entry.getKey(), entry.getValue().shown(), entry.getValue().origin())).toList();
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
