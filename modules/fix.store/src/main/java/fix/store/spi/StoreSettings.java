package fix.store.spi;

import fix.store.StoreException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The settings that one store was given, by name. Immutable. */
public record StoreSettings(Map<String, String> values) {

    public static final StoreSettings NONE = new StoreSettings(Map.of());

    public StoreSettings {
        values = Map.copyOf(values);
    }

    /** These settings and one more, which replaces one of the same name. */
    public StoreSettings with(String name, String value) {
        var more = new TreeMap<>(values);
        more.put(name, value);
        return new StoreSettings(more);
    }

    /**
     * Checks them against a provider's schema and fills in the defaults.
     *
     * @throws StoreException naming the first setting that is unknown, missing, or has a value that is not allowed
     */
    public StoreSettings checked(StoreProvider provider) throws StoreException {
        var schema = provider.settings();
        var known = schema.stream().map(StoreSetting::name).toList();
        for (var name : new TreeMap<>(values).keySet()) {
            if (!known.contains(name)) {
                throw new StoreException("store " + provider.name() + " does not know the setting " + name
                        + "; it knows " + (known.isEmpty() ? "none" : String.join(", ", known)));
            }
        }
        var complete = new TreeMap<String, String>();
        for (var setting : schema) complete.put(setting.name(), checked(provider, setting));
        return new StoreSettings(complete);
    }

    /** The value of a setting that {@link #checked} let through. */
    public String get(String name) {
        var value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no setting " + name + " among " + List.copyOf(new TreeMap<>(values).keySet()));
        }
        return value;
    }

    private String checked(StoreProvider provider, StoreSetting setting) throws StoreException {
        var value = values.getOrDefault(setting.name(), setting.defaultValue());
        if (value.isEmpty()) throw new StoreException("store " + provider.name() + " needs " + setting.name() + "=: " + setting.meaning());
        if (!setting.allowed().isEmpty() && !setting.allowed().contains(value)) {
            throw new StoreException(setting.name() + "=" + value + " of store " + provider.name() + " is not allowed; allowed: "
                    + String.join(", ", setting.allowed()));
        }
        return value;
    }
}
