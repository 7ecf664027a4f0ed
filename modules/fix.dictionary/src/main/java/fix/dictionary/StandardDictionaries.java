package fix.dictionary;

import fix.core.dictionary.Dictionary;
import fix.core.dictionary.DictionaryProvider;
import fix.core.dictionary.DictionaryReader;
import java.util.Optional;
import java.util.Set;

/** The dictionaries of FIX 4.0 to 5.0 SP2 and of FIXT 1.1. {@link fix.core.dictionary.Dictionaries} is the way to them. Thread-safe. */
public final class StandardDictionaries implements DictionaryProvider {
    private static final Set<String> VERSIONS =
            Set.of("FIX.4.0", "FIX.4.1", "FIX.4.2", "FIX.4.3", "FIX.4.4", "FIX.5.0", "FIX.5.0SP1", "FIX.5.0SP2", "FIXT.1.1");

    /** For {@link java.util.ServiceLoader}. */
    public StandardDictionaries() {
    }

    @Override
    public Set<String> versions() {
        return VERSIONS;
    }

    @Override
    public Dictionary load(String version) {
        var name = version + ".dictionary";
        return DictionaryReader.readResource(Optional.ofNullable(StandardDictionaries.class.getResourceAsStream(name)), name);
    }
}
