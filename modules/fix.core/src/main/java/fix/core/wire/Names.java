package fix.core.wire;

/** Message types and versions as strings without allocation: those of one or two characters are kept once seen. Thread-safe. */
public final class Names {

    private static final int CHARS = 128;
    private static final String[] ONE = new String[CHARS];
    private static final String[] TWO = new String[CHARS * CHARS];
    private static final String[] VERSIONS = {"FIX.4.4", "FIXT.1.1", "FIX.4.2", "FIX.4.0", "FIX.4.1", "FIX.4.3"};

    private Names() {
    }

    /** The text of a MsgType. Racing threads may make a string twice; they are equal, and safe to share. */
    public static String msgType(byte[] b, int from, int to) {
        int length = to - from;
        if (length == 1 && b[from] >= 0) {
            return kept(ONE, b[from], b, from, to);
        }
        if (length == 2 && (b[from] | b[from + 1]) >= 0) {
            return kept(TWO, b[from] * CHARS + b[from + 1], b, from, to);
        }
        return Bytes.text(b, from, to);
    }

    private static String kept(String[] table, int slot, byte[] b, int from, int to) {
        String name = table[slot];
        if (name == null) {
            name = Bytes.text(b, from, to).intern();
            table[slot] = name;
        }
        return name;
    }

    /** The text of a BeginString. */
    public static String version(byte[] b, int from, int to) {
        for (String version : VERSIONS) {
            if (Bytes.equal(b, from, to, version)) {
                return version;
            }
        }
        return Bytes.text(b, from, to);
    }
}
