package fix.acceptance;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares what came with an E line, tag by tag: the values of a tag must be equal, in order; the order of different tags is free. Exceptions:
 * <ul>
 *   <li>9 and 10 are not compared: {@link ReceivedMessage} has counted them.
 *   <li>42, 52, 60 and 122 need to be well-formed times, no more, unless the script itself sent the expected time somewhere. 52, 60 and 122 may be there although the script lacks them.
 *   <li>In 3, 5 and j, where the script has 58 there must be a text; 58, 371, 372 and 373 may be there although the script lacks them.
 *   <li>1137 of a Logon and 112 of a TestRequest need a value; which is the server's choice.
 * </ul>
 */
final class CompareRules {
    private static final Set<String> COUNTED = Set.of("9", "10");
    private static final Set<String> TIMES = Set.of("42", "52", "60", "122");
    private static final Set<String> OPTIONAL_TIMES = Set.of("52", "60", "122");
    private static final Set<String> REFUSALS = Set.of("3", "5", "j");
    private static final Set<String> OPTIONAL_IN_REFUSALS = Set.of("58", "371", "372", "373");
    private static final Pattern SENT_TIME = Pattern.compile("\u0001\\d+=(" + ReceivedMessage.TIMESTAMP.pattern() + ")(?=\u0001|$)");

    private final Set<String> sentTimes;

    /** Rules for one script, which may send literal times that must come back unchanged. */
    CompareRules(Script script) {
        sentTimes = script.steps().stream()
                .flatMap(step -> step instanceof Step.Send send ? SENT_TIME.matcher(send.text()).results() : Stream.empty())
                .map(match -> match.group(1))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** One sentence for each tag that differs; empty if the message matches. */
    List<String> differences(List<Field> expected, List<Field> received) {
        var type = Field.first(received, "35", "");
        var tags = new LinkedHashSet<String>();
        expected.forEach(field -> tags.add(field.tag()));
        received.forEach(field -> tags.add(field.tag()));
        tags.removeAll(COUNTED);
        var differences = new ArrayList<String>();
        for (var tag : tags) {
            var want = Field.values(expected, tag);
            var got = Field.values(received, tag);
            var rule = rule(type, tag, want, got);
            if (!rule.isEmpty()) {
                differences.add("tag " + tag + ": " + rule + ", got " + show(tag, got));
            }
        }
        return differences;
    }

    /** What was expected of a tag, or nothing if that is what came. */
    private String rule(String type, String tag, List<String> want, List<String> got) {
        if (want.isEmpty()) {
            return unexpected(type, tag, got);
        }
        if (TIMES.contains(tag)) {
            return time(tag, want, got);
        }
        if (isServersChoice(type, tag)) {
            return !got.isEmpty() && got.stream().noneMatch(String::isEmpty) ? "" : "expected a value of the server's choice";
        }
        return want.equals(got) ? "" : "expected " + show(tag, want);
    }

    private static String unexpected(String type, String tag, List<String> got) {
        if (OPTIONAL_TIMES.contains(tag)) {
            return got.stream().allMatch(CompareRules::isTime) ? "" : "expected a UTCTimestamp or nothing";
        }
        return REFUSALS.contains(type) && OPTIONAL_IN_REFUSALS.contains(tag) ? "" : "expected nothing";
    }

    private String time(String tag, List<String> want, List<String> got) {
        if (want.size() != got.size()) {
            return "expected " + want.size() + " UTCTimestamp";
        }
        for (int i = 0; i < want.size(); i++) {
            if (!isTime(got.get(i))) {
                return "expected a UTCTimestamp";
            }
            if (isSentTime(tag, want.get(i)) && !want.get(i).equals(got.get(i))) {
                return "expected the time that the script sent, " + show(tag, want);
            }
        }
        return "";
    }

    /** SendingTime is always the server's own: it is checked against the clock. */
    private boolean isSentTime(String tag, String value) {
        return !tag.equals("52") && sentTimes.contains(value);
    }

    private static boolean isServersChoice(String type, String tag) {
        return switch (tag) {
            case "58" -> REFUSALS.contains(type);
            case "1137" -> type.equals("A");
            case "112" -> type.equals("1");
            default -> false;
        };
    }

    private static boolean isTime(String value) {
        return ReceivedMessage.TIMESTAMP.matcher(value).matches();
    }

    private static String show(String tag, List<String> values) {
        return values.isEmpty() ? "nothing" : values.stream().map(value -> "\"" + Text.readable(tag, value) + "\"").collect(Collectors.joining(", "));
    }
}
