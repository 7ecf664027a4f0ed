package fix.core;

import java.util.regex.Pattern;

/**
 * The identity of a session as we see it: we are the sender. Immutable.
 *
 * @param beginString the version, for example {@code FIX.4.4}
 * @param senderCompID ours, SenderCompID(49) of what we send
 * @param senderSubID ours, "" when absent
 * @param senderLocationID ours, "" when absent
 * @param targetCompID the peer's, TargetCompID(56) of what we send
 * @param targetSubID the peer's, "" when absent
 * @param targetLocationID the peer's, "" when absent
 * @param qualifier tells sessions of equal identities apart; not on the wire; "" when absent
 */
public record SessionID(String beginString, String senderCompID, String senderSubID, String senderLocationID,
                        String targetCompID, String targetSubID, String targetLocationID, String qualifier) {

    private static final Pattern FORM = Pattern.compile("([^:]+):([^/:>]+)(?:/([^/:>]*))?(?:/([^/:>]+))?"
        + "->([^/:>]+)(?:/([^/:>]*))?(?:/([^/:>]+))?(?::([^/:>]+))?");

    /** @throws IllegalArgumentException when version, sender or target is empty, or a part cannot be written in a message */
    public SessionID {
        if (beginString.isEmpty() || senderCompID.isEmpty() || targetCompID.isEmpty()) {
            throw new IllegalArgumentException("a session needs BeginString, SenderCompID and TargetCompID: '" + beginString + "', '"
                + senderCompID + "', '" + targetCompID + "'");
        }
        for (String part : new String[] {beginString, senderCompID, senderSubID, senderLocationID, targetCompID, targetSubID,
            targetLocationID, qualifier}) {
            if (part.chars().anyMatch(c -> c < 0x20 || c > 0xFF)) {
                throw new IllegalArgumentException("a session's identity holds a control character or one beyond ISO 8859-1");
            }
        }
    }

    /** A session without sub, location and qualifier. */
    public static SessionID of(String beginString, String senderCompID, String targetCompID) {
        return new SessionID(beginString, senderCompID, "", "", targetCompID, "", "", "");
    }

    /**
     * What {@link #toString} wrote.
     *
     * @throws IllegalArgumentException when it is of another form
     */
    public static SessionID parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("'" + text + "' names no session: BEGINSTRING:SENDER[/SUB[/LOCATION]]->TARGET[/SUB"
                + "[/LOCATION]][:QUALIFIER], for example FIX.4.4:ISLD->TW");
        }
        var parts = new String[8];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = match.group(i + 1) == null ? "" : unescape(match.group(i + 1));
        }
        return new SessionID(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6], parts[7]);
    }

    /** The same session from the peer's side. */
    public SessionID reversed() {
        return new SessionID(beginString, targetCompID, targetSubID, targetLocationID, senderCompID, senderSubID, senderLocationID,
            qualifier);
    }

    /**
     * {@code FIX.4.4:ISLD->TW}, {@code FIX.4.4:ISLD/SUB/LOC->TW:qualifier}. The characters {@code % / : >} within a part are
     * written as {@code %25 %2F %3A %3E}, so that no two sessions look alike.
     */
    @Override
    public String toString() {
        String name = escape(beginString, "%/:>") + ":" + side(senderCompID, senderSubID, senderLocationID) + "->"
            + side(targetCompID, targetSubID, targetLocationID);
        return qualifier.isEmpty() ? name : name + ":" + escape(qualifier, "%/:>");
    }

    private static String side(String comp, String sub, String location) {
        String name = escape(comp, "%/:>");
        if (!sub.isEmpty() || !location.isEmpty()) {
            name += "/" + escape(sub, "%/:>");
        }
        return location.isEmpty() ? name : name + "/" + escape(location, "%/:>");
    }

    /**
     * A name for files: {@code FIX.4.4-ISLD-TW}, of letters, digits and {@code . - _ %} alone, different for different sessions
     * on any file system that tells upper from lower case.
     */
    public String fileName() {
        String name = fileName(beginString) + "-" + fileName(senderCompID) + subNames(senderSubID, senderLocationID) + "-"
            + fileName(targetCompID) + subNames(targetSubID, targetLocationID);
        return qualifier.isEmpty() ? name : name + "-" + fileName(qualifier);
    }

    private static String subNames(String sub, String location) {
        return sub.isEmpty() && location.isEmpty() ? "" : "_" + fileName(sub) + "_" + fileName(location);
    }

    private static String fileName(String part) {
        var out = new StringBuilder();
        for (char c : part.toCharArray()) {
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.') {
                out.append(c);
            } else {
                out.append("%%%02X".formatted((int) c));
            }
        }
        return out.toString();
    }

    private static String escape(String part, String special) {
        var out = new StringBuilder();
        for (char c : part.toCharArray()) {
            if (special.indexOf(c) >= 0) {
                out.append("%%%02X".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static String unescape(String part) {
        var out = new StringBuilder();
        for (int i = 0; i < part.length(); i++) {
            if (part.charAt(i) == '%' && isHex(part, i + 1) && isHex(part, i + 2)) {
                out.append((char) Integer.parseInt(part, i + 1, i + 3, 16));
                i += 2;
            } else {
                out.append(part.charAt(i));
            }
        }
        return out.toString();
    }

    private static boolean isHex(String text, int at) {
        return at < text.length() && Character.digit(text.charAt(at), 16) >= 0;
    }
}
