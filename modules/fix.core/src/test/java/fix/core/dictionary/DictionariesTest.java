package fix.core.dictionary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DictionariesTest {
    @Test
    void aVersionThatNobodyHasIsAnsweredWithTheModuleToAdd() {
        assertTrue(Dictionaries.find("FIX.9.9").isEmpty());
        assertEquals("no provider has a dictionary for FIX.9.9; there are none at all: add the module fix.dictionary",
                assertThrows(DictionaryException.class, () -> Dictionaries.get("FIX.9.9")).getMessage());
    }

    @Test
    void twoProvidersOfOneVersionAreAnErrorThatNamesBoth() {
        var fault = assertThrows(DictionaryException.class, () -> Dictionaries.byVersion(List.of(new First(), new Second())));
        assertTrue(fault.getMessage().startsWith("two providers have a dictionary for FIX.4.4: "), fault.getMessage());
        assertTrue(fault.getMessage().contains("$First") && fault.getMessage().contains("$Second"), fault.getMessage());
    }

    private record First() implements DictionaryProvider {
        @Override
        public Set<String> versions() {
            return Set.of("FIX.4.2", "FIX.4.4");
        }

        @Override
        public Dictionary load(String version) {
            return SmallDictionary.DICTIONARY;
        }
    }

    private record Second() implements DictionaryProvider {
        @Override
        public Set<String> versions() {
            return Set.of("FIX.4.4");
        }

        @Override
        public Dictionary load(String version) {
            return SmallDictionary.DICTIONARY;
        }
    }
}
