package interop;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import fix.acceptance.Runner;
import fix.acceptance.RunnerSettings;
import fix.acceptance.ScriptParser;
import fix.acceptance.TcpLine;

/** QuickFIX/J is known to pass all scripts: a script that fails here shows a fault of the runner. */
class QuickFixAcceptorTest {

    @Test
    void quickFixPassesAllScripts() throws Exception {
        var folder = scripts();
        assumeTrue(Files.isDirectory(folder), "skipped: no acceptance scripts in " + folder + "; name their folder with -DACCEPTANCE_SCRIPTS=...");
        var scripts = ScriptParser.parseAll(List.of(folder));
        assertFalse(scripts.isEmpty(), "no .def files in " + folder);
        try (var acceptor = QuickFixAcceptor.start(0, 0, Map.of())) {
            var runner = new Runner(() -> new TcpLine("127.0.0.1", acceptor.port(), acceptor.controlPort()), RunnerSettings.DEFAULT);
            var summary = runner.run(scripts);
            System.out.println(summary.inWords());
            assertTrue(summary.passed(), summary::inWords);
        }
    }

    private static Path scripts() {
        var variable = System.getenv().getOrDefault("ACCEPTANCE_SCRIPTS", "");
        var named = System.getProperty("ACCEPTANCE_SCRIPTS", variable);
        var root = Path.of(System.getProperty("repo.root", "."));
        return (named.isEmpty() ? root.resolve("../shared/acceptance") : Path.of(named)).toAbsolutePath().normalize();
    }
}
