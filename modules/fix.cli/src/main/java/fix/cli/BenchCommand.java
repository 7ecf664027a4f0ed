package fix.cli;

import fix.bench.LoadResult;
import fix.bench.LoadSession;
import fix.bench.Pace;
import fix.core.SessionID;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fix bench}: load for any acceptor, and how it bore it. */
@Command(name = "bench", description = {
        "Sends orders to an acceptor that answers each NewOrderSingle with an ExecutionReport,",
        "counts every answer by its ClOrdID, and prints one line of measurements.",
        "It logs on with ResetSeqNumFlag(141)=Y. The exit code is 1 when an order has no answer."})
final class BenchCommand implements Callable<Integer> {
    private static final int MOST_ORDERS = 10_000_000;

    @Spec
    private CommandSpec spec;

    @Option(names = "--host", defaultValue = "localhost", description = "Where the acceptor is; default ${DEFAULT-VALUE}.")
    private String host;

    @Option(names = "--port", required = true, description = "Where it listens.")
    private int port;

    @Option(names = "--begin-string", paramLabel = "VERSION", defaultValue = "FIX.4.4", description = "FIX.4.2, FIX.4.3 or FIX.4.4; default ${DEFAULT-VALUE}.")
    private String beginString;

    @Option(names = "--sender", paramLabel = "COMPID", required = true, description = "SenderCompID of this client.")
    private String sender;

    @Option(names = "--target", paramLabel = "COMPID", required = true, description = "CompID of the acceptor.")
    private String target;

    @ArgGroup
    private PaceOptions pace = new PaceOptions();

    @Option(names = "--orders", defaultValue = "100000", description = "How many orders are measured; default ${DEFAULT-VALUE}.")
    private int orders;

    @Option(names = "--warm-up", paramLabel = "ORDERS", defaultValue = "20000", description = "How many orders go before, unmeasured; default ${DEFAULT-VALUE}.")
    private int warmUp;

    @Option(names = "--silence", paramLabel = "SECONDS", defaultValue = "10",
            description = "How long to wait for the next answer before what is unanswered counts as missing; default ${DEFAULT-VALUE}.")
    private int silence;

    BenchCommand() {
    }

    /** When orders are sent: one of three ways. */
    private static final class PaceOptions {
        @Option(names = "--window", paramLabel = "ORDERS", description = "Throughput: send while fewer than so many orders are unanswered; the default, with 256.")
        private Integer window;

        @Option(names = "--rate", paramLabel = "PER_SECOND",
                description = "An open loop: send so many orders a second whatever is unanswered; the latency counts from the instant an order was meant to leave.")
        private Integer rate;

        @Option(names = "--ping-pong", description = "Send each order when the one before is answered.")
        private boolean pingPong;

        Pace pace() {
            if (rate != null) {
                return new Pace.Rate(rate);
            }
            return new Pace.Window(pingPong ? 1 : window == null ? 256 : window);
        }
    }

    @Override
    public Integer call() throws Failure, InterruptedException {
        Ports.check("--port", port, 1);
        check("--orders", orders, 1, MOST_ORDERS);
        check("--warm-up", warmUp, 0, MOST_ORDERS);
        check("--silence", silence, 1, 3_600);
        var chosen = valid(pace::pace);
        var id = valid(() -> SessionID.of(beginString, sender, target));
        var console = Console.of(spec);
        try (var session = LoadSession.open(host, port, id, Duration.ofSeconds(silence))) {
            if (warmUp > 0) {
                session.run(chosen, warmUp);
            }
            var result = session.run(chosen, orders);
            console.say(LoadResult.heading());
            console.say(result.toString());
        } catch (IOException failed) {
            throw Failure.failed(failed.getMessage());
        }
        return 0;
    }

    private static <T> T valid(Supplier<T> option) throws Failure {
        try {
            return option.get();
        } catch (IllegalArgumentException wrong) {
            throw Failure.misused(wrong.getMessage());
        }
    }

    private static void check(String option, int value, int least, int most) throws Failure {
        if (value < least || value > most) {
            throw Failure.misused(option + " " + value + ": must be " + least + " to " + most);
        }
    }
}
