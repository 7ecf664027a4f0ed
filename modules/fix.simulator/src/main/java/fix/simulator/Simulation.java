package fix.simulator;

import fix.core.SessionID;
import fix.engine.Application;
import fix.engine.SessionSettings;
import fix.engine.driver.Stepper;
import fix.session.Role;
import fix.session.SessionConfig;
import fix.session.SessionProtocol;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A run: an initiator that sends orders to an acceptor that answers them, while things go wrong. Then the faults stop, and within a bounded
 * time and number of events both sides must agree that nothing was lost, doubled or changed.
 */
public final class Simulation {
    private static final int PORT = 9880;
    private static final SessionID INITIATOR = SessionID.of("FIX.4.4", "BUYER", "SELLER");
    private static final SessionID ACCEPTOR = SessionID.of("FIX.4.4", "SELLER", "BUYER");
    private static final long SECOND = 1_000_000_000L;
    /** How long two sides may take, once nothing goes wrong any more, to send the next message, and to agree after the last. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final int EVENTS_PER_ORDER = 2_000;
    /** How many heartbeats long two sides that agree are watched: they must have nothing to say. */
    private static final int HEARTBEATS_WATCHED = 4;

    private final long seed;
    private final SimulationPlan plan;
    private final Oracle oracle = new Oracle(INITIATOR, ACCEPTOR);
    private final World world;
    private final Business business;
    private final Mischief mischief;
    private final Machine buyer;
    private final Machine seller;
    private final int heartBtInt;
    private final long maxEvents;

    private Simulation(long seed, SimulationPlan plan, Stepper stepper, Function<World, Business> business) {
        this.seed = seed;
        this.plan = plan;
        world = new World(seed, Tempo.USUAL, plan.historyLines(), oracle);
        this.business = business.apply(world);
        var chance = world.chance.fork();
        heartBtInt = 1 + chance.below(chance.oneIn(2) ? 5 : 30);
        buyer = new Machine(
                world, "initiator", List.of(settings(config(INITIATOR, Role.INITIATOR, chance), PORT, chance)),
                this.business::initiator, stepper);
        seller = new Machine(
                world, "acceptor", List.of(settings(config(ACCEPTOR, Role.ACCEPTOR, chance), 0, chance)),
                this.business::acceptor, stepper);
        mischief = new Mischief(world, List.of(buyer, seller), plan.faults());
        world.faults = mischief;
        world.listens(PORT, seller);
        maxEvents = 200_000 + (long) plan.orders() * EVENTS_PER_ORDER;
    }

    private static SessionSettings settings(SessionConfig config, int port, Chance chance) {
        var settings = SessionSettings.of(config, port == 0 ? "" : "acceptor", port);
        return chance.oneIn(2) ? settings : settings
                .withQueues(1_024 << chance.below(6), 1_024 << chance.below(6))
                .withWriteTimeout(Duration.ofSeconds(1 + chance.below(30)));
    }

    private SessionConfig config(SessionID id, Role role, Chance chance) {
        return SessionConfig.builder(id, role)
                .heartBtInt(Duration.ofSeconds(heartBtInt))
                .resendRequestChunkSize(chance.oneIn(2) ? 0 : 1 + chance.below(10))
                .closedResendInterval(chance.oneIn(2))
                .resetOnLogon(plan.resets() && (role == Role.INITIATOR || chance.oneIn(2)))
                .build();
    }

    /**
     * Carries out one run. The same seed and plan give the same run, byte for byte.
     *
     * @param seed any number
     * @return how it went; {@link SimulationResult#requireSound} throws when something was violated
     */
    public static SimulationResult run(long seed, SimulationPlan plan) {
        return run(seed, plan, SessionProtocol::step);
    }

    /**
     * Carries out one run with a user's applications in the place of the demo's. Faults go on for all of the plan's {@code faultTime};
     * after that both sides must come to rest: an application that goes on sending for ever fails its run.
     *
     * <p>The same run is only repeated when the applications do the same when they are told the same: no clocks, threads or random numbers
     * of their own. A {@code send} outside of a callback lets virtual time pass, and belongs into a test, not into a callback other than
     * {@code onLogon}, {@code fromApp} and {@code onLogout}.
     *
     * @param initiator makes the initiator's application, anew for each life of its engine: what one kept in memory is lost with a crash
     * @param acceptor makes the acceptor's application in the same way
     */
    public static SimulationResult run(
            long seed, SimulationPlan plan, Supplier<? extends Application> initiator, Supplier<? extends Application> acceptor) {
        return new Simulation(seed, plan, SessionProtocol::step, _ -> new Business.OfUser(initiator, acceptor)).run();
    }

