package fix.dictionary.latest;

import fix.core.dictionary.ApplicationVersion;
import fix.core.dictionary.Dictionary;
import fix.core.dictionary.DictionaryProvider;
import fix.core.dictionary.DictionaryReader;
import java.util.Optional;
import java.util.Set;

/** The dictionary of FIX Latest. {@link fix.core.dictionary.Dictionaries} is the way to it. Thread-safe. */
public final class LatestDictionary implements DictionaryProvider {
    private static final String VERSION = ApplicationVersion.LATEST.version();

    /** For {@link java.util.ServiceLoader}. */
    public LatestDictionary() {
    }

    @Override
    public Set<String> versions() {
        return Set.of(VERSION);
    }

    @Override
    public Dictionary load(String version) {
        var name = version + ".dictionary";
        return DictionaryReader.readResource(Optional.ofNullable(LatestDictionary.class.getResourceAsStream(name)), name);
    }
}
