package fix.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The values of settings, typed, with the defaults of those that were not given. Immutable. Its text shows no secret. */
public final class SettingValues {

    /** A value that was given, and the line it stands on. */
    record Value(Setting<?> setting, Object value, int line) {

        static <T> Value of(Setting<T> setting, T value, int line) {
            return new Value(setting, value, line);
        }

        String shown() {
            return show(setting, value);
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
    Optional<Integer> line(Setting<?> setting) {
        return given(setting).map(Value::line);
    }

    /** What was given, by name, {@code Key=value} in one line; a secret as asterisks. */
    @Override
    public String toString() {
        return new TreeMap<>(given).values().stream().map(Value::toString).collect(Collectors.joining(", ", "{", "}"));
    }
}
