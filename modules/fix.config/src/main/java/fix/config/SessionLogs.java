package fix.config;

import fix.core.SessionID;
import fix.engine.AcceptorTemplate;
import fix.engine.Application;
import fix.engine.FileMessageLog;
import fix.engine.MessageLog;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The message logs of the sessions that have one, each in the folder and with the limits that its settings say. Safe for use by many threads. */
final class SessionLogs implements MessageLog {

    /** Sessions with the same settings share a log, and with it its thread. */
    private record Place(String folder, int maxSize, int maxFiles) {

        static Place of(SettingValues values) {
            return new Place(values.get(Settings.FILE_LOG_PATH), values.get(Settings.FILE_LOG_MAX_SIZE), values.get(Settings.FILE_LOG_MAX_FILES));
        }

        FileMessageLog open() {
            return FileMessageLog.open(Path.of(folder), maxSize, maxFiles);
        }
    }

    private final Map<SessionID, MessageLog> logs;
    /** The most precise template first. */
    private final Map<AcceptorTemplate, MessageLog> dynamicLogs;

    private SessionLogs(Map<SessionID, MessageLog> logs, Map<AcceptorTemplate, MessageLog> dynamicLogs) {
        this.logs = Map.copyOf(logs);
        this.dynamicLogs = dynamicLogs;
    }

    static MessageLog of(List<ConfiguredSession> sessions, List<ConfiguredTemplate> templates) {
        var opened = new HashMap<Place, MessageLog>();
        var logs = new HashMap<SessionID, MessageLog>();
        for (var session : sessions) {
            logs.put(session.id(), log(session.values(), opened));
        }
        var dynamicLogs = new LinkedHashMap<AcceptorTemplate, MessageLog>();
        templates.stream()
                .sorted(Comparator.comparingInt((ConfiguredTemplate template) -> pattern(template).precision()).reversed())
                .forEach(template -> dynamicLogs.put(pattern(template), log(template.values(), opened)));
        return opened.isEmpty() ? NONE : new SessionLogs(logs, dynamicLogs);
    }

    private static AcceptorTemplate pattern(ConfiguredTemplate template) {
        return template.template(_ -> new Application() { });
    }

    private static MessageLog log(SettingValues values, Map<Place, MessageLog> opened) {
        return ConfiguredSession.logsMessages(values) ? opened.computeIfAbsent(Place.of(values), Place::open) : NONE;
    }

    private MessageLog of(SessionID session) {
        var own = logs.get(session);
        return own != null ? own : dynamicLogs.entrySet().stream().filter(entry -> entry.getKey().fits(session)).map(Map.Entry::getValue).findFirst().orElse(NONE);
    }

    @Override
    public void inbound(SessionID session, List<byte[]> frames, long wallNanos) {
        of(session).inbound(session, frames, wallNanos);
    }

    @Override
    public void outbound(SessionID session, List<byte[]> frames, long wallNanos) {
        of(session).outbound(session, frames, wallNanos);
    }

    @Override
    public void forget(SessionID session) {
        of(session).forget(session);
    }

    @Override
    public void close() {
        logs.values().forEach(MessageLog::close);
        dynamicLogs.values().forEach(MessageLog::close);
    }
}
