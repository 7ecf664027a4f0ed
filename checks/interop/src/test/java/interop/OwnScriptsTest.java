package interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import fix.acceptance.Runner;
import fix.acceptance.RunnerSettings;
import fix.acceptance.Script;
import fix.acceptance.ScriptParser;
import fix.acceptance.ScriptResult;
import fix.acceptance.ScriptVersion;
import fix.acceptance.TcpLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * QuickFIX/J plays the server to our own scripts. Where it departs from them stands in {@code quickfixj-departures.txt}, script by script with the reason:
 * what fails and is not listed fails here, and so does what is listed and passes.
 */
class OwnScriptsTest {
    private static final Path SCRIPTS = Path.of("..", "..", "modules", "fix.acceptance", "src", "test", "resources", "scripts");
    /** Those that need no setting; the name of any other folder is the setting that its scripts need. */
    private static final List<String> PLAIN = List.of("standard", "stricter", "slow");
    /** One for each way of the session layer, where waiting takes long. */
    private static final List<ScriptVersion> SOME = List.of(ScriptVersion.FIX40, ScriptVersion.FIX42, ScriptVersion.FIX44, ScriptVersion.FIX50SP2);

    @Test
    void quickFixDepartsFromOurScriptsWhereTheListSaysSo() throws Exception {
        var known = departures();
        var failures = new TreeMap<String, String>();
        int played = 0;
        for (var settings : folders().entrySet()) {
            var scripts = scripts(settings.getValue());
            played += scripts.size();
            try (var acceptor = QuickFixAcceptor.start(0, 0, settings.getKey())) {
                play(acceptor, scripts, known).forEach(failed -> failures.put(name(failed.script()), inWords(failed)));
            }
        }
        System.out.println(played + " own scripts against QuickFIX/J, " + (played - failures.size()) + " passed");
        assertEquals(String.join("\n", known), String.join("\n", failures.keySet()), () -> failures.values().toString());
    }

    /**
     * The results of those that failed. What nobody expected is played once more, alone: QuickFIX/J resets its numbers some time after a client has left, on a
     * busy machine when the next one has set them already.
     */
    private static List<ScriptResult> play(QuickFixAcceptor acceptor, List<Script> scripts, Set<String> known) {
        var runner = new Runner(() -> new TcpLine("127.0.0.1", acceptor.port(), acceptor.controlPort()), RunnerSettings.DEFAULT);
        var failed = new ArrayList<ScriptResult>();
        for (var result : runner.run(scripts).failed()) {
            failed.addAll(known.contains(name(result.script())) ? List.of(result) : runner.run(List.of(result.script())).failed());
        }
        return failed;
    }

    /** The folders to be played with each setting of the server. */
    private static Map<Map<String, String>, List<String>> folders() throws IOException {
        var folders = new TreeMap<Map<String, String>, List<String>>((some, others) -> some.toString().compareTo(others.toString()));
        try (var all = Files.list(SCRIPTS)) {
            for (var folder : all.map(path -> path.getFileName().toString()).sorted().toList()) {
                folders.computeIfAbsent(PLAIN.contains(folder) ? Map.of() : setting(folder), _ -> new ArrayList<>()).add(folder);
            }
        }
        return folders;
    }

    private static Map<String, String> setting(String folder) {
        int equals = folder.indexOf('=');
        return Map.of(folder.substring(0, equals), folder.substring(equals + 1));
    }

    private static List<Script> scripts(Collection<String> folders) throws IOException {
        var scripts = new ArrayList<Script>();
        for (var folder : folders) {
            var versions = folder.equals("standard") ? List.of(ScriptVersion.values()) : SOME;
            scripts.addAll(ScriptParser.parseAll(List.of(SCRIPTS.resolve(folder)), versions));
        }
        assertFalse(scripts.isEmpty(), () -> "no scripts in " + folders);
        return scripts;
    }

    /** {@code folder/name (version)}. */
    private static String name(Script script) {
        return script.file().replace('\\', '/').replaceAll(".*/scripts/", "").replace(".template", "");
    }

    private static String inWords(ScriptResult failed) {
        return "\n" + failed.failures().getFirst().inWords();
    }

    private static Set<String> departures() throws IOException {
        var departures = new TreeSet<String>();
        try (var list = OwnScriptsTest.class.getResourceAsStream("/quickfixj-departures.txt")) {
            for (var line : new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    departures.add(line.strip());
                }
            }
        }
        return departures;
    }
}
