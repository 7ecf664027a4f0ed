package fix.dictionary.generator;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Names of constants from names of fields, messages and values.
 *
 * <p>A word begins at a capital after a small letter or a digit, and at the last capital of a run that goes on with a small letter: {@code ClOrdID} is
 * CL_ORD_ID, {@code NoMDEntries} is NO_MD_ENTRIES. A plural of an abbreviation stays one word: {@code NoPartyIDs} is NO_PARTY_IDS. The few names that read
 * badly so are listed. What may not stand in a Java name becomes an underscore, and a name that would begin with a digit begins with one.
 */
final class Names {
    private static final Map<String, String> IRREGULAR = Map.of("IOIID", "IOI_ID", "XMLnonFIX", "XML_NON_FIX", "IndicationofInterest", "INDICATION_OF_INTEREST");
    private static final Pattern PLURAL = Pattern.compile("([A-Z]{2,})s(?=[A-Z]|$)");
    private static final Pattern AFTER_SMALL = Pattern.compile("([a-z])([A-Z])|([0-9])([A-Z][A-Za-z])");
    private static final Pattern LAST_OF_RUN = Pattern.compile("([A-Z])([A-Z][a-z])");
    private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9]+");

    private Names() {
    }

    static String constant(String name) {
        var irregular = IRREGULAR.get(name);
        if (irregular != null) {
            return irregular;
        }
        var plurals = PLURAL.matcher(name).replaceAll("$1S");
        var words = LAST_OF_RUN.matcher(AFTER_SMALL.matcher(plurals).replaceAll("$1$3_$2$4")).replaceAll("$1_$2");
        return safe(words.toUpperCase(Locale.ROOT));
    }

    /** A name that is in capitals already, made one that Java accepts. */
    static String safe(String name) {
        var clean = FOREIGN.matcher(name).replaceAll("_");
        return clean.isEmpty() || Character.isDigit(clean.charAt(0)) ? "_" + clean : clean;
    }
}
