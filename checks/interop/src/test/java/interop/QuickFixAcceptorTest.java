package interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fix.acceptance.Runner;
import fix.acceptance.RunnerSettings;
import fix.acceptance.Script;
import fix.acceptance.ScriptParser;
import fix.acceptance.ScriptResult;
import fix.acceptance.Step;
import fix.acceptance.Summary;
import fix.acceptance.TcpLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** QuickFIX/J is known to pass all scripts: a script that fails here shows a fault of the runner. */
@Isolated("the scripts time what comes")
class QuickFixAcceptorTest {

    @Test
    void quickFixPassesAllScripts() throws Exception {
        var summary = run(scripts());

        System.out.println(summary.inWords());
        assertTrue(summary.passed(), summary::inWords);
    }

    @Test
    void aScriptThatExpectsAnotherNumberFails() throws Exception {
        var wrong = scripts().stream().filter(script -> !script.isSlow() && expects(script)).map(QuickFixAcceptorTest::withWrongNumbers).toList();

        var passed = run(wrong).results().stream().filter(ScriptResult::passed).map(ScriptResult::inWords).toList();

        assertFalse(wrong.isEmpty());
        assertEquals(List.of(), passed);
    }

    private static Summary run(List<Script> scripts) throws Exception {
        try (var acceptor = QuickFixAcceptor.start(0, 0, Map.of())) {
            return new Runner(() -> new TcpLine("127.0.0.1", acceptor.port(), acceptor.controlPort()), RunnerSettings.DEFAULT).run(scripts);
        }
    }

    private static boolean expects(Script script) {
        return script.steps().stream().anyMatch(Step.Expect.class::isInstance);
    }

    private static Script withWrongNumbers(Script script) {
        var steps = script.steps().stream().map(step -> step instanceof Step.Expect(int line, int client, String text)
                ? new Step.Expect(line, client, text.replaceAll("\u000134=(\\d+)", "\u000134=9$1")) : step);
        return new Script(script.file(), steps.toList(), script.warnings());
    }

    private static List<Script> scripts() throws IOException {
        var folder = folder();
        assumeTrue(Files.isDirectory(folder), "skipped: no acceptance scripts in " + folder + "; name their folder with -DACCEPTANCE_SCRIPTS=...");
        var scripts = ScriptParser.parseAll(List.of(folder));
        assertFalse(scripts.isEmpty(), "no .def files in " + folder);
        return scripts;
    }

    private static Path folder() {
        var variable = System.getenv().getOrDefault("ACCEPTANCE_SCRIPTS", "");
        var named = System.getProperty("ACCEPTANCE_SCRIPTS", variable);
        var root = Path.of(System.getProperty("repo.root", "."));
        return (named.isEmpty() ? root.resolve("../shared/acceptance") : Path.of(named)).toAbsolutePath().normalize();
    }
}
