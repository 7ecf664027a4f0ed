package fix.dictionary.latest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.dictionary.Dictionaries;
import fix.core.dictionary.DictionaryChange;
import fix.core.dictionary.DictionaryChange.Part;
import fix.core.dictionary.DictionaryDiff;
import fix.core.dictionary.DictionaryLoader;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OrchestraTest {
    /**
     * The same fields, types, values, messages, members, groups and requiredness. What the two files do not share: QuickFIX's has no header and trailer, since its
     * sessions take them from FIXT.1.1; it does not say which enumerations are open (Orchestra's unionDataType); and it writes an underscore of a code's name twice.
     */
    @Test
    void orchestrasFixLatestIsThatOfQuickFixsFormat() {
        var diff = DictionaryDiff.between(Dictionaries.get("FIX.Latest"), DictionaryLoader.load(Path.of("target", "dictionary-xml", "OrchestraFIXLatest.xml")));
        assertEquals(Set.of(Part.MEMBER, Part.OTHER_VALUES, Part.VALUE), diff.changes().stream().map(DictionaryChange::part).collect(Collectors.toSet()));
        for (var change : diff.of(Part.MEMBER)) {
            assertTrue(change.where().startsWith("StandardHeader ") || change.where().startsWith("StandardTrailer "), change::toString);
        }
        for (var change : diff.of(Part.OTHER_VALUES)) {
            assertEquals("N -> Y", change.before() + " -> " + change.after(), change::toString);
        }
        for (var change : diff.of(Part.VALUE)) {
            assertEquals(change.before().replace("__", "_"), change.after(), change::toString);
        }
    }
}
