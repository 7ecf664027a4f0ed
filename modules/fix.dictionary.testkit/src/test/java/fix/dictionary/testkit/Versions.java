package fix.dictionary.testkit;

import fix.core.Message;
import fix.core.MsgTypes;
import fix.core.dictionary.ApplicationVersion;
import fix.core.dictionary.Dictionaries;
import fix.core.dictionary.Dictionary;
import fix.core.dictionary.SessionDictionary;
import java.util.Map;
import java.util.TreeMap;

/** Every version that a session may speak, and every one that a session of FIXT.1.1 may carry. */
final class Versions {
    static final SessionDictionary FIXT = SessionDictionary.standard("FIXT.1.1").withDefault(ApplicationVersion.FIX50SP2);
    static final Map<String, Dictionary> DICTIONARIES = all();

    private Versions() {
    }

    private static Map<String, Dictionary> all() {
        var all = new TreeMap<String, Dictionary>();
        for (var version : Dictionaries.versions()) {
            if (!version.startsWith("FIX.5") && !version.equals("FIX.Latest")) {
                all.put(version, Dictionaries.get(version));
            }
        }
        for (var version : ApplicationVersion.values()) {
            FIXT.application(version).ifPresent(dictionary -> all.put("FIXT.1.1 with " + version, dictionary));
        }
        return all;
    }

    /** What rules a message of one of these; an administrative one that the dictionary itself has is held to all of that, not to the transport alone. */
    static SessionDictionary session(String version, Message message) {
        return version.contains("with") && !MsgTypes.isAdmin(message.msgType()) ? FIXT : SessionDictionary.of(DICTIONARIES.get(version));
    }
}
