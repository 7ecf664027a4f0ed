package fix.engine.threads;

import fix.core.SessionID;
import fix.engine.EngineEvent;
import java.util.HashMap;
import java.util.Map;

/** Tells which limits a session has reached: each when it begins, and while it goes on once in ten seconds. Guarded by the session's lock. */
final class LimitEvents {
    private static final long QUIET_NANOS = 10_000_000_000L;

    private final SessionID session;
    private final EngineContext context;
    private final Map<String, Long> told = new HashMap<>();

    LimitEvents(SessionID session, EngineContext context) {
        this.session = session;
        this.context = context;
    }

    /** The limit with this name is reached. */
    void reached(String setting, String effect) {
        long now = context.clock().monoNanos();
        var last = told.get(setting);
        if (last == null || now - last >= QUIET_NANOS) {
            told.put(setting, now);
            context.events().tell(new EngineEvent.LimitReached(session, setting, effect));
        }
    }
}
