package fix.dictionary.latest;

import fix.core.dictionary.ApplicationVersion;
import fix.core.dictionary.Dictionary;
import fix.core.dictionary.DictionaryException;
import fix.core.dictionary.DictionaryProvider;
import fix.core.dictionary.DictionaryReader;
import java.io.IOException;
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
        try (var in = LatestDictionary.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new DictionaryException("fix.dictionary.latest has no dictionary for " + version + ": its resource " + name
                        + " is missing; build the module anew");
            }
            return DictionaryReader.read(in, name);
        } catch (IOException e) {
            throw new DictionaryException("dictionary " + name + " cannot be read: " + e.getMessage(), e);
        }
    }
}
