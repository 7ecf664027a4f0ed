package fix.engine.threads;

import fix.core.Message;
import fix.core.SessionID;
import fix.core.Tags;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the acceptor's session that a Logon is for. A sub or location ID that a session does not name may be anything. Immutable. */
final class SessionDirectory {
    private final Map<SessionID, SessionRunner> sessions;

    SessionDirectory(Map<SessionID, SessionRunner> sessions) {
        this.sessions = Map.copyOf(sessions);
    }

    /** The session with the most IDs in common, of those that differ in none and may be claimed there. */
    Optional<SessionRunner> of(Message logon, Predicate<SessionRunner> there) {
        SessionRunner best = null;
        int most = -1;
        for (var entry : sessions.entrySet()) {
            if (!there.test(entry.getValue())) {
                continue;
            }
            int named = matches(entry.getKey(), logon);
            if (named > most) {
                most = named;
                best = entry.getValue();
            }
        }
        return Optional.ofNullable(best);
    }

    /** How many IDs beyond the CompIDs agree; -1 when one differs. */
    private static int matches(SessionID id, Message logon) {
        if (!logon.beginString().equals(id.beginString())
                || !logon.valueEquals(Tags.TARGET_COMP_ID, id.senderCompID())
                || !logon.valueEquals(Tags.SENDER_COMP_ID, id.targetCompID())) {
            return -1;
        }
        int[] tags = {Tags.TARGET_SUB_ID, Tags.TARGET_LOCATION_ID, Tags.SENDER_SUB_ID, Tags.SENDER_LOCATION_ID};
        String[] ours = {id.senderSubID(), id.senderLocationID(), id.targetSubID(), id.targetLocationID()};
        int named = 0;
        for (int i = 0; i < tags.length; i++) {
            if (!ours[i].isEmpty()) {
                if (!logon.valueEquals(tags[i], ours[i])) {
                    return -1;
                }
                named++;
            }
        }
        return named;
    }
}
