package fix.acceptance;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Bytes as text and text for people: Latin-1, so that one character is one byte. */
final class Text {
    static final String SOH = "\u0001";
    private static final Pattern SECRET = Pattern.compile("(^|\\|)(554|925)=[^|]*");
    private static final Pattern LOGON = Pattern.compile("(^|\\|)35=A(\\||$)");
    private static final Pattern RAW_DATA = Pattern.compile("(^|\\|)96=.*?(?=\\|\\d+=|$)");

    private Text() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static String of(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The message for a transcript: {@code |} for SOH, other control characters as {@code \xNN}, passwords (554, 925, and 96 of a Logon) masked. */
    static String readable(String message) {
        var masked = SECRET.matcher(message.replace(SOH, "|")).replaceAll("$1$2=***");
        if (LOGON.matcher(masked).find()) {
            masked = RAW_DATA.matcher(masked).replaceAll("$196=***");
        }
        return visible(masked);
    }

    /** One field's value for people, masked like {@link #readable}. */
    static String readable(String tag, String value) {
        return tag.equals("554") || tag.equals("925") || tag.equals("96") ? "***" : visible(value.replace(SOH, "|"));
    }

    private static String visible(String text) {
        var out = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            if (c < ' ' || c >= 0x7f && c < 0xa0) {
                out.append(String.format("\\x%02X", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** The FIX checksum of the first characters of a message: their sum modulo 256, three digits. */
    static String checkSum(String message, int end) {
        int sum = 0;
        for (int i = 0; i < end; i++) {
            sum += message.charAt(i);
        }
        return String.format("%03d", sum & 0xff);
    }
}
