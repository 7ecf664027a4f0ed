package fix.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Reads {@code .def} files: Latin-1, LF or CRLF, one step a line.
 *
 * <pre>
 * blank, #...                     ignored
 * iCONNECT     i2,CONNECT         open a connection
 * iDISCONNECT  i2,DISCONNECT      close it
 * eDISCONNECT  e2,DISCONNECT      the server must close it
 * I8=...       I2,8=...           send
 * E8=...       E2,8=...           receive
 * iSET_SESSION FIX.4.4:ISLD-&gt;TW NEXTSENDERSEQNUM=2000
 * anything else                   ignored with a warning
 * </pre>
 */
public final class ScriptParser {
    private static final Pattern IGNORED = Pattern.compile("\\s*(#.*)?");
    private static final Pattern CONNECTION = Pattern.compile("([ie])(?:(\\d{1,9}),)?(CONNECT|DISCONNECT)[ \\t]*");
    private static final Pattern MESSAGE = Pattern.compile("([IE])(?:(\\d{1,9}),)?(.+)");
    private static final Pattern SET_SESSION = Pattern.compile("iSET_SESSION\\s+(.+?)\\s*");

    private final String file;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private int number;

    private ScriptParser(String file) {
        this.file = file;
    }

    /** Reads one file. */
    public static Script parse(Path file) throws IOException {
        return parse(file.toString(), Files.readAllBytes(file));
    }

    /** Reads a script that is in memory; {@code file} is the name that messages show. */
    public static Script parse(String file, byte[] content) {
        var parser = new ScriptParser(file);
        for (var line : Text.of(content).split("\n", -1)) {
            parser.number++;
            parser.line(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
        }
        return new Script(file, parser.steps, parser.warnings);
    }

    /** All {@code .def} files among the paths, and the {@code .template} files for every version. */
    public static List<Script> parseAll(List<Path> paths) throws IOException {
        return parseAll(paths, List.of(ScriptVersion.values()));
    }

    /**
     * All {@code .def} files among the paths, and the {@code .template} files for each of the versions: folders searched with what is below them, in the order of the paths and then of the names.
     */
    public static List<Script> parseAll(List<Path> paths, List<ScriptVersion> versions) throws IOException {
        var scripts = new ArrayList<Script>();
        for (var path : paths) {
            try (var files = Files.walk(path)) {
                for (var file : files.filter(f -> f.equals(path) || isScript(f)).filter(Files::isRegularFile).sorted().toList()) {
                    if (isTemplate(file)) {
                        template(file, versions, scripts);
                    } else {
                        scripts.add(parse(file));
                    }
                }
            }
        }
        return List.copyOf(scripts);
    }

    private static boolean isScript(Path file) {
        return file.toString().endsWith(".def") || isTemplate(file);
    }

    private static boolean isTemplate(Path file) {
        return file.toString().endsWith(".template");
    }

    private static void template(Path file, List<ScriptVersion> versions, List<Script> scripts) throws IOException {
        var template = Files.readString(file, StandardCharsets.ISO_8859_1);
        for (var version : versions) {
            ScriptTemplate.expand(template, version).ifPresent(text -> scripts.add(parse(file + " (" + version + ")", Text.bytes(text))));
        }
    }

    private void line(String line) {
        if (IGNORED.matcher(line).matches()) {
            return;
        }
        var connection = CONNECTION.matcher(line);
        var message = MESSAGE.matcher(line);
        var setting = SET_SESSION.matcher(line);
        if (connection.matches()) {
            connection(line, connection);
        } else if (message.matches()) {
            message(line, message);
        } else if (setting.matches()) {
            setting(line, setting.group(1));
        } else {
            ignore(line, "not a step");
        }
    }

    private void connection(String line, MatchResult match) {
        int client = client(match);
        switch (match.group(1) + match.group(3)) {
            case "iCONNECT" -> steps.add(new Step.Connect(number, client));
            case "iDISCONNECT" -> steps.add(new Step.Disconnect(number, client));
            case "eDISCONNECT" -> steps.add(new Step.ExpectDisconnect(number, client));
            default -> ignore(line, "a server does not connect");
        }
    }

    private void message(String line, MatchResult match) {
        var text = match.group(3);
        if (match.group(1).equals("I")) {
            steps.add(new Step.Send(number, client(match), text));
        } else if (text.contains("=")) {
            steps.add(new Step.Expect(number, client(match), text));
        } else {
            ignore(line, "a message has fields");
        }
    }

    private void setting(String line, String command) {
        try {
            steps.add(new Step.SetSession(number, ControlCommand.parse("SET " + command)));
        } catch (ControlException e) {
            ignore(line, e.getMessage());
        }
    }

    private static int client(MatchResult match) {
        return match.group(2) == null ? 1 : Integer.parseInt(match.group(2));
    }

    private void ignore(String line, String why) {
        warnings.add(file + ":" + number + ": ignored, " + why + ": " + Text.readable(line));
    }
}
