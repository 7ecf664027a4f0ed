package fix.cli;

import fix.testkit.Fault;
import fix.testkit.FaultProxy;
import fix.testkit.Faults;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fix proxy}: a bad line between two parties of any make. */
@Command(name = "proxy", description = {
        "Stands between two parties and makes their line a bad one.",
        "Each connection gets one or two random faults of the kinds that --fault names, from the seed, besides what --delay, --throttle and --split do to all of them.",
        "Prints what happens, and the seed that repeats it. Listens on the loopback address. Runs until it is ended."})
final class ProxyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--to", paramLabel = "HOST:PORT", required = true, description = "Where the acceptor listens.")
    private String to;

    @Option(names = "--listen", paramLabel = "PORT", defaultValue = "0", description = "Where the initiator connects; 0, the default, for any free port.")
    private int listen;

    @Option(names = "--seed", description = "What all that is random comes from; drawn anew unless said.")
    private Long seed;

    @Option(names = "--fault", paramLabel = "KIND", split = ",", description = "Kinds of random faults: ${COMPLETION-CANDIDATES}. May be repeated.")
    private List<Fault.Kind> kinds = List.of();

    @Option(names = "--delay", paramLabel = "MS", description = "How much later everything arrives, in milliseconds.")
    private Integer delay;

    @Option(names = "--jitter", paramLabel = "MS", defaultValue = "0", description = "How much is added to --delay at most; default ${DEFAULT-VALUE}.")
    private int jitter;

    @Option(names = "--throttle", paramLabel = "BYTES", description = "How many bytes pass in a second, each way.")
    private Integer throttle;

    @Option(names = "--split", paramLabel = "BYTES", description = "The largest write.")
    private Integer split;

    ProxyCommand() {
    }

    @Override
    public Integer call() throws Exception {
        Ports.check("--listen", listen, 0);
        var console = Console.of(spec);
        var always = always();
        var builder = builder().listen(listen).log(console::say);
        if (seed != null) {
            builder.seed(seed);
        }
        if (kinds.isEmpty()) {
            builder.connections(Faults.bothWays(always));
        } else {
            builder.random(EnumSet.copyOf(kinds), Faults.bothWays(always));
        }
        try (var ending = new Ending()) {
            var proxy = ending.add(builder.start());
            console.say("seed " + proxy.seed());
            console.ready(proxy.port());
            Ending.await();
        } catch (UncheckedIOException taken) {
            throw Failure.failed(taken.getCause().getMessage());
        }
        return 0;
    }

    private FaultProxy.Builder builder() throws Failure {
        int colon = to.lastIndexOf(':');
        try {
            int port = Integer.parseInt(to.substring(colon + 1));
            Ports.check("--to", port, 1);
            if (colon > 0) {
                return FaultProxy.to(to.substring(0, colon), port);
            }
        } catch (NumberFormatException noPort) {
            // told below
        }
        throw Failure.misused("--to=" + to + " is no place: write HOST:PORT, for example localhost:9880");
    }

    private Fault[] always() throws Failure {
        var faults = new ArrayList<Fault>();
        try {
            if (delay != null || jitter != 0) {
                faults.add(Fault.delay(Duration.ofMillis(delay == null ? 0 : delay), Duration.ofMillis(jitter)));
            }
            if (throttle != null) {
                faults.add(Fault.throttle(throttle));
            }
            if (split != null) {
                faults.add(Fault.split(split));
            }
        } catch (IllegalArgumentException outOfBounds) {
            throw Failure.misused(outOfBounds.getMessage());
        }
        return faults.toArray(Fault[]::new);
    }
}
