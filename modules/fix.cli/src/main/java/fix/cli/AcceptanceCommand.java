package fix.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code fix acceptance}: the scripts that show that an acceptor follows the standard, and the server that they expect. */
@Command(name = "acceptance", description = "Runs acceptance scripts, or the server that they expect.",
        subcommands = {AcceptanceRunCommand.class, AcceptanceServeCommand.class})
final class AcceptanceCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    AcceptanceCommand() {
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
