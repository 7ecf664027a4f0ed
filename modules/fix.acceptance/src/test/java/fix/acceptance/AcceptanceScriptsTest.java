package fix.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server passes our own scripts, and those of the folder that ACCEPTANCE_SCRIPTS names where there is one: in virtual time and over TCP. */
@Timeout(120)
class AcceptanceScriptsTest {
    private static final int SERVERS = 4;
    private static final Path SCRIPTS = Path.of("src/test/resources/scripts");

    /** The folder of scripts that need a setting is named after it. */
    static List<String> folders() throws IOException {
        try (var folders = Files.list(SCRIPTS)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void ourScriptsPassInVirtualTime(String folder) throws IOException {
        var summary = simulate(ours(folder), sessions(folder));

        assertTrue(summary.passed(), summary::inWords);
    }

    /** One version stands for all where the line is not what is tested. */
    @ParameterizedTest
    @ValueSource(strings = {"standard", "ResendRequestChunkSize=5"})
    void ourScriptsPassOverTcp(String folder) throws Exception {
        var scripts = ScriptParser.parseAll(List.of(SCRIPTS.resolve(folder)), List.of(ScriptVersion.FIX40, ScriptVersion.FIX44, ScriptVersion.FIX50SP2));

        assertEquals("", failuresOverTcp(scripts, sessions(folder)));
    }

    @Test
    void everyVersionHasScripts() throws IOException {
        var scripts = ours("standard");

        for (var version : ScriptVersion.values()) {
            assertTrue(scripts.stream().filter(script -> script.file().endsWith("(" + version + ")")).count() > 25, version::toString);
        }
    }

    @Test
    void aScriptThatExpectsAnotherNumberFails() throws IOException {
        var wrong = ours("standard").stream().filter(AcceptanceScriptsTest::expects).map(AcceptanceScriptsTest::withWrongNumbers).toList();

        var passed = simulate(wrong, ServerSessions.standard()).results().stream().filter(ScriptResult::passed).map(ScriptResult::inWords).toList();

        assertFalse(wrong.isEmpty());
        assertEquals(List.of(), passed);
    }

    @Test
    void theSharedScriptsPassInVirtualTime() throws IOException {
        var summary = simulate(shared(), ServerSessions.standard());

        assertTrue(summary.passed(), summary::inWords);
    }

    @Test
    void theSharedScriptsPassOverTcp() throws Exception {
        assumeTrue(Boolean.getBoolean("acceptance.tcp"), "`.ci/run acceptance` plays them over TCP against the real program; -Dacceptance.tcp=true does it here");
        assertEquals("", failuresOverTcp(shared(), ServerSessions.standard()));
    }

    private static Summary simulate(List<Script> scripts, ServerSessions sessions) {
        return new Runner(() -> new SimulatedLine(sessions), RunnerSettings.DEFAULT).run(scripts);
    }

    /** Shares the scripts among several servers, since most of their time is waiting. */
    private static String failuresOverTcp(List<Script> scripts, ServerSessions sessions) throws Exception {
        var failures = new StringBuilder();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var runs = new ArrayList<Future<Summary>>();
            for (int i = 0; i < SERVERS; i++) {
                var share = everyFourth(scripts, i);
                runs.add(threads.submit(() -> overTcp(share, sessions)));
            }
            for (var run : runs) {
                failures.append(run.get().passed() ? "" : run.get().inWords());
            }
        }
        return failures.toString();
    }

    private static List<Script> everyFourth(List<Script> scripts, int first) {
        var share = new ArrayList<Script>();
        for (int i = first; i < scripts.size(); i += SERVERS) {
            share.add(scripts.get(i));
        }
        return share;
    }

    private static Summary overTcp(List<Script> scripts, ServerSessions sessions) {
        var free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (var server = AcceptanceServer.builder().sessions(sessions).address(free).controlAddress(free).start()) {
            return new Runner(() -> new TcpLine("127.0.0.1", server.port(), server.controlPort()), RunnerSettings.DEFAULT).run(scripts);
        }
    }

    private static ServerSessions sessions(String setting) {
        return setting.contains("=") ? ServerSessions.standard().set(setting) : ServerSessions.standard();
    }

    private static boolean expects(Script script) {
        return script.steps().stream().anyMatch(Step.Expect.class::isInstance);
    }

    private static Script withWrongNumbers(Script script) {
        var steps = script.steps().stream().map(step -> step instanceof Step.Expect(int line, int client, String text)
                ? new Step.Expect(line, client, text.replaceAll("\u000134=(\\d+)", "\u000134=9$1")) : step);
        return new Script(script.file(), steps.toList(), script.warnings());
    }

    private static List<Script> ours(String folder) throws IOException {
        var scripts = ScriptParser.parseAll(List.of(SCRIPTS.resolve(folder)));
        assertFalse(scripts.isEmpty(), "no scripts in " + folder);
        assertEquals(List.of(), scripts.stream().flatMap(script -> script.warnings().stream()).toList());
        return scripts;
    }

    private static List<Script> shared() throws IOException {
        var folder = sharedFolder();
        assumeTrue(Files.isDirectory(folder), "skipped: no acceptance scripts in " + folder + "; name their folder with -DACCEPTANCE_SCRIPTS=...");
        var scripts = ScriptParser.parseAll(List.of(folder));
        assertFalse(scripts.isEmpty(), "no .def files in " + folder);
        return scripts;
    }

    private static Path sharedFolder() {
        var variable = System.getenv().getOrDefault("ACCEPTANCE_SCRIPTS", "");
        var named = System.getProperty("ACCEPTANCE_SCRIPTS", variable);
        var root = Path.of(System.getProperty("repo.root", "../.."));
        return (named.isEmpty() ? root.resolve("../shared/acceptance") : Path.of(named)).toAbsolutePath().normalize();
    }
}
