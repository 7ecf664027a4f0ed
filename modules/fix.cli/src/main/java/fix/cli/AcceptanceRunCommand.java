package fix.cli;

import fix.acceptance.FractionDigits;
import fix.acceptance.Runner;
import fix.acceptance.RunnerSettings;
import fix.acceptance.ScriptParser;
import fix.acceptance.ScriptVersion;
import fix.acceptance.TcpLine;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fix acceptance run}: plays scripts against any acceptor. */
@Command(name = "run", description = {"Plays scripts against an acceptor.", "The exit code is 0 when all of them pass."})
final class AcceptanceRunCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--host", defaultValue = "localhost", description = "Where the acceptor is; default ${DEFAULT-VALUE}.")
    private String host;

    @Option(names = "--port", required = true, description = "Where it listens.")
    private int port;

    @Option(names = "--control-port", paramLabel = "PORT", defaultValue = "0", description = "Where it takes commands; without one the scripts that need it fail.")
    private int controlPort;

    @Option(names = "--digits", defaultValue = "OF_VERSION", description = "Fraction digits of the times that are sent: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private FractionDigits digits;

    @Option(names = "--fix", paramLabel = "VERSION", description = "Of templates, the scripts for this version: 4.2, 5.0SP2, Latest. May be repeated; without it, for all.")
    private List<String> versions = List.of();

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Scripts and templates, or folders of them.")
    private List<Path> paths;

    AcceptanceRunCommand() {
    }

    @Override
    public Integer call() throws Failure {
        Ports.check("--port", port, 1);
        Ports.check("--control-port", controlPort, 0);
        var console = Console.of(spec);
        var scripts = scripts();
        var summary = new Runner(() -> new TcpLine(host, port, controlPort), RunnerSettings.DEFAULT.withDigits(digits))
                .run(scripts, result -> console.say(result.inWords()));
        console.say(summary.inWords());
        return summary.passed() ? 0 : Failure.FAILED;
    }

    private List<ScriptVersion> versions() throws Failure {
        var chosen = new ArrayList<ScriptVersion>();
        for (var name : versions) {
            chosen.add(ScriptVersion.named(name).orElseThrow(() -> Failure.misused("--fix " + name + ": there is no such version; there are " + ScriptVersion.names())));
        }
        return chosen.isEmpty() ? List.of(ScriptVersion.values()) : chosen;
    }

    private List<fix.acceptance.Script> scripts() throws Failure {
        try {
            var scripts = ScriptParser.parseAll(paths, versions());
            if (scripts.isEmpty()) {
                throw Failure.misused("there is no script in " + paths);
            }
            return scripts;
        } catch (NoSuchFileException missing) {
            throw Failure.misused("there is no file or folder " + missing.getMessage());
        } catch (IOException unreadable) {
            throw Failure.misused("a script cannot be read: " + unreadable);
        }
    }
}
