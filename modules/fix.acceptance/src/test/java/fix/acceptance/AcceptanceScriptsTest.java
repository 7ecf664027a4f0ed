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
import org.junit.jupiter.params.provider.CsvSource;

/** The server passes our own scripts, and those of the folder that ACCEPTANCE_SCRIPTS names where there is one: in virtual time and over TCP. */
@Timeout(120)
class AcceptanceScriptsTest {
    private static final int SERVERS = 4;

    @ParameterizedTest
    @CsvSource({"standard, ''", "slow, ''", "chunked, ResendRequestChunkSize=5", "empty, ValidateFieldsHaveValues=N"})
    void ourScriptsPassInVirtualTime(String folder, String setting) throws IOException {
        var summary = simulate(ours(folder), sessions(setting));

        assertTrue(summary.passed(), summary::inWords);
    }

    @ParameterizedTest
    @CsvSource({"standard, ''", "chunked, ResendRequestChunkSize=5", "empty, ValidateFieldsHaveValues=N"})
    void ourScriptsPassOverTcp(String folder, String setting) throws Exception {
        assertEquals("", failuresOverTcp(ours(folder), sessions(setting)));
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
        return setting.isEmpty() ? ServerSessions.standard() : ServerSessions.standard().set(setting);
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
        var scripts = ScriptParser.parseAll(List.of(Path.of("src/test/resources/scripts", folder)));
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