    static SimulationResult run(long seed, SimulationPlan plan, Stepper stepper) {
        return new Simulation(seed, plan, stepper, world -> new OrderFlow(world, plan)).run();
    }

    private SimulationResult run() {
        try {
            world.history.add("seed", String.valueOf(seed), mischief.kinds().toString());
            seller.boot();
            buyer.boot();
            goWrong();
            mischief.end();
            world.history.add("faults", "end", "");
            if (settle()) {
                oracle.judge();
                business.judge(oracle);
                stayQuiet();
            }
        } catch (RuntimeException | AssertionError broken) {
            var trace = new StringWriter();
            broken.printStackTrace(new PrintWriter(trace));
            oracle.violations.add("something threw: " + trace);
        }
        return result();
    }

    private boolean isOver() {
        return !oracle.violations.isEmpty();
    }

    private void step() {
        if (world.scheduler.happened() >= maxEvents) {
            oracle.violations.add("no end after " + maxEvents + " events: something goes round in circles");
        } else {
            world.scheduler.step();
        }
    }

    private void goWrong() {
        while (!isOver() && (!business.isDone() || business.outlastsItself()) && world.scheduler.nextAt() < plan.faultTime().toNanos()) {
            step();
            mischief.afterEvent();
        }
    }

    /** Waits until both sides agree. False when something was violated. */
    private boolean settle() {
        long deadline = world.scheduler.now() + PATIENCE.toNanos();
        int sent = 0;
        while (!isOver() && !(business.isDone() && !mischief.stillFelt() && isSettled())) {
            if (sent != business.progress()) {
                sent = business.progress();
                deadline = world.scheduler.now() + PATIENCE.toNanos();
            }
            if (world.scheduler.nextAt() > deadline) {
                oracle.violations.add("the sides do not agree after " + PATIENCE + " without a fault: " + state(buyer) + ", " + state(seller));
            } else {
                step();
            }
        }
        return !isOver();
    }

    private boolean isSettled() {
        return Oracle.isSettled(session(buyer, INITIATOR), session(seller, ACCEPTOR));
    }

    private static SessionLife session(Machine machine, SessionID id) {
        return machine.engine().orElseThrow().session(id);
    }

    private static String state(Machine machine) {
        return machine.engine().map(life -> machine.name + " " + life.sessions().iterator().next().driver().state()).orElse(machine.name + " is down");
    }

    /** Two sides that agree exchange heartbeats and nothing else, once what is still on its way has come. */
    private void stayQuiet() {
        watch(1);
        long frames = oracle.initiator.framesWritten + oracle.acceptor.framesWritten;
        long connection = session(buyer, INITIATOR).driver().state().epoch();
        watch(HEARTBEATS_WATCHED);
        long said = oracle.initiator.framesWritten + oracle.acceptor.framesWritten - frames;
        if (said > 4 * (HEARTBEATS_WATCHED + 1)) {
            oracle.violations.add("two sides that agree exchanged " + said + " frames in " + HEARTBEATS_WATCHED + " HeartBtInt");
        }
        if (session(buyer, INITIATOR).driver().state().epoch() != connection) {
            oracle.violations.add("two sides that agreed lost their connection");
        }
    }

    private void watch(int heartbeats) {
        long end = world.scheduler.now() + heartbeats * heartBtInt * SECOND;
        while (!isOver() && world.scheduler.nextAt() <= end) {
            step();
        }
    }

    private SimulationResult result() {
        return new SimulationResult(
                seed, List.copyOf(oracle.violations), world.scheduler.happened(), Duration.ofNanos(world.scheduler.now()),
                business.promised(), oracle.initiator.framesWritten + oracle.acceptor.framesWritten,
                oracle.initiator.sentAgain + oracle.acceptor.sentAgain, oracle.initiator.gapFills + oracle.acceptor.gapFills,
                oracle.initiator.redelivered + oracle.acceptor.redelivered, mischief.counts(), world.history.hash(),
                world.history.lines());
    }
}
