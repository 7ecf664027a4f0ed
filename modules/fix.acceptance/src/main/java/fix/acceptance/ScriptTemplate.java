package fix.acceptance;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A script for several versions of FIX: a {@code .template} file, which becomes a {@code .def} script when a version is chosen. It is read as a script is, after these changes:
 *
 * <pre>
 * |                     SOH
 * [4.2+]  [4.0-4.1]     at a line's begin: the line is for these versions alone; alone on the first line: the whole file is
 * I{D 2}                the header of a message that the client sends: BeginString, MsgType D, MsgSeqNum 2, CompIDs, SendingTime
 * E{D 2}                the header of one that is expected
 * I{D 2 dup}, E{...}    the same with PossDupFlag=Y and OrigSendingTime; dup=&lt;TIME+9&gt; gives its time, dup=- leaves it out
 * I{D 2 at=&lt;TIME-115&gt;} with that SendingTime
 * {logon}  {logon 6}    the body of a Logon with HeartBtInt 30, or 6
 * {order a}             the body of a valid NewOrderSingle whose ClOrdID is a
 * {open}                the EndSeqNo that stands for no end
 * {cancel a}            the body of a valid OrderCancelRequest
 * {time}                TransactTime, from FIX 4.2 on
 * E{refused 5 3 F}      what the application's refusal looks like: our number 5, the message's number 3 and type F
 * E{reject 5 3 D 40 6}  what a Reject looks like: our number 5, the message's number 3, its type, RefTagID (- for none), SessionRejectReason
 * {begin}               BeginString
 * </pre>
 *
 * <p>What differs between the versions stands here and nowhere else: FIX 4.0 and 4.1 have Rejects in words alone and no BusinessMessageReject, FIX 4.2 has reasons up to 11.
 */
public final class ScriptTemplate {
    private static final Pattern CONDITION = Pattern.compile("\\[([0-9A-Za-z.]+)(\\+|-([0-9A-Za-z.]+))?]\\s*(.*)");
    private static final Pattern HEADER = Pattern.compile("([IE])(\\d+,)?\\{([^ }]+) ([^ }]+)([^}]*)}(.*)");
    private static final Pattern WORD = Pattern.compile("\\{(logon|open|begin|order|cancel|time)(?: ([^}]*))?}");

    private final ScriptVersion version;

    private ScriptTemplate(ScriptVersion version) {
        this.version = version;
    }

    /** The text of the script for a version; nothing if the template is not for that one. */
    static Optional<String> expand(String template, ScriptVersion version) {
        var lines = template.lines().toList();
        var first = lines.isEmpty() ? null : CONDITION.matcher(lines.getFirst());
        var maker = new ScriptTemplate(version);
        if (first != null && first.matches() && first.group(4).isEmpty()) {
            return maker.holds(first.group(1), first.group(2), first.group(3)) ? Optional.of(maker.text(lines.subList(1, lines.size()))) : Optional.empty();
        }
        return Optional.of(maker.text(lines));
    }

    /** A line that is for other versions becomes an empty one, so that the numbers of the lines stay those of the file. */
    private String text(List<String> lines) {
        return lines.stream().map(this::line).collect(Collectors.joining("\n", "", "\n"));
    }

    private String line(String line) {
        if (line.startsWith("#")) {
            return line;
        }
        var condition = CONDITION.matcher(line);
        var rest = line;
        if (condition.matches()) {
            if (!holds(condition.group(1), condition.group(2), condition.group(3))) {
                return "";
            }
            rest = condition.group(4);
        }
        return words(header(rest)).replace("|", Text.SOH);
    }

    private boolean holds(String from, String range, String to) {
        var lowest = version(from);
        var highest = range == null ? lowest : to == null ? ScriptVersion.LATEST : version(to);
        return !version.isBefore(lowest) && !highest.isBefore(version);
    }

    private static ScriptVersion version(String name) {
        return ScriptVersion.named(name).orElseThrow(() -> new IllegalArgumentException("there is no version " + name + "; there are " + ScriptVersion.names()));
    }

    private String header(String line) {
        var match = HEADER.matcher(line);
        if (!match.matches()) {
            return line;
        }
        var client = match.group(2) == null ? "" : match.group(2);
        var number = match.group(4);
        var options = List.of(match.group(5).strip().split(" "));
        var rest = match.group(6);
        return switch (match.group(3)) {
            case "refused" -> expected(client, version.isBefore(ScriptVersion.FIX42) ? "3" : "j", number, options) + refused(options) + rest + "10=0|";
            case "reject" -> expected(client, "3", number, options) + reject(options) + rest + "10=0|";
            case String type when match.group(1).equals("E") -> expected(client, type, number, options) + rest + "10=0|";
            case String type -> sent(client, type, number, options) + rest;
        };
    }

    private String sent(String client, String type, String number, List<String> options) {
        var dup = option(options, "dup", "<TIME>");
        var orig = dup.filter(time -> !time.equals("-")).map(time -> "122=" + time + "|").orElse("");
        return "I" + client + "8=" + version.beginString() + "|35=" + type + "|34=" + number + (dup.isPresent() ? "|43=Y" : "") + "|49=TW|52="
                + option(options, "at", "").orElse("<TIME>") + "|56=ISLD|" + orig;
    }

    private String expected(String client, String type, String number, List<String> options) {
        boolean dup = options.contains("dup");
        return "E" + client + "8=" + version.beginString() + "|9=0|35=" + type + "|34=" + number + (dup ? "|43=Y" : "") + "|49=ISLD|52=00000000-00:00:00|56=TW|"
                + (dup ? "122=00000000-00:00:00|" : "");
    }

    /** The value of {@code name=value}, the other when it is {@code name} alone. */
    private static Optional<String> option(List<String> options, String name, String alone) {
        return options.stream().filter(option -> option.equals(name) || option.startsWith(name + "=")).findFirst()
                .map(option -> option.equals(name) ? alone : option.substring(name.length() + 1));
    }

    private String refused(List<String> options) {
        return "45=" + options.get(0) + (version.isBefore(ScriptVersion.FIX42) ? "" : "|372=" + options.get(1) + "|380=3") + "|58=x|";
    }

    private String reject(List<String> options) {
        var text = new StringBuilder("45=" + options.get(0) + "|58=x|");
        if (!version.isBefore(ScriptVersion.FIX42)) {
            text.append("372=").append(options.get(1)).append('|');
            text.append(options.get(2).equals("-") ? "" : "371=" + options.get(2) + "|");
            boolean known = !version.isBefore(ScriptVersion.FIX43) || Integer.parseInt(options.get(3)) <= 11;
            text.append(known ? "373=" + options.get(3) + "|" : "");
        }
        return text.toString();
    }

    private String words(String line) {
        return WORD.matcher(line).replaceAll(match -> switch (match.group(1)) {
            case "logon" -> "98=0|108=" + (match.group(2) == null ? "30" : match.group(2)) + "|" + (version.applVerID().isEmpty() ? "" : "1137=" + version.applVerID() + "|");
            case "open" -> version.isBefore(ScriptVersion.FIX42) ? "999999" : "0";
            case "begin" -> version.beginString();
            case "time" -> transactTime();
            case "order" -> "11=" + match.group(2) + "|21=1|38=100|40=1|54=1|55=HEDL|" + transactTime();
            default -> "41=a|11=" + match.group(2) + "|54=1|55=HEDL|38=1|" + (version == ScriptVersion.FIX40 ? "125=F|" : "") + transactTime();
        });
    }

    private String transactTime() {
        return version.isBefore(ScriptVersion.FIX42) ? "" : "60=20260105-10:00:00|";
    }
}
