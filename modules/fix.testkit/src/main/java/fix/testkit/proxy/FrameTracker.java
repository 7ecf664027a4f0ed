package fix.testkit.proxy;

/**
 * Follows the frames in a stream, byte by byte, and never waits for the rest of one: a frame's end is known from its BodyLength(9). Bytes that do
 * not begin as a frame does are taken for one up to their {@code 10=}. Belongs to one direction of a connection; not thread-safe.
 */
final class FrameTracker {
    private static final byte SOH = 1;
    private static final int CHECK_SUM_LENGTH = 7;
    private static final int LONGEST_BODY = 1 << 28;
    private static final int CHECK_SUM = 10;
    private static final int BODY_LENGTH = 9;

    private long bytes;
    private long begun;
    private long ended;
    private long offset;
    /** Of the frame under way, from its beginning; -1 while it is not known. */
    private long length = -1;
    private int fields;
    private int tag;
    private boolean inValue;
    private boolean valueBegins;
    private long value;
    private boolean isNumber;

    /** Takes note of the next byte. */
    void accept(byte next) {
        if (offset == 0) {
            begun++;
        }
        bytes++;
        offset++;
        valueBegins = !inValue && next == '=';
        if (next == SOH && offset != length && !(length < 0 && tag == CHECK_SUM && inValue)) {
            endField();
        } else if (offset == length || next == SOH) {
            endFrame();
        } else if (valueBegins) {
            inValue = true;
            value = 0;
            isNumber = true;
        } else {
            int digit = next - '0';
            boolean isDigit = digit >= 0 && digit <= 9;
            if (inValue) {
                isNumber &= isDigit;
                value = isDigit && value < LONGEST_BODY ? 10 * value + digit : value;
            } else {
                tag = isDigit && tag >= 0 && tag < LONGEST_BODY ? 10 * tag + digit : -1;
            }
        }
    }

    private void endField() {
        fields++;
        if (fields == 2 && tag == BODY_LENGTH && inValue && isNumber && value < LONGEST_BODY) {
            length = offset + value + CHECK_SUM_LENGTH;
        }
        startField();
    }

    private void startField() {
        tag = 0;
        inValue = false;
    }

    private void endFrame() {
        ended++;
        offset = 0;
        length = -1;
        fields = 0;
        startField();
    }

    /** How many bytes there were. */
    long bytes() {
        return bytes;
    }

    /** How many frames have begun. */
    long begun() {
        return begun;
    }

    /** How many frames have ended. */
    long ended() {
        return ended;
    }

    /** How many bytes of the frame under way there were; 0 between two frames. */
    long offset() {
        return offset;
    }

    /** How long the frame under way will be; -1 when that is not known. */
    long length() {
        return length;
    }

    /** Whether the next byte is the first of this field's value. */
    boolean isAtValueOf(int tag) {
        return valueBegins && this.tag == tag;
    }
}
