package fix.simulator;

import fix.session.Numbers;
import fix.session.SessionState;
import java.util.List;

/**
 * Two people on the telephone who set the numbers of both sides by hand: they log both out, wait until both are, set the numbers they
 * agreed on, see that both stores have them, and only then let the sessions log on again.
 */
final class Operator {
    private static final long LOOKS_EVERY = 1_000_000_000L;

    private final World world;
    private final List<Machine> machines;
    private long initiatorNext;
    private long acceptorNext;
    private boolean busy;
    private boolean set;

    Operator(World world, List<Machine> machines) {
        this.world = world;
        this.machines = machines;
    }

    /** True from the first word to the last. */
    boolean isBusy() {
        return busy;
    }

    /** Begins, unless they are at it already. */
    void agree(long initiatorNext, long acceptorNext) {
        if (!busy) {
            busy = true;
            set = false;
            this.initiatorNext = initiatorNext;
            this.acceptorNext = acceptorNext;
            world.history.add("operators", "agree on", initiatorNext + " and " + acceptorNext);
            machines.forEach(machine -> machine.hold(true));
            lookAgain();
        }
    }

    private void lookAgain() {
        world.scheduler.after(LOOKS_EVERY, world.machine("operators"), this::look);
    }

    private void look() {
        machines.forEach(machine -> machine.actor.happened(machine.actor.nextEvent()));
        if (machines.stream().allMatch(Operator::isOut)) {
            if (set && machines.stream().allMatch(this::hasStored)) {
                busy = false;
                machines.forEach(machine -> machine.hold(false));
                return;
            }
            machines.forEach(this::set);
            set = true;
        }
        lookAgain();
    }

    private static boolean isOut(Machine machine) {
        return machine.engine().isPresent() && session(machine).driver().state() instanceof SessionState.Disconnected;
    }

    private static SessionLife session(Machine machine) {
        return machine.engine().orElseThrow().sessions().iterator().next();
    }

    private Numbers target(Machine machine) {
        return machine == machines.getFirst() ? new Numbers(1, initiatorNext, acceptorNext) : new Numbers(1, acceptorNext, initiatorNext);
    }

    private void set(Machine machine) {
        var session = session(machine);
        session.driver().setNumbers(target(machine).nextOutbound(), target(machine).nextInbound(), session.engine().now());
        session.release();
    }

    private boolean hasStored(Machine machine) {
        var place = session(machine).store().position();
        var numbers = session(machine).driver().state().numbers();
        return place.generation() == numbers.generation()
                && place.nextOutbound() == target(machine).nextOutbound() && place.nextInbound() == target(machine).nextInbound()
                && session(machine).driver().outbox().isIdle();
    }
}
