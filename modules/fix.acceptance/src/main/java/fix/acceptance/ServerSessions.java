package fix.acceptance;

import fix.core.SessionID;
import fix.core.dictionary.Dictionaries;
import fix.engine.EngineException;
import fix.engine.SessionSettings;
import fix.session.Role;
import fix.session.SessionConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The sessions of a server under test: ISLD for TW in each version, and those that are added. All of them follow what the scripts expect: everything is validated, SendingTime must be within
 * 120 s, and the numbers start again at 1 with each connection. Immutable.
 */
public final class ServerSessions {
    private static final List<String> VERSIONS = List.of("FIX.4.0", "FIX.4.1", "FIX.4.2", "FIX.4.3", "FIX.4.4");

    private final List<SessionSettings> sessions;
    /** What was set so far, for sessions that are added later. */
    private final List<String> changes;

    private ServerSessions(List<SessionSettings> sessions, List<String> changes) {
        this.sessions = List.copyOf(sessions);
        this.changes = List.copyOf(changes);
    }

    /** One session for each version: ISLD is ours, TW the client's. */
    public static ServerSessions standard() {
        return new ServerSessions(VERSIONS.stream().map(version -> settings(SessionID.of(version, "ISLD", "TW"))).toList(), List.of());
    }

    /**
     * These and one more.
     *
     * @param session {@code FIX.4.4:SENDER->TARGET}, from the server's side
     * @throws EngineException in one line, when the text names no session, none that can be served, or one that is there
     */
    public ServerSessions with(String session) {
        SessionID id;
        try {
            id = SessionID.parse(session);
        } catch (IllegalArgumentException wrong) {
            throw new EngineException(wrong.getMessage());
        }
        if (!VERSIONS.contains(id.beginString())) {
            throw new EngineException("session " + id + ": BeginString " + id.beginString() + " is not served; there are " + String.join(", ", VERSIONS));
        }
        if (sessions.stream().anyMatch(other -> other.id().equals(id))) {
            throw new EngineException("session " + id + " is there already");
        }
        var added = settings(id);
        for (var change : changes) {
            added = ServerSettings.apply(added, change);
        }
        return new ServerSessions(and(sessions, added), changes);
    }

    /**
     * These with a setting changed in all of them, and in those that are added later.
     *
     * @param setting {@code Key=Value}, in QuickFIX's words
     * @throws EngineException in one line, when there is no such setting or its value is not allowed
     */
    public ServerSessions set(String setting) {
        return new ServerSessions(sessions.stream().map(session -> ServerSettings.apply(session, setting)).toList(), and(changes, setting));
    }

    /** Who is served, from the server's side. */
    public List<SessionID> ids() {
        return sessions.stream().map(SessionSettings::id).toList();
    }

    List<SessionSettings> settings() {
        return sessions;
    }

    private static <T> List<T> and(List<T> list, T more) {
        var longer = new ArrayList<>(list);
        longer.add(more);
        return longer;
    }

    private static SessionSettings settings(SessionID id) {
        var config = SessionConfig.builder(id, Role.ACCEPTOR)
                .checkLatency(true)
                .maxLatency(Duration.ofSeconds(120))
                .resetOnDisconnect(true)
                .build();
        return SessionSettings.of(config, "", 0).withDictionary(Dictionaries.get(id.beginString()));
    }
}
