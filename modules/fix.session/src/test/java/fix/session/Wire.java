package fix.session;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.SessionID;
import fix.core.Tags;
import fix.core.TimestampPrecision;
import fix.core.dictionary.Dictionaries;
import fix.core.dictionary.Dictionary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a peer puts on the wire, written short: {@code 35=0|34=2} gets the header fields that it leaves out. */
final class Wire {
    private Wire() {}

    /** What a session's messages are validated with: those of FIXT.1.1 with FIX 5.0 SP2. */
    static Dictionary dictionary(SessionID session) {
        var dictionary = Dictionaries.get(session.beginString());
        return session.beginString().equals("FIXT.1.1") ? Dictionaries.get("FIX.5.0SP2").over(dictionary) : dictionary;
    }

    /**
     * A message from the peer of {@code session}. BeginString, SenderCompID, TargetCompID and SendingTime are added unless they are
     * there; {@code NOW}, {@code NOW-10} and {@code NOW+10} (seconds) stand for times. Header fields go to the front.
     */
    static Message from(SessionID session, String text, Moment now) {
        var header = new ArrayList<String>();
        var body = new ArrayList<String>();
        for (var field : text.split("\\|")) {
            var tag = Integer.parseInt(field.substring(0, field.indexOf('=')));
            (Tags.isHeader(tag) ? header : body).add(times(field, now));
        }
        var begin = take(header, "8=", "8=" + session.beginString());
        var type = take(header, "35=", "35=0");
        unlessThere(header, "49=" + session.targetCompID());
        unlessThere(header, "52=" + time(now, 0));
        unlessThere(header, "56=" + session.senderCompID());
        var fields = new ArrayList<>(List.of(begin, type));
        fields.addAll(header);
        fields.addAll(body);
        fields.removeIf(field -> field.endsWith("=-"));
        return Message.parse(String.join("|", fields));
    }

    private static String take(List<String> fields, String start, String otherwise) {
        for (var field : fields) {
            if (field.startsWith(start)) {
                fields.remove(field);
                return field;
            }
        }
        return otherwise;
    }

    private static void unlessThere(List<String> fields, String field) {
        var start = field.substring(0, field.indexOf('=') + 1);
        if (fields.stream().noneMatch(other -> other.startsWith(start))) {
            fields.add(field);
        }
    }

    private static String times(String field, Moment now) {
        int at = field.indexOf("=NOW");
        if (at < 0) {
            return field;
        }
        var offset = field.substring(at + "=NOW".length());
        return field.substring(0, at + 1) + time(now, offset.isEmpty() ? 0 : Long.parseLong(offset));
    }

    /** A UTCTimestamp so many seconds from now. */
    static String time(Moment now, long seconds) {
        return MessageBuilder.of("0")
                .set(Tags.TEXT, "x")
                .set(60, Instant.ofEpochSecond(0, now.wallNanos()).plusSeconds(seconds), TimestampPrecision.MILLIS)
                .getString(60);
    }
}
