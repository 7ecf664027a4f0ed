package fix.cli;

import fix.simulator.FaultKind;
import fix.simulator.Simulation;
import fix.simulator.SimulationPlan;
import fix.simulator.SimulationResult;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fix simulate}: runs two engines in virtual time, with faults, seed after seed. */
@Command(name = "simulate", description = {
        "Runs two engines in virtual time while things go wrong, from seeds.",
        "Each seed is a run of its own: cuts, crashes, failing stores, jumping clocks. What is violated is told with the seed that repeats it, and the exit code is 1."})
final class SimulateCommand implements Callable<Integer> {
    private static final long PROGRESS_NANOS = 10_000_000_000L;

    @Spec
    private CommandSpec spec;

    @Option(names = "--seed", paramLabel = "SEED", defaultValue = "0", description = "The first seed; default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--count", paramLabel = "RUNS", defaultValue = "1000", description = "How many seeds are run; 0 means until told to stop. Default ${DEFAULT-VALUE}.")
    private long count;

    @Option(names = "--orders", paramLabel = "ORDERS", defaultValue = "30", description = "How many orders are sent in a run; default ${DEFAULT-VALUE}.")
    private int orders;

    @Option(names = "--fault", paramLabel = "KIND", description = "Of the kinds of fault these alone: ${COMPLETION-CANDIDATES}. May be repeated; without it all of them.")
    private List<FaultKind> faults = List.of();

    @Option(names = "--no-faults", description = "Nothing goes wrong.")
    private boolean noFaults;

    @Option(names = "--resets", description = "The numbers start at 1 with every Logon.")
    private boolean resets;

    @Option(names = "--history", paramLabel = "LINES", defaultValue = "300", description = "How much of the history of a failed run is shown; default ${DEFAULT-VALUE} lines.")
    private int historyLines;

    /** The runs so far, and what came of them. Thread-safe. */
    private static final class Tally {
        private final Console console;
        private final boolean showAll;
        private long runs;
        private long events;
        private long virtualSeconds;
        private long failed;
        private long told = System.nanoTime();

        Tally(Console console, boolean showAll) {
            this.console = console;
            this.showAll = showAll;
        }

        synchronized void add(SimulationResult result) {
            runs++;
            events += result.events();
            virtualSeconds += result.time().toSeconds();
            failed += result.isSound() ? 0 : 1;
            if (showAll || !result.isSound()) {
                console.say(result.report());
            }
            if (System.nanoTime() - told > PROGRESS_NANOS) {
                told = System.nanoTime();
                console.say(inWords());
            }
        }

        synchronized boolean hasFailed() {
            return failed > 0;
        }

        synchronized String inWords() {
            return "%d runs, %d failed; %d events in %.1f h of virtual time".formatted(runs, failed, events, virtualSeconds / 3600.0);
        }
    }

    SimulateCommand() {
    }

    @Override
    public Integer call() throws Exception {
        var plan = plan();
        var tally = new Tally(Console.of(spec), count == 1);
        var next = new AtomicLong(seed);
        int threads = Runtime.getRuntime().availableProcessors();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            var workers = IntStream.range(0, threads).<Future<?>>mapToObj(thread -> pool.submit(() -> work(plan, next, tally))).toList();
            for (var worker : workers) {
                worker.get();
            }
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken.getCause());
        }
        Console.of(spec).say(tally.inWords());
        return tally.hasFailed() ? Failure.FAILED : 0;
    }

    /** Without an end, the first failure is one. */
    private void work(SimulationPlan plan, AtomicLong next, Tally tally) {
        while (count > 0 || !tally.hasFailed()) {
            long mine = next.getAndIncrement();
            if (count > 0 && mine - seed >= count) {
                return;
            }
            tally.add(Simulation.run(mine, plan));
        }
    }

    private SimulationPlan plan() throws Failure {
        if (count < 0 || noFaults && !faults.isEmpty()) {
            throw Failure.misused(count < 0 ? "--count must be 0 or more" : "--fault and --no-faults do not go together");
        }
        Set<FaultKind> kinds = noFaults ? Set.of() : faults.isEmpty() ? EnumSet.allOf(FaultKind.class) : EnumSet.copyOf(faults);
        try {
            return SimulationPlan.standard().withOrders(orders).withFaults(kinds).withResets(resets).withHistoryLines(historyLines);
        } catch (IllegalArgumentException outOfBounds) {
            throw Failure.misused(outOfBounds.getMessage());
        }
    }
}
