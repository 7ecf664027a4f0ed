package fix.config;

import fix.core.SessionID;
import fix.engine.FileMessageLog;
import fix.engine.MessageLog;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The message logs of the sessions that have one, each in the folder and with the limits that its settings say. Safe for use by many threads. */
final class SessionLogs implements MessageLog {

    /** Sessions with the same settings share a log, and with it its thread. */
    private record Place(String folder, int maxSize, int maxFiles) {
    }

    private final Map<SessionID, MessageLog> logs;

    private SessionLogs(Map<SessionID, MessageLog> logs) {
        this.logs = Map.copyOf(logs);
    }

    static MessageLog of(List<ConfiguredSession> sessions) {
        var opened = new HashMap<Place, MessageLog>();
        var logs = new HashMap<SessionID, MessageLog>();
        for (var session : sessions) {
            if (session.logsMessages()) {
                var place = new Place(session.get(Settings.FILE_LOG_PATH), session.get(Settings.FILE_LOG_MAX_SIZE), session.get(Settings.FILE_LOG_MAX_FILES));
                logs.put(session.id(), opened.computeIfAbsent(place, wanted -> FileMessageLog.open(Path.of(wanted.folder), wanted.maxSize, wanted.maxFiles)));
            }
        }
        return logs.isEmpty() ? MessageLog.NONE : new SessionLogs(logs);
    }

    @Override
    public void inbound(SessionID session, List<byte[]> frames, long wallNanos) {
        logs.getOrDefault(session, NONE).inbound(session, frames, wallNanos);
    }

    @Override
    public void outbound(SessionID session, List<byte[]> frames, long wallNanos) {
        logs.getOrDefault(session, NONE).outbound(session, frames, wallNanos);
    }

    @Override
    public void close() {
        logs.values().forEach(MessageLog::close);
    }
}
