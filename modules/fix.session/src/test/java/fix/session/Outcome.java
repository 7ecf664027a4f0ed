package fix.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import fix.core.Message;
import fix.core.codec.Encoder;
import java.util.ArrayList;
import java.util.List;

/** What a stimulus led to: effects as lines of text that a test can name. */
final class Outcome {
    /** An effect: its name and, where it has one, its message. */
    private record Line(String name, Message message) {
        @Override
        public String toString() {
            return message == null ? name : name + " " + message;
        }

        /** {@code send 35=0|34=2}: the name, then fields that must be there. */
        boolean matches(String expected) {
            if (message == null) {
                return name.equals(expected);
            }
            int space = expected.indexOf(' ');
            return space > 0 && expected.substring(0, space).equals(name) && hasFields(expected.substring(space + 1));
        }

        private boolean hasFields(String fields) {
            for (var field : fields.split("\\|")) {
                int at = field.indexOf('=');
                int tag = Integer.parseInt(field.substring(0, at));
                var value = field.substring(at + 1);
                boolean good = switch (value) {
                    case "*" -> message.has(tag);
                    case "-" -> !message.has(tag);
                    default -> message.has(tag) && message.getString(tag).equals(value);
                };
                if (!good) {
                    return false;
                }
            }
            return true;
        }
    }

    final List<Effect.Report> reports = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    void clear() {
        reports.clear();
        lines.clear();
    }

    Outcome copy() {
        var copy = new Outcome();
        copy.reports.addAll(reports);
        copy.lines.addAll(lines);
        return copy;
    }

    void prepend(Outcome before) {
        reports.addAll(0, before.reports);
        lines.addAll(0, before.lines);
    }

    void add(Effect effect, Encoder encoder) {
        switch (effect) {
            case Effect.Transmit e ->
                line("send", Message.parse(encoder.encode(e.draft(), e.msgSeqNum(), e.now().wallNanos())));
            case Effect.SendAgain e -> line("resend", Message.parse(encoder.resend(e.frame(), e.now().wallNanos())));
            case Effect.FillGap e -> line(
                    "resend",
                    Message.parse(encoder.encodePossDup(e.draft(), e.msgSeqNum(), e.now().wallNanos(), e.now().wallNanos())));
            case Effect.Accept e -> line(e.deliver() ? "accept" : "count", e.message());
            case Effect.Hold e -> line("hold", e.received().message());
            case Effect.Authenticate e -> line("authenticate", e.logon());
            case Effect.DropHeld _ -> line("drop held");
            case Effect.Replay e -> line("replay " + e.from() + "-" + e.to());
            case Effect.ReplayDone _ -> line("replay done");
            case Effect.Reset e -> line("reset " + e.numbers().nextOutbound() + "/" + e.numbers().nextInbound());
            case Effect.Skip e -> line("skip to " + e.nextOutbound());
            case Effect.LoggedOn _ -> line("logged on");
            case Effect.ResetDone _ -> line("reset done");
            case Effect.LoggedOut _ -> line("logged out");
            case Effect.Disconnect _ -> line("disconnect");
            case Effect.SendRefused _ -> line("refuse");
            case Effect.Report e -> reports.add(e);
            case Effect.ReleaseHeld _ -> {
                // seen by what it brings
            }
        }
    }

    private void line(String name) {
        lines.add(new Line(name, null));
    }

    private void line(String name, Message message) {
        lines.add(new Line(name, message));
    }

    void check(String... expected) {
        assertEquals(expected.length, lines.size(), () -> "expected " + List.of(expected) + " but there was" + this);
        for (int i = 0; i < expected.length; i++) {
            if (!lines.get(i).matches(expected[i])) {
                fail("expected \"" + expected[i] + "\" as number " + (i + 1) + " of" + this);
            }
        }
    }

    @Override
    public String toString() {
        var out = new StringBuilder();
        lines.forEach(line -> out.append("\n    ").append(line));
        reports.forEach(report -> out.append("\n    ").append(report));
        return out.isEmpty() ? " nothing" : out.toString();
    }
}
