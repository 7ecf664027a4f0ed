package fix.core.dictionary;

import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The dictionaries that the providers on the module path or class path have, by version. Each is loaded once, when it is first asked for. Thread-safe. */
public final class Dictionaries {
    private static final Map<String, Dictionary> LOADED = new ConcurrentHashMap<>();

    private static volatile Map<String, DictionaryProvider> providers;

    private Dictionaries() {
    }

    /**
     * The dictionary of a version, {@code "FIX.4.4"}; empty if no provider has it.
     *
     * @throws DictionaryException if two providers have it, or it cannot be loaded
     */
    public static Optional<Dictionary> find(String version) {
        var loaded = LOADED.get(version);
        if (loaded != null) {
            return Optional.of(loaded);
        }
        var provider = providers().get(version);
        return provider == null ? Optional.empty() : Optional.of(LOADED.computeIfAbsent(version, provider::load));
    }

    /**
     * The dictionary of a version, {@code "FIX.4.4"}.
     *
     * @throws DictionaryException if no provider or more than one has it, or it cannot be loaded
     */
    public static Dictionary get(String version) {
        return find(version).orElseThrow(() -> new DictionaryException("no provider has a dictionary for " + version + "; there are "
                + (versions().isEmpty() ? "none at all: add the module fix.dictionary" : String.join(", ", versions()))));
    }

    /** All versions that can be had, sorted. */
    public static Set<String> versions() {
        return new TreeSet<>(providers().keySet());
    }

    /** Racing threads may look for the providers twice; they find the same. */
    private static Map<String, DictionaryProvider> providers() {
        if (providers == null) {
            providers = byVersion(ServiceLoader.load(DictionaryProvider.class));
        }
        return providers;
    }

    /** Which provider has which version. Two that have the same one are an error, whatever is asked for: neither may win silently. */
    static Map<String, DictionaryProvider> byVersion(Iterable<DictionaryProvider> providers) {
        var byVersion = new TreeMap<String, DictionaryProvider>();
        for (var provider : providers) {
            for (var version : provider.versions()) {
                var other = byVersion.put(version, provider);
                if (other != null) {
                    throw new DictionaryException("two providers have a dictionary for " + version + ": " + describe(other) + " and " + describe(provider)
                            + "; remove one of them");
                }
            }
        }
        return byVersion;
    }

    private static String describe(DictionaryProvider provider) {
        var source = provider.getClass().getProtectionDomain().getCodeSource();
        return provider.getClass().getName() + (source == null ? "" : " in " + source.getLocation());
    }
}
