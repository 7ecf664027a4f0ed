package fix.cli;

import fix.simulator.FaultKind;
import fix.simulator.SettingKind;
import fix.simulator.Simulation;
import fix.simulator.SimulationPlan;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fix simulate}: runs two engines in virtual time, with faults: seed after seed, one run again, or all departures from the ordinary. */
@Command(name = "simulate", description = {
        "Runs two engines in virtual time while things go wrong, from seeds.",
        "Each seed is a run of its own: cuts, crashes, failing stores, jumping clocks, and settings drawn anew. What is violated is told with the seed that repeats it, "
                + "shrunk to the few choices that matter, and the exit code is 1.",
        "With --exhaustive no seed decides: every run that departs from the ordinary one in at most --depth places is tried.",
        "With --repeat the run of the given choices is carried out once more."})
final class SimulateCommand implements Callable<Integer> {
    /** What explores well: faults that strike between two events, in few ways. */
    private static final Set<FaultKind> EXPLORED = EnumSet.of(FaultKind.CUT, FaultKind.HALF_OPEN, FaultKind.KILL, FaultKind.GARBLED);
    private static final int EXPLORED_ORDERS = 3;

    @Spec
    private CommandSpec spec;

    @Option(names = "--seed", paramLabel = "SEED", defaultValue = "0", description = "The first seed; default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--count", paramLabel = "RUNS", defaultValue = "1000", description = "How many seeds are run; default ${DEFAULT-VALUE}.")
    private long count;

    @Option(names = "--forever", description = "Seed after seed until told to stop (Ctrl-C), whatever fails.")
    private boolean forever;

    @Option(names = "--orders", paramLabel = "ORDERS", description = "How many orders are sent in a run; default 30, with --exhaustive 3.")
    private Integer orders;

    @Option(names = {"--fault", "--faults"}, paramLabel = "KIND", split = ",",
            description = "Of the kinds of fault these alone: ${COMPLETION-CANDIDATES}. Without it all of them; with --exhaustive CUT, HALF_OPEN, KILL and GARBLED.")
    private List<FaultKind> faults = List.of();

    @Option(names = "--no-faults", description = "Nothing goes wrong.")
    private boolean noFaults;

    @Option(names = {"--setting", "--settings"}, paramLabel = "KIND", split = ",",
            description = "Of the settings these alone may differ from their default: ${COMPLETION-CANDIDATES}. Without it all of them; with --exhaustive none.")
    private List<SettingKind> settings = List.of();

    @Option(names = "--no-settings", description = "Every setting has its default.")
    private boolean noSettings;

    @Option(names = "--lossless", description = "Without the faults and settings by which the protocol loses messages (numbers that start anew, PersistMessages=N): every run is held to all that is promised.")
    private boolean lossless;

    @Option(names = "--swarm", negatable = true, defaultValue = "true", fallbackValue = "true",
            description = "Each run draws some of the faults and settings that can occur in it, which is the default; with --no-swarm all can in every run.")
    private boolean swarm;

    @Option(names = "--shrink", negatable = true, defaultValue = "true", fallbackValue = "true",
            description = "The first run that fails is shrunk to the choices that matter, which is the default; with --no-shrink it is shown as it is.")
    private boolean shrink;

    @Option(names = "--history", paramLabel = "LINES", defaultValue = "300", description = "How much of the history of a failed run is shown; default ${DEFAULT-VALUE} lines.")
    private int historyLines;

    @Option(names = "--repeat", paramLabel = "CHOICES", description = "Carries out one run in which all is ordinary but for these choices, as a failed run printed them.")
    private String choices;

    @Option(names = "--exhaustive", description = "Tries every run that departs from the ordinary one in at most --depth places: another event comes first, or a fault strikes.")
    private boolean exhaustive;

    @Option(names = "--depth", paramLabel = "DEPARTURES", defaultValue = "1", description = "How many departures; default ${DEFAULT-VALUE}.")
    private int depth;

    @Option(names = "--paths", paramLabel = "RUNS", defaultValue = "100000", description = "How many runs --exhaustive may take; default ${DEFAULT-VALUE}.")
    private long paths;

    SimulateCommand() {
    }

    @Override
    public Integer call() throws Exception {
        var console = Console.of(spec);
        var simulation = Simulation.of(plan());
        if (choices != null) {
            return repeat(simulation, console);
        }
        if (exhaustive) {
            var explored = simulation.explore(depth, paths);
            console.say(explored.report());
            return explored.failed().isPresent() ? Failure.FAILED : 0;
        }
        var runs = new SeedRuns(simulation, console, seed, forever ? Long.MAX_VALUE : count, shrink);
        return forever ? runs.untilToldToStop() : runs.all();
    }

    private int repeat(Simulation simulation, Console console) throws Failure {
        try {
            var result = simulation.repeat(choices);
            console.say(result.report());
            return result.isSound() ? 0 : Failure.FAILED;
        } catch (IllegalArgumentException noChoices) {
            throw Failure.misused(noChoices.getMessage());
        }
    }

    private SimulationPlan plan() throws Failure {
        refuse(count < 0, "--count must be 0 or more");
        refuse(depth < 0, "--depth must be 0 or more");
        refuse(paths < 1, "--paths must be 1 or more");
        refuse(noFaults && !faults.isEmpty(), "--fault and --no-faults do not go together");
        refuse(noSettings && !settings.isEmpty(), "--setting and --no-settings do not go together");
        refuse(exhaustive && choices != null, "--exhaustive and --repeat do not go together");
        var base = lossless ? SimulationPlan.standard() : SimulationPlan.everything();
        var kinds = noFaults ? Set.<FaultKind>of() : !faults.isEmpty() ? EnumSet.copyOf(faults) : exhaustive ? EXPLORED : base.faults();
        var drawn = noSettings || exhaustive && settings.isEmpty() ? Set.<SettingKind>of() : settings.isEmpty() ? base.settings() : EnumSet.copyOf(settings);
        int sent = orders != null ? orders : exhaustive ? EXPLORED_ORDERS : base.orders();
        try {
            return base.withOrders(sent).withFaults(kinds).withSettings(drawn).withSwarm(swarm).withHistoryLines(historyLines);
        } catch (IllegalArgumentException outOfBounds) {
            throw Failure.misused(outOfBounds.getMessage());
        }
    }

    private static void refuse(boolean wrong, String why) throws Failure {
        if (wrong) {
            throw Failure.misused(why);
        }
    }
}
