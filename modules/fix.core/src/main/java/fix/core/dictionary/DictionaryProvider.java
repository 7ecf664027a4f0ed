package fix.core.dictionary;

import java.util.Set;

/**
 * Supplies dictionaries by version. Found by {@link java.util.ServiceLoader}; implementations have a public constructor without parameters and are
 * thread-safe. Loaded dictionaries are kept by {@link Dictionaries}, so a provider need not keep them.
 */
public interface DictionaryProvider {
    /** The versions that this provider has, each as {@code "FIX.4.4"}. Cheap: nothing is loaded. */
    Set<String> versions();

    /** Loads one of {@link #versions()}; called once for each at most. */
    Dictionary load(String version);
}
