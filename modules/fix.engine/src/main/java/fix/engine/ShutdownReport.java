package fix.engine;

import fix.core.SessionID;
import java.util.List;

/**
 * How an engine's end went.
 *
 * @param forced sessions that were not logged out, or whose messages were not all handled and stored, when the time ran out; what
 *     their store holds comes again after the next start
 */
public record ShutdownReport(List<SessionID> forced) {
    /** Copies the list. */
    public ShutdownReport {
        forced = List.copyOf(forced);
    }

    /** True when every session ended in order. */
    public boolean graceful() {
        return forced.isEmpty();
    }
}
