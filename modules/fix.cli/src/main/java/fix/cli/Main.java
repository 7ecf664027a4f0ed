package fix.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command {@code fix}: its options, and the list of what it can do. */
@Command(name = "fix", mixinStandardHelpOptions = true, versionProvider = Main.Version.class,
        description = "A FIX engine for Java: run sessions, demos and acceptance scripts.")
public final class Main implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** Created by {@link #main}. */
    Main() {
    }

    /**
     * Runs the command and ends the process: 0 when all went well, 1 when the work failed, 2 when what was asked for is wrong.
     *
     * @param args the words of the command line
     */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main());
    }

    /** Without a command: shows what there is. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
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
