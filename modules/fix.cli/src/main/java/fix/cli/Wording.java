package fix.cli;

import fix.config.EngineConfig;
import fix.core.Message;
import fix.core.MsgTypes;
import fix.core.SessionID;
import fix.core.dictionary.ApplicationVersion;
import fix.core.dictionary.DictionaryException;
import fix.core.dictionary.SessionDictionary;
import fix.engine.SessionSettings;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Puts messages in words, with their session's dictionary. In a session of FIXT.1.1 the application version is the one that the configuration says, or that the
 * counterparty's Logon has said. Safe for use by many threads.
 */
final class Wording {
    private final Map<SessionID, SessionDictionary> dictionaries = new ConcurrentHashMap<>();

    private Wording() {
    }

    /** With the standard dictionaries. */
    static Wording standard() {
        return new Wording();
    }

    /** With the dictionaries of the configuration's sessions. */
    static Wording of(EngineConfig config) {
        var wording = new Wording();
        config.sessions().forEach(session -> wording.dictionaries.put(session.id(), withDefault(session.settings())));
        return wording;
    }

    private static SessionDictionary withDefault(SessionSettings settings) {
        var version = ApplicationVersion.ofValue(settings.config().defaultApplVerID());
        return version.isPresent() && settings.dictionary().carriesVersions() ? settings.dictionary().withDefault(version.get()) : settings.dictionary();
    }

    /** Takes from a Logon(A) of the counterparty what version its messages are of; nothing from others. */
    void learn(Message message, SessionID session) {
        if (message.msgType().equals(MsgTypes.LOGON)) {
            dictionary(session).ifPresent(dictionary -> dictionaries.put(session, dictionary.withDefaultsOf(message)));
        }
    }

    /** The message, its fields by name. */
    String of(Message message, SessionID session) {
        return dictionary(session).map(dictionary -> dictionary.describe(message)).orElseGet(message::toString);
    }

    private Optional<SessionDictionary> dictionary(SessionID session) {
        try {
            return Optional.of(dictionaries.computeIfAbsent(session, id -> SessionDictionary.standard(id.beginString())));
        } catch (DictionaryException none) {
            return Optional.empty();
        }
    }
}
