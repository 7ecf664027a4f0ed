package fix.core.codec;

import fix.core.Tags;
import fix.core.wire.Bytes;
import fix.core.wire.Numbers;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A frame that was sent, taken apart as far as sending it again needs: the header field by field, the rest as it is. */
final class StoredFrame {

    private static final int TRAILER_LENGTH = 7;
    private static final byte[] POSS_DUP = "43=Y\u0001".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] ORIGINAL = "122=".getBytes(StandardCharsets.ISO_8859_1);

    private final byte[] frame;
    private final int trailer;
    private final int headerStart;
    private int restStart;
    private int tag;
    private int valueStart;
    private int valueEnd;

    StoredFrame(byte[] frame) {
        this.frame = frame;
        this.trailer = frame.length - TRAILER_LENGTH;
        if (trailer < 0 || !Bytes.equal(frame, trailer, trailer + 3, "10=")) {
            throw new IllegalArgumentException("not a stored frame: 10 does not end it");
        }
        read(0, 0);
        if (tag == Tags.BEGIN_STRING) {
            read(valueEnd + 1, 0);
        }
        if (tag != Tags.BODY_LENGTH) {
            throw new IllegalArgumentException("not a stored frame: 8 and 9 do not begin it");
        }
        headerStart = valueEnd + 1;
    }

    /** The header from MsgType on, for sending again; sets where the rest begins. */
    byte[] headerAgain(byte[] sendingTimeField) {
        var header = new ByteArrayOutputStream(256);
        int originalStart = -1;
        int originalEnd = -1;
        boolean hasOriginal = false;
        int dataLength = 0;
        int at = headerStart;
        while (at < trailer) {
            read(at, dataLength);
            if (!Tags.isHeader(tag)) {
                break;
            }
            switch (tag) {
                case Tags.POSS_DUP_FLAG -> { }
                case Tags.SENDING_TIME -> {
                    header.write(POSS_DUP, 0, POSS_DUP.length);
                    if (isLater(at, sendingTimeField)) {
                        header.write(frame, at, valueEnd + 1 - at);
                    } else {
                        header.write(sendingTimeField, 0, sendingTimeField.length);
                    }
                    originalStart = hasOriginal ? originalStart : valueStart;
                    originalEnd = hasOriginal ? originalEnd : valueEnd;
                }
                case Tags.ORIG_SENDING_TIME -> {
                    hasOriginal = true;
                    originalStart = valueStart;
                    originalEnd = valueEnd;
                }
                default -> header.write(frame, at, valueEnd + 1 - at);
            }
            boolean isLength = WireLayout.STANDARD.dataTagOf(tag) != 0;
            dataLength = isLength ? Math.clamp(Numbers.parseUnsigned(frame, valueStart, valueEnd), 0, trailer) : 0;
            at = valueEnd + 1;
        }
        if (originalStart < 0) {
            throw new IllegalArgumentException("not a stored frame: its header has no SendingTime(52)");
        }
        restStart = at;
        header.write(ORIGINAL, 0, ORIGINAL.length);
        header.write(frame, originalStart, originalEnd + 1 - originalStart);
        return header.toByteArray();
    }

    /** Whether the stored SendingTime at {@code at} is after this one: a clock was set back, and no time may lie before the original. */
    private boolean isLater(int at, byte[] sendingTimeField) {
        return Arrays.compare(frame, at, valueEnd, sendingTimeField, 0, sendingTimeField.length - 1) > 0;
    }

    /** Reads the field at {@code at}, whose value is at least {@code dataLength} long. */
    private void read(int at, int dataLength) {
        int equals = at;
        while (equals < trailer && frame[equals] != '=') {
            equals++;
        }
        tag = Math.clamp(Numbers.parseUnsigned(frame, at, equals), -1, Integer.MAX_VALUE);
        valueStart = equals + 1;
        valueEnd = Math.min(valueStart + dataLength, trailer - 1);
        while (valueEnd < trailer && frame[valueEnd] != Bytes.SOH) {
            valueEnd++;
        }
    }

    /** Where what follows the header begins. */
    int restStart() {
        return restStart;
    }

    /** How many bytes lie between header and CheckSum. */
    int restLength() {
        return trailer - restStart;
    }
}
