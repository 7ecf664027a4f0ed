package fix.core;

/** What arguments of readers and builders must be; every failure names the field and never its value. */
final class Checks {

    private static final int MAX_SCALE = 18;

    private Checks() {
    }

    static void scale(int scale) {
        if (scale < 0 || scale > MAX_SCALE) {
            throw new IllegalArgumentException("scale " + scale + ": must be 0 to " + MAX_SCALE);
        }
    }

    static void tag(int tag) {
        if (tag <= 0) {
            throw new IllegalArgumentException("tag " + tag + ": must be positive");
        }
        if (Tags.isWrittenBySession(tag) && tag != Tags.POSS_DUP_FLAG && tag != Tags.ORIG_SENDING_TIME) {
            throw new IllegalArgumentException("field " + tag + " is written by the session when the message is sent: do not set it");
        }
    }

    static void text(int tag, String value) {
        notEmpty(tag, value.length());
        for (int i = 0; i < value.length(); i++) {
            character(tag, value.charAt(i));
        }
    }

    /** A value that is copied as it is. */
    static void value(int tag, byte[] bytes, int start, int end) {
        notEmpty(tag, end - start);
        for (int i = start; i < end; i++) {
            character(tag, (char) (bytes[i] & 0xFF));
        }
    }

    private static void notEmpty(int tag, int length) {
        if (length == 0) {
            throw new IllegalArgumentException("field " + tag + ": an empty value cannot be sent; remove the field instead");
        }
    }

    static void character(int tag, char c) {
        if (c == 1) {
            throw new IllegalArgumentException("field " + tag + ": a value cannot hold the delimiter SOH; send it as a data field");
        }
        if (c > 0xFF) {
            throw new IllegalArgumentException("field " + tag + ": a character beyond ISO 8859-1; send it as an encoded data field"
                + " with MessageEncoding(347)");
        }
    }
}
