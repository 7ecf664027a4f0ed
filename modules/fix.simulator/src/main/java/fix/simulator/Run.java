package fix.simulator;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One run: things go wrong for a time; then the faults stop, and within a bounded time and number of events both sides must agree that
 * nothing was lost, doubled or changed.
 */
final class Run {
    private static final int PORT = 9880;
    /** How long two sides may take, once nothing goes wrong any more, to send the next message, and to agree after the last. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final int EVENTS_PER_ORDER = 2_000;
    /** How many heartbeats long two sides that agree are watched: they must have nothing to say. */
    private static final int HEARTBEATS_WATCHED = 4;

    private final Choices choices;
    private final SimulationPlan plan;
    private final Swarm swarm;
    private final Terms terms;
    private final Oracle oracle;
    private final World world;
    private final Business business;
    private final Mischief mischief;
    private final Machine buyer;
    private final Machine seller;
    private final Optional<Nights> nights;
    private final long maxEvents;
    private boolean abandoned;

    Run(Setup setup, Choices choices) {
        this.choices = choices;
        plan = setup.plan();
        swarm = Swarm.of(choices, plan);
        terms = new Terms(choices, swarm.settings(), PORT);
        oracle = new Oracle(terms);
        var tempo = choices.of("instant").given(0, 0, 0, 1) == 0 ? Tempo.USUAL : Tempo.INSTANT;
        world = new World(choices, tempo, plan.historyLines(), oracle);
        business = setup.business().make(world, terms, plan);
        buyer = new Machine(world, "initiator", List.of(terms.initiator), business::initiator, setup.stepper());
        seller = new Machine(world, "acceptor", List.of(terms.acceptor), business::acceptor, setup.stepper());
        nights = terms.hasSchedule() ? Optional.of(new Nights(world, List.of(buyer, seller), terms.schedule())) : Optional.empty();
        mischief = new Mischief(
                world, List.of(buyer, seller), swarm.faults(), swarm.settings().contains(SettingKind.QUEUES), oracle::resetAsked);
        world.faults = mischief;
        world.listens(PORT, seller);
        maxEvents = 40_000 + (long) plan.orders() * EVENTS_PER_ORDER;
    }

    SimulationResult go() {
        try {
            if (choices.isSeeded()) {
                world.history.add("seed", String.valueOf(choices.seed()), swarm.toString());
            }
            nights.ifPresent(Nights::begin);
            seller.boot();
            buyer.boot();
            goWrong();
            mischief.end();
            world.history.add("faults", "end", "");
            if (settle()) {
                oracle.judge();
                business.judge(oracle);
                if (!isOver()) {
                    stayQuiet();
                }
            }
        } catch (RuntimeException | AssertionError broken) {
            var trace = new StringWriter();
            broken.printStackTrace(new PrintWriter(trace));
            violated(Rule.NOTHING_THROWN, trace.toString());
        }
        return result();
    }

    private void violated(Rule rule, String how) {
        oracle.violations.add(new Violation(rule, how));
    }

    private boolean isOver() {
        return abandoned || !oracle.violations.isEmpty();
    }

    private void step() {
        if (world.scheduler.happened() >= maxEvents) {
            violated(Rule.BOUNDED, "no end after " + maxEvents + " events: something goes round in circles");
        } else {
            world.scheduler.step();
        }
    }

    private void goWrong() {
        while (!isOver() && !hasGoneWrong() && world.scheduler.nextAt() < plan.faultTime().toNanos()) {
            step();
            mischief.afterEvent();
            abandoned = choices.isKnown(world);
        }
    }

    /** When all is sent, what goes wrong after it has gone wrong before; where all is tried it is tried to the end. */
    private boolean hasGoneWrong() {
        return business.isDone() && !business.outlastsItself() && (!world.tempo.isInstant() || !mischief.stillFelt() && isSettled());
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
                violated(Rule.AGREEMENT, "the sides do not agree after " + PATIENCE + " without a fault: " + state(buyer) + ", " + state(seller));
            } else {
                step();
            }
        }
        return !isOver();
    }

    private boolean isSettled() {
        return nights.map(night -> night.untilEnd().compareTo(watched(HEARTBEATS_WATCHED + 2)) > 0).orElse(true)
                && buyer.engine().isPresent() && seller.engine().isPresent() && Oracle.isSettled(session(buyer), session(seller));
    }

    private static SessionLife session(Machine machine) {
        return machine.engine().orElseThrow().sessions().iterator().next();
    }

    private static String state(Machine machine) {
        return machine.engine().map(_ -> machine.name + " " + session(machine).driver().state()).orElse(machine.name + " is down");
    }

    /** Two sides that agree exchange heartbeats and nothing else, once what is still on its way has come. */
    private void stayQuiet() {
        watch(1);
        long buyerSaid = oracle.initiator.wire.frames;
        long sellerSaid = oracle.acceptor.wire.frames;
        long connection = session(buyer).driver().state().epoch();
        watch(HEARTBEATS_WATCHED);
        saidLittle(oracle.initiator, oracle.initiator.wire.frames - buyerSaid);
        saidLittle(oracle.acceptor, oracle.acceptor.wire.frames - sellerSaid);
        if (session(buyer).driver().state().epoch() != connection) {
            violated(Rule.QUIET, "two sides that agreed lost their connection");
        }
    }

    private void saidLittle(Side side, long frames) {
        if (frames > 2 * (HEARTBEATS_WATCHED + 1) || frames < HEARTBEATS_WATCHED / 2) {
            side.violated(Rule.QUIET, "it wrote " + frames + " frames in " + HEARTBEATS_WATCHED + " HeartBtInt, when both sides agreed");
        }
    }

    private Duration watched(int heartbeats) {
        return Duration.ofSeconds((long) heartbeats * terms.heartBtInt);
    }

    private void watch(int heartbeats) {
        long end = world.scheduler.now() + watched(heartbeats).toNanos();
        while (!isOver() && world.scheduler.nextAt() <= end) {
            step();
        }
    }

    private SimulationResult result() {
        var initiator = oracle.initiator;
        var acceptor = oracle.acceptor;
        return new SimulationResult(
                choices.seed(), swarm.toString(), List.copyOf(oracle.violations), world.scheduler.happened(), Duration.ofNanos(world.scheduler.now()),
                business.promised(), initiator.wire.frames + acceptor.wire.frames,
                initiator.wire.sentAgain + acceptor.wire.sentAgain, initiator.wire.gapFills + acceptor.wire.gapFills,
                initiator.handover.redelivered + acceptor.handover.redelivered, mischief.counts(),
                choices.taken().stream().map(Choice::toString).collect(Collectors.joining(",")), world.history.hash(),
                world.history.lines());
    }
}
