package fix.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * Makes bytes of the text of an I line.
 *
 * <p>A text that does not start with {@code 8=} is malformed on purpose: it goes out as it is, and only a missing CheckSum is appended. In all others
 * <ol>
 *   <li>{@code <TIME>}, {@code <TIME+n>}, {@code <TIME-n>} become UTC times; a unit is 1.1 s;
 *   <li>BodyLength is inserted after BeginString, unless the script has one there;
 *   <li>CheckSum is appended, unless the script has one; {@code 10=0} becomes {@code 10=000}.
 * </ol>
 */
final class SendRules {
    private static final Pattern TIME = Pattern.compile("<TIME([+-]\\d{1,9})?>");
    private static final Duration UNIT = Duration.ofMillis(1100);
    private static final String CHECK_SUM = Text.SOH + "10=";

    private final FractionDigits digits;

    SendRules(FractionDigits digits) {
        this.digits = digits;
    }

    byte[] bytes(String text, Instant now) {
        if (!text.startsWith("8=")) {
            return Text.bytes(withCheckSum(text));
        }
        var message = withCheckSum(withBodyLength(withTimes(text, now)));
        return Text.bytes(message.endsWith(CHECK_SUM + "0" + Text.SOH) ? message.substring(0, message.length() - 2) + "000" + Text.SOH : message);
    }

    private String withTimes(String text, Instant now) {
        int beginEnd = text.indexOf(Text.SOH);
        var format = format(digits.of(text.substring(2, Math.max(2, beginEnd))));
        return TIME.matcher(text).replaceAll(match -> {
            long units = match.group(1) == null ? 0 : Long.parseLong(match.group(1));
            return format.format(now.plus(UNIT.multipliedBy(units)));
        });
    }

    private static String withBodyLength(String text) {
        int bodyStart = text.indexOf(Text.SOH) + 1;
        if (bodyStart == 0 || text.startsWith("9=", bodyStart)) {
            return text;
        }
        int checkSum = text.lastIndexOf(CHECK_SUM);
        int bodyEnd = checkSum < 0 ? text.length() : checkSum + 1;
        return text.substring(0, bodyStart) + "9=" + Math.max(0, bodyEnd - bodyStart) + Text.SOH + text.substring(bodyStart);
    }

    private static String withCheckSum(String text) {
        return text.contains(CHECK_SUM) ? text : text + "10=" + Text.checkSum(text, text.length()) + Text.SOH;
    }

    private static DateTimeFormatter format(int fraction) {
        var pattern = "uuuuMMdd-HH:mm:ss" + (fraction == 0 ? "" : "." + "S".repeat(fraction));
        return DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC);
    }
}
