package fix.cli;

import fix.config.ConfigException;
import fix.core.FixException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/**
 * The command {@code fix}: its options, and the list of what it can do.
 *
 * <p>The process ends with 0 when all went well, 1 when the work failed, 2 when what was asked for is wrong: the command line or a configuration. What went wrong is a
 * line on standard error; a stack trace is never shown.
 */
@Command(name = "fix", mixinStandardHelpOptions = true, versionProvider = Main.Version.class, scope = ScopeType.INHERIT,
        description = "A FIX engine for Java: run sessions, demos and acceptance scripts.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all went well", "1:the work failed", "2:the command line or a configuration is wrong"},
        subcommands = {
            DemoCommand.class, AcceptorCommand.class, InitiatorCommand.class, AcceptanceCommand.class, SimulateCommand.class,
            ProxyCommand.class, BenchCommand.class, SessionCommand.class, StoreCommand.class,
            ConfigCommand.class, SecretCommand.class})
public final class Main implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show on standard error what the engine does.")
    private boolean verbose;

    /** Created by {@link #main}. */
    Main() {
    }

    /**
     * Runs the command and ends the process.
     *
     * @param args the words of the command line
     */
    public static void main(String[] args) {
        Thread.setDefaultUncaughtExceptionHandler((thread, broken) -> System.err.println("fix: " + thread.getName() + " failed: " + unexpected(broken)));
        int code;
        try {
            code = commandLine().execute(args);
        } catch (Throwable broken) {
            System.err.println("fix: " + unexpected(broken));
            code = Failure.FAILED;
        }
        System.exit(code);
    }

    static CommandLine commandLine() {
        var main = new Main();
        return new CommandLine(main)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::misused)
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command))
                .setExecutionStrategy(main::run);
    }

    private int run(ParseResult parsed) {
        Logging.start(verbose);
        return new CommandLine.RunLast().execute(parsed);
    }

    /** Without a command: shows what there is. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static int misused(ParameterException wrong, String[] args) {
        var command = wrong.getCommandLine();
        command.getErr().println("fix: " + wrong.getMessage());
        command.getErr().println("fix: " + command.getCommandSpec().qualifiedName() + " --help says what is allowed");
        return Failure.MISUSED;
    }

    private static int failed(Exception failure, CommandLine command) {
        var code = switch (failure) {
            case Failure told -> told.exitCode();
            case ConfigException _ -> Failure.MISUSED;
            default -> Failure.FAILED;
        };
        if (Ending.wasTold()) {
            return code;
        }
        var text = switch (failure) {
            case Failure _, ConfigException _, FixException _ -> failure.getMessage();
            default -> unexpected(failure);
        };
        text.lines().forEach(line -> command.getErr().println("fix: " + line));
        return code;
    }

    /** What to say of an error that nobody foresaw, so that a report of it is of use. */
    private static String unexpected(Throwable broken) {
        var at = broken.getStackTrace().length == 0 ? "" : " at " + broken.getStackTrace()[0];
        return "an error of this program: " + broken + at;
    }

    /** The version that the build wrote into the module's descriptor. */
    static final class Version implements IVersionProvider {

        Version() {
        }

        @Override
        public String[] getVersion() {
            var descriptor = Main.class.getModule().getDescriptor();
            var version = descriptor == null ? "unknown" : descriptor.rawVersion().orElse("unknown");
            return new String[] {"heddle " + version + " (Java " + Runtime.version() + ")"};
        }
    }
}
