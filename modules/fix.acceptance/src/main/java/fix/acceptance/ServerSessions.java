package fix.acceptance;

import fix.config.ConfigException;
import fix.config.ConfigReader;
import fix.config.ConfiguredSession;
import fix.config.Scope;
import fix.config.Setting;
import fix.config.Settings;
import fix.config.SettingsSchema;
import fix.core.SessionID;
import fix.engine.EngineException;
import fix.engine.SessionSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The sessions of a server under test: ISLD for TW in each version, and those that are added. All of them follow what the scripts expect: everything is validated, SendingTime must be within
 * 120 s, and the numbers start again at 1 with each connection. Every setting of a session can be changed, in the words of a configuration, for {@code fix.config} reads them. Immutable.
 */
public final class ServerSessions {
    private static final List<String> VERSIONS = List.of("FIX.4.0", "FIX.4.1", "FIX.4.2", "FIX.4.3", "FIX.4.4", "FIXT.1.1");
    private static final Map<String, String> EXPECTED =
            Map.of("ConnectionType", "acceptor", "SocketAcceptPort", "0", "CheckLatency", "Y", "MaxLatency", "120", "ResetOnDisconnect", "Y");
    /** What says whose a session is, with {@link #with} alone, and where the server listens. */
    private static final Set<Setting<?>> NOT_OURS = Set.of(
            Settings.CONNECTION_TYPE, Settings.BEGIN_STRING, Settings.SENDER_COMP_ID, Settings.TARGET_COMP_ID, Settings.SOCKET_ACCEPT_ADDRESS, Settings.SOCKET_ACCEPT_PORT);

    private final List<SessionID> ids;
    private final Map<String, String> changes;
    private final List<SessionSettings> settings;

    private ServerSessions(List<SessionID> ids, Map<String, String> changes) {
        this.ids = List.copyOf(ids);
        this.changes = changes;
        settings = read(ids, changes);
    }

    /** One session for each version: ISLD is ours, TW the client's. */
    public static ServerSessions standard() {
        return new ServerSessions(VERSIONS.stream().map(version -> SessionID.of(version, "ISLD", "TW")).toList(), Map.of());
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
        if (ids.contains(id)) {
            throw new EngineException("session " + id + " is there already");
        }
        var more = new ArrayList<>(ids);
        more.add(id);
        return new ServerSessions(more, changes);
    }

    /**
     * These with a setting changed in all of them, and in those that are added later.
     *
     * @param setting {@code Key=Value}, as in a configuration
     * @throws EngineException in one line, when there is no such setting of a session or its value is not allowed
     */
    public ServerSessions set(String setting) {
        int equals = setting.indexOf('=');
        if (equals < 1 || setting.lines().count() != 1) {
            throw new EngineException("a setting is Key=Value, got '" + Text.readable(setting) + "'");
        }
        var key = setting.substring(0, equals).strip();
        var known = SettingsSchema.find(key);
        if (known.isPresent() && (known.get().scope() != Scope.SESSION || NOT_OURS.contains(known.get()))) {
            throw new EngineException(key + " is not a setting that the sessions of this server can be given");
        }
        var more = new LinkedHashMap<>(changes);
        more.put(key, setting.substring(equals + 1).strip());
        return new ServerSessions(ids, more);
    }

    /** Who is served, from the server's side. */
    public List<SessionID> ids() {
        return ids;
    }

    List<SessionSettings> settings() {
        return settings;
    }

    private static List<SessionSettings> read(List<SessionID> ids, Map<String, String> changes) {
        var common = new LinkedHashMap<>(EXPECTED);
        common.putAll(changes);
        var text = new StringBuilder("[DEFAULT]\n");
        common.forEach((key, value) -> line(text, key, value));
        ids.forEach(id -> session(text, id));
        try {
            return ConfigReader.read("settings", text.toString()).sessions().stream().map(ConfiguredSession::settings)
                    .map(session -> session.withConnection(session.connection().atAnyListener())).toList();
        } catch (ConfigException wrong) {
            var first = wrong.problems().getFirst();
            throw new EngineException(first.key() + ": " + first.text());
        }
    }

    private static void session(StringBuilder text, SessionID id) {
        text.append("[SESSION]\n");
        line(text, "BeginString", id.beginString());
        line(text, "SenderCompID", id.senderCompID());
        line(text, "SenderSubID", id.senderSubID());
        line(text, "SenderLocationID", id.senderLocationID());
        line(text, "TargetCompID", id.targetCompID());
        line(text, "TargetSubID", id.targetSubID());
        line(text, "TargetLocationID", id.targetLocationID());
        line(text, "SessionQualifier", id.qualifier());
    }

    private static void line(StringBuilder text, String key, String value) {
        if (!value.isEmpty()) {
            text.append(key).append('=').append(value).append('\n');
        }
    }
}
