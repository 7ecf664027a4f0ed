package fix.acceptance;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A message that the server sent, with what is wrong in it whatever the script says: 8, 9 and 35 are the first three fields and 10 the last, BodyLength and CheckSum are those of the bytes,
 * SendingTime is well-formed and within 120 s of the clock.
 */
record ReceivedMessage(String text, List<Field> fields, List<String> faults) {
    static final Pattern TIMESTAMP = Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)-(\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,12}))?");
    private static final Duration MAX_LATENCY = Duration.ofSeconds(120);

    static ReceivedMessage of(byte[] bytes, Instant receivedAt) {
        var text = Text.of(bytes);
        var fields = Field.split(text);
        var faults = new ArrayList<String>();
        order(fields, faults);
        bodyLength(text, fields, faults);
        checkSum(text, fields, faults);
        sendingTime(fields, receivedAt, faults);
        return new ReceivedMessage(text, fields, List.copyOf(faults));
    }

    String type() {
        return Field.first(fields, "35", "");
    }

    private static void order(List<Field> fields, List<String> faults) {
        var tags = fields.stream().map(Field::tag).toList();
        var first = tags.subList(0, Math.min(3, tags.size()));
        if (!first.equals(List.of("8", "9", "35"))) {
            faults.add("the first three fields are to be 8, 9, 35, but are " + String.join(", ", first));
        }
        if (!tags.getLast().equals("10")) {
            faults.add("the last field is to be 10, but is " + tags.getLast());
        }
    }

    private static void bodyLength(String text, List<Field> fields, List<String> faults) {
        var claimed = Field.first(fields, "9", "missing");
        int start = text.indexOf(Text.SOH, text.indexOf(Text.SOH + "9=") + 1) + 1;
        int counted = Math.max(0, text.lastIndexOf(Text.SOH + "10=") + 1 - start);
        if (!claimed.equals(Integer.toString(counted))) {
            faults.add("BodyLength(9) is " + claimed + ", but " + counted + " bytes were counted");
        }
    }

    private static void checkSum(String text, List<Field> fields, List<String> faults) {
        var claimed = Field.first(fields, "10", "missing");
        var counted = Text.checkSum(text, text.lastIndexOf(Text.SOH + "10=") + 1);
        if (!claimed.equals(counted)) {
            faults.add("CheckSum(10) is " + claimed + ", but the bytes give " + counted);
        }
    }

    private static void sendingTime(List<Field> fields, Instant receivedAt, List<String> faults) {
        var value = Field.first(fields, "52", "missing");
        try {
            var skew = Duration.between(time(value), receivedAt);
            if (skew.abs().compareTo(MAX_LATENCY) > 0) {
                faults.add("SendingTime(52) is " + value + ", " + skew.abs().toSeconds() + " s away from the clock");
            }
        } catch (DateTimeException e) {
            faults.add("SendingTime(52) is to be a UTCTimestamp, but is " + Text.readable("52", value));
        }
    }

    private static Instant time(String value) {
        var match = TIMESTAMP.matcher(value);
        if (!match.matches()) {
            throw new DateTimeException("not a UTCTimestamp");
        }
        int second = Integer.parseInt(match.group(6));
        int leap = second == 60 ? 1 : 0;
        var time = LocalDateTime.of(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)), Integer.parseInt(match.group(3)),
                Integer.parseInt(match.group(4)), Integer.parseInt(match.group(5)), second - leap);
        return time.toInstant(ZoneOffset.UTC).plusSeconds(leap);
    }
}
