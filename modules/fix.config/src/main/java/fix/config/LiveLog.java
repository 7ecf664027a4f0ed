package fix.config;

import fix.core.SessionID;
import fix.engine.MessageLog;
import java.util.List;

/** The message logs that the configuration asks for at the moment. Safe for use by many threads; one at a time changes it. */
final class LiveLog implements MessageLog {

    private volatile SessionLogs logs;

    LiveLog(EngineConfig config) {
        logs = SessionLogs.none().followedBy(config.sessions(), config.templates());
    }

    /** From here on, what this configuration says holds. Files that both have go on. */
    void follow(EngineConfig config) {
        var before = logs;
        var after = before.followedBy(config.sessions(), config.templates());
        logs = after;
        before.closeAllBut(after);
    }

    @Override
    public void inbound(SessionID session, List<byte[]> frames, long wallNanos) {
        logs.inbound(session, frames, wallNanos);
    }

    @Override
    public void outbound(SessionID session, List<byte[]> frames, long wallNanos) {
        logs.outbound(session, frames, wallNanos);
    }

    @Override
    public void forget(SessionID session) {
        logs.forget(session);
    }

    @Override
    public void close() {
        logs.close();
    }
}
