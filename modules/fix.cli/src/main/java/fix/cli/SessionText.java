package fix.cli;

import fix.control.SessionChange;
import fix.control.SessionReport;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reports on sessions as text: a table for people, JSON for programs. */
final class SessionText {
    private static final List<String> HEAD = List.of("SESSION", "STATUS", "NEXT OUT", "NEXT IN", "GENERATION");

    private SessionText() {
    }

    /** A line for each session, below a head. */
    static String table(List<SessionReport> reports) {
        var rows = new ArrayList<List<String>>();
        rows.add(HEAD);
        for (var report : reports) {
            rows.add(List.of(report.session(), report.status(), String.valueOf(report.nextOutbound()), String.valueOf(report.nextInbound()), String.valueOf(report.generation())));
        }
        int names = width(rows, 0);
        int states = width(rows, 1);
        return rows.stream()
                .map(row -> ("%-" + names + "s  %-" + states + "s  %9s  %9s  %10s").formatted(row.toArray()))
                .collect(Collectors.joining("\n"));
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(1);
    }

    /** {@code FIX.4.4:ISLD->TW  DISCONNECTED  next out 7 -> 1  next in 9 -> 1}. */
    static String words(SessionChange change) {
        var before = change.before();
        var after = change.after();
        return after.session() + "  " + moved("", before.status(), after.status()) + "  " + moved("next out ", before.nextOutbound(), after.nextOutbound()) + "  "
                + moved("next in ", before.nextInbound(), after.nextInbound());
    }

    private static String moved(String what, Object before, Object after) {
        return what + (before.equals(after) ? after : before + " -> " + after);
    }

    static String json(List<SessionReport> reports) {
        return reports.stream().map(SessionText::json).collect(Collectors.joining(",", "[", "]"));
    }

    static String json(SessionChange change) {
        return "{\"before\":" + json(change.before()) + ",\"after\":" + json(change.after()) + "}";
    }

    static String json(SessionReport report) {
        return "{\"session\":" + quoted(report.session()) + ",\"status\":" + quoted(report.status()) + ",\"nextOutbound\":" + report.nextOutbound() + ",\"nextInbound\":"
                + report.nextInbound() + ",\"generation\":" + report.generation() + "}";
    }

    static String quoted(String text) {
        var out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
