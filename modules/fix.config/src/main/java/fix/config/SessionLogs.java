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
import java.util.Optional;

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
    private final Map<Place, MessageLog> opened;

    private SessionLogs(Map<SessionID, MessageLog> logs, Map<AcceptorTemplate, MessageLog> dynamicLogs, Map<Place, MessageLog> opened) {
        this.logs = Map.copyOf(logs);
        this.dynamicLogs = dynamicLogs;
        this.opened = Map.copyOf(opened);
    }

    static MessageLog of(List<ConfiguredSession> sessions, List<ConfiguredTemplate> templates) {
        var logs = of(sessions, templates, Map.of());
        return logs.opened.isEmpty() ? NONE : logs;
    }

    /** The logs of these sessions, with the files of the earlier ones going on. */
    SessionLogs followedBy(List<ConfiguredSession> sessions, List<ConfiguredTemplate> templates) {
        return of(sessions, templates, opened);
    }

    /** Closes what the later ones do not go on with. */
    @SuppressWarnings("ReferenceEquality") // The log itself is meant.
    void closeAllBut(SessionLogs later) {
        opened.forEach((place, log) -> {
            if (!later.opened.containsKey(place)) {
                log.close();
            }
        });
    }

    /** No logs at all. */
    static SessionLogs none() {
        return new SessionLogs(Map.of(), Map.of(), Map.of());
    }

    private static SessionLogs of(List<ConfiguredSession> sessions, List<ConfiguredTemplate> templates, Map<Place, MessageLog> before) {
        var opened = new HashMap<Place, MessageLog>();
        var logs = new HashMap<SessionID, MessageLog>();
        for (var session : sessions) {
            logs.put(session.id(), log(session.values(), before, opened));
        }
        var dynamicLogs = new LinkedHashMap<AcceptorTemplate, MessageLog>();
        templates.stream()
                .sorted(Comparator.comparingInt((ConfiguredTemplate template) -> pattern(template).precision()).reversed())
                .forEach(template -> dynamicLogs.put(pattern(template), log(template.values(), before, opened)));
        return new SessionLogs(logs, dynamicLogs, opened);
    }

    private static AcceptorTemplate pattern(ConfiguredTemplate template) {
        return template.template(_ -> new Application() { });
    }

    private static MessageLog log(SettingValues values, Map<Place, MessageLog> before, Map<Place, MessageLog> opened) {
        return ConfiguredSession.logsMessages(values)
                ? opened.computeIfAbsent(Place.of(values), place -> Optional.ofNullable(before.get(place)).orElseGet(place::open)) : NONE;
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
        opened.values().forEach(MessageLog::close);
    }
}
