package fix.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code fix store}: what can be done with a store while no engine runs on it. */
@Command(name = "store", description = "Works on a store while no engine runs on it.", subcommands = StoreImportCommand.class)
final class StoreCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    StoreCommand() {
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
