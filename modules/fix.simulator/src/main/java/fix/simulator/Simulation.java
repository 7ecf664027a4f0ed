package fix.simulator;

import fix.engine.Application;
import fix.engine.driver.Stepper;
import fix.session.SessionProtocol;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;

/**
 * Runs: an initiator that sends orders to an acceptor that answers them, while things go wrong. Then the faults stop, and within a bounded
 * time and number of events both sides must agree that nothing was lost, doubled or changed; see {@link Rule}.
 *
 * <p>Each run is decided by a seed, or by a list of choices: what was not ordinary in it. The same seed and plan, or the same choices and
 * plan, give the same run, byte for byte.
 */
public final class Simulation {
    private final Setup setup;

    private Simulation(Setup setup) {
        this.setup = setup;
    }

    /** Runs of the demo's applications: one sends orders, the other executes each of them in its callback, and sends news now and then. */
    public static Simulation of(SimulationPlan plan) {
        return of(plan, SessionProtocol::step);
    }

    static Simulation of(SimulationPlan plan, Stepper stepper) {
        return new Simulation(new Setup(
                plan, stepper, (world, terms, made) -> new OrderFlow(world, new Dialect(terms.beginString), made.orders(), terms.hasSchedule())));
    }

    /**
     * Runs of a user's applications, which speak FIX 4.4. Faults go on for all of the plan's {@code faultTime}; after that both sides must come to rest: an
     * application that goes on sending for ever fails its run.
     *
     * <p>The same run is only repeated when the applications do the same when they are told the same: no clocks, threads or random numbers
     * of their own. A {@code send} outside of a callback lets virtual time pass, and belongs into a test, not into a callback other than
     * {@code onLogon}, {@code fromApp} and {@code onLogout}.
     *
     * @param initiator makes the initiator's application, anew for each life of its engine: what one kept in memory is lost with a crash
     * @param acceptor makes the acceptor's application in the same way
     */
    public static Simulation of(
            SimulationPlan plan, Supplier<? extends Application> initiator, Supplier<? extends Application> acceptor) {
        var settings = new HashSet<>(plan.settings());
        settings.remove(SettingKind.VERSION);
        return new Simulation(new Setup(
                plan.withSettings(settings), SessionProtocol::step, (_, _, _) -> new Business.OfUser(initiator, acceptor)));
    }

    /**
     * Carries out one run. The same seed and plan give the same run, byte for byte.
     *
     * @param seed any number
     * @return how it went; {@link SimulationResult#requireSound} throws when something was violated
     */
    public SimulationResult run(long seed) {
        return setup.run(Choices.ofSeed(seed));
    }

    /**
     * Carries out the run in which all is ordinary but for these choices: no faults, no delays but the typical ones, default settings.
     *
     * @param choices what a shrunk or explored run gave as its {@link SimulationResult#choices}
     * @throws IllegalArgumentException when that is no list of choices
     */
    public SimulationResult repeat(String choices) {
        return setup.repeat(0, parse(choices));
    }

    static List<Choice> parse(String choices) {
        return choices.isBlank() ? List.of() : Arrays.stream(choices.strip().split(",\\s*")).map(Choice::parse).toList();
    }

    /**
     * Finds a small run that breaks the same rule as this seed's: few orders, and all ordinary that can be.
     *
     * @param maxTries how many runs it may cost
     * @throws IllegalArgumentException when the seed's run breaks no rule
     */
    public Shrunk shrink(long seed, int maxTries) {
        var failed = setup.run(Choices.recorded(seed));
        if (failed.isSound()) {
            throw new IllegalArgumentException("seed " + seed + " breaks no rule");
        }
        return Shrinker.shrink(setup, failed, maxTries);
    }

    /**
     * Tries all runs that depart from the ordinary one in at most {@code depth} places: another event of those that are due comes first,
     * or one of the plan's faults strikes. Sensible for a few orders, and a few kinds of fault: the number of runs grows with the power of
     * {@code depth}.
     *
     * @param depth how many departures, 0 or more
     * @param maxPaths how many runs at most
     */
    public Exploration explore(int depth, long maxPaths) {
        return Explorer.explore(setup, depth, maxPaths);
    }
}
