package fix.acceptance;

import java.util.regex.Pattern;

/**
 * A command of the control port: {@code SET FIX.4.4:ISLD->TW NEXTSENDERSEQNUM=2000}.
 *
 * @param session the session as the server names it: BeginString, its own CompID, the peer's
 * @param number the sequence number, 1 or more
 */
public record ControlCommand(String session, Key key, long number) {
    private static final Pattern SET = Pattern.compile("SET (\\S+:\\S+->\\S+) +(\\w+)=(\\d{1,18})");

    /** Which of a session's two numbers. */
    public enum Key {
        /** The number of the next message that the server sends. */
        NEXTSENDERSEQNUM,
        /** The number of the next message that the server expects. */
        NEXTTARGETSEQNUM
    }

    /** Reads one line, without its end. */
    public static ControlCommand parse(String line) throws ControlException {
        var match = SET.matcher(line.strip());
        if (!match.matches()) {
            throw new ControlException("expected SET <BeginString>:<Sender>-><Target> <KEY>=<n>, got \"" + Text.readable(line) + "\"");
        }
        long number = Long.parseLong(match.group(3));
        if (number < 1) {
            throw new ControlException("a sequence number is 1 or more, got " + number);
        }
        for (var key : Key.values()) {
            if (key.name().equals(match.group(2))) {
                return new ControlCommand(match.group(1), key, number);
            }
        }
        throw new ControlException("the key is NEXTSENDERSEQNUM or NEXTTARGETSEQNUM, got " + match.group(2));
    }

    /** The line that {@link #parse} reads, without its end. */
    public String format() {
        return "SET " + session + " " + key + "=" + number;
    }
}
