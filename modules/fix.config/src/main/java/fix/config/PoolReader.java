package fix.config;

import fix.core.SessionID;
import fix.engine.PoolSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Collects which sessions form pools. */
final class PoolReader {

    private final Problems problems;
    private final Map<String, PoolSettings> pools = new LinkedHashMap<>();
    private final Map<String, SettingValues> first = new LinkedHashMap<>();

    PoolReader(Problems problems) {
        this.problems = problems;
    }

    /** One more session; the sessions of a pool must spread alike. */
    void read(SessionID id, IniText.Section section, SettingValues values) {
        var name = values.get(ConfigSettings.POOL);
        if (name.isEmpty()) {
            return;
        }
        var one = first.putIfAbsent(name, values);
        var key = values.get(ConfigSettings.POOL_KEY);
        if (one != null && !one.get(ConfigSettings.POOL_KEY).equals(key)) {
            var at = values.origin(ConfigSettings.POOL_KEY).orElse(section.origin());
            var other = one.origin(ConfigSettings.POOL_KEY).or(() -> one.origin(ConfigSettings.POOL)).map(origin -> " " + origin.seenFrom(at)).orElse("");
            problems.error(at, ConfigSettings.POOL_KEY.name(), "is " + shown(values) + " here and " + shown(one) + " for another session of the pool " + name + other
                    + "; the sessions of a pool must not differ about it: give it once, in [DEFAULT] or a [GROUP]");
        }
        pools.merge(name, new PoolSettings(name, List.of(id), key.map(OptionalInt::of).orElseGet(OptionalInt::empty)),
                (before, more) -> new PoolSettings(name, Stream.concat(before.members().stream(), more.members().stream()).distinct().toList(), before.keyTag()));
    }

    private static String shown(SettingValues values) {
        var shown = values.shown(ConfigSettings.POOL_KEY);
        return shown.isEmpty() ? "absent" : shown;
    }

    /** The pools, in the order in which they were met. */
    List<PoolSettings> pools() {
        return List.copyOf(pools.values());
    }
}
