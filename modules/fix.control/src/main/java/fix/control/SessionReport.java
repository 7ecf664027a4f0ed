package fix.control;

import fix.engine.Session;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a session stands.
 *
 * @param session its name, {@code FIX.4.4:ISLD->TW}
 * @param status one of {@link fix.session.SessionStatus}
 * @param nextOutbound the MsgSeqNum(34) of the next message that it sends
 * @param nextInbound the MsgSeqNum(34) that it expects next
 * @param generation rises with each reset of the numbers
 */
public record SessionReport(String session, String status, long nextOutbound, long nextInbound, long generation) {
    static SessionReport of(Session session) {
        var numbers = session.numbers();
        return new SessionReport(
                session.id().toString(), session.status().name(), numbers.nextOutbound(), numbers.nextInbound(), numbers.generation());
    }

    static SessionReport of(Line line) throws ControlException {
        return new SessionReport(
                line.get("session"), line.get("status"), line.number("nextOutbound").orElse(0), line.number("nextInbound").orElse(0),
                line.number("generation").orElse(0));
    }

    Line toLine() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("session", session);
        fields.put("status", status);
        fields.put("nextOutbound", String.valueOf(nextOutbound));
        fields.put("nextInbound", String.valueOf(nextInbound));
        fields.put("generation", String.valueOf(generation));
        return new Line(Line.DATA, Map.copyOf(fields));
    }
}
