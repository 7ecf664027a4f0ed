package fix.acceptance;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A script: its steps in order, and what was ignored on the way.
 *
 * @param file the file's name as messages show it
 * @param warnings one sentence, with file and line, for each line that was ignored although it is no comment
 */
public record Script(String file, List<Step> steps, List<String> warnings) {
    private static final Pattern BEGIN_STRING = Pattern.compile("8=([^\u0001]*)");
    private static final Pattern WAITS_FOR_TIMER = Pattern.compile(".*\u000135=(1\u0001.*|0\u0001(?!.*\u0001112=).*)");

    public Script {
        steps = List.copyOf(steps);
        warnings = List.copyOf(warnings);
    }

    /** The BeginString of the session that the script talks to: that of its first Logon, or else of its first message; empty if it sends none. */
    public String beginString() {
        var logons = sent().filter(text -> text.contains(Text.SOH + "35=A" + Text.SOH));
        return Stream.concat(logons, sent()).map(BEGIN_STRING::matcher).filter(m -> m.lookingAt()).map(m -> m.group(1)).findFirst().orElse("");
    }

    /** Whether the script waits for a Heartbeat or TestRequest that only the passing of time brings. */
    public boolean isSlow() {
        return steps.stream().anyMatch(step -> step instanceof Step.Expect expect && WAITS_FOR_TIMER.matcher(expect.text()).matches());
    }

    private Stream<String> sent() {
        return steps.stream().filter(Step.Send.class::isInstance).map(step -> ((Step.Send) step).text());
    }
}
