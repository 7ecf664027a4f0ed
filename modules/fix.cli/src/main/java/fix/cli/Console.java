package fix.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** The terminal of a command: whole lines on standard output and standard error, flushed at once. Safe for use by many threads. */
final class Console {
    private final PrintWriter out;
    private final PrintWriter err;

    Console(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    static Console of(CommandSpec spec) {
        return new Console(spec.commandLine().getOut(), spec.commandLine().getErr());
    }

    /** Says what the command does or found. */
    synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    /** Says what is not as it should be. */
    synchronized void warn(String line) {
        err.println("fix: " + line);
        err.flush();
    }

    /** The one line of a program that listens, for whoever waits for it. */
    void ready(int port) {
        ready(List.of(port));
    }

    /** The same for one that listens in several places, in the order of its configuration. */
    void ready(List<Integer> ports) {
        say("READY " + ports.stream().map(String::valueOf).collect(Collectors.joining(" ")));
    }
}
