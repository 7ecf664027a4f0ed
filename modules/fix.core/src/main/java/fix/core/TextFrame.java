package fix.core;

import fix.core.wire.Bytes;
import fix.core.wire.Numbers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Makes a frame of a message that a person wrote. */
final class TextFrame {

    private static final String SOH = "\u0001";

    private TextFrame() {
    }

    static byte[] toFrame(String text) {
        if (text.chars().anyMatch(c -> c > 0xFF)) {
            throw new GarbledMessageException("a character beyond ISO 8859-1");
        }
        String fields = text.contains(SOH) ? text : text.replace('|', '\u0001');
        if (!fields.endsWith(SOH)) {
            fields += SOH;
        }
        int afterBegin = fields.indexOf(SOH) + 1;
        int trailer = fields.lastIndexOf(SOH, fields.length() - 2) + 1;
        boolean hasCheckSum = fields.startsWith("10=", trailer);
        if (!fields.startsWith("9=", afterBegin)) {
            int bodyEnd = hasCheckSum ? trailer : fields.length();
            fields = fields.substring(0, afterBegin) + "9=" + (bodyEnd - afterBegin) + SOH + fields.substring(afterBegin);
        }
        byte[] bytes = fields.getBytes(StandardCharsets.ISO_8859_1);
        return hasCheckSum ? bytes : withCheckSum(bytes);
    }

    private static byte[] withCheckSum(byte[] bytes) {
        byte[] frame = Arrays.copyOf(bytes, bytes.length + 7);
        frame[bytes.length] = '1';
        frame[bytes.length + 1] = '0';
        frame[bytes.length + 2] = '=';
        int end = Numbers.writePadded(Bytes.checkSum(bytes, 0, bytes.length), 3, frame, bytes.length + 3);
        frame[end] = Bytes.SOH;
        return frame;
    }
}
