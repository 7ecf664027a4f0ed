package fix.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The faults of a run. Most strike between two events, whatever the time between these, so that the shortest gap (stored and not yet
 * written) is hit as often as the longest; the others are asked for where they may happen. Each fault is one choice.
 */
final class Mischief implements Faults {
    private static final long SECOND = 1_000_000_000L;
    /**
     * Wall clocks differ by at most twice this. With the longest stall, and the longest callback while nothing is read, that is below the
     * 120 s of MaxLatency; above it the standard has messages rejected for their SendingTime(52), and lost.
     */
    private static final long WORST_CLOCK = 10 * SECOND;
    private static final long LONGEST_STALL = 20 * SECOND;
    private static final long LONGEST_CALLBACK = 60 * SECOND;

    private final World world;
    private final List<Machine> machines;
    private final Operator operator;
    private final Runnable onReset;
    private final Set<FaultKind> kinds;
    private final List<FaultKind> striking;
    private final TreeMap<String, Integer> counts = new TreeMap<>();
    private final Chance strikes;
    private final Chance reads;
    /** Whether and how something strikes; what it says is the choice, not how it came to say it. */
    private final Chance luck;
    private final int oneEventIn;
    private final int oneFrameIn;
    private final int capacity;
    private final int readStyle;
    private boolean mayBeLong = true;
    private long lastStallEnds;
    private boolean over;

    /**
     * The faults of a run that has not begun.
     *
     * @param machines the initiator's and the acceptor's
     * @param kinds what may happen in this run
     * @param queues whether pipes may be small, and reads come in pieces
     * @param onReset told when something happens that has the numbers start anew
     */
    Mischief(World world, List<Machine> machines, Set<FaultKind> kinds, boolean queues, Runnable onReset) {
        this.world = world;
        this.machines = machines;
        this.kinds = kinds.isEmpty() ? EnumSet.noneOf(FaultKind.class) : EnumSet.copyOf(kinds);
        this.onReset = onReset;
        operator = new Operator(world, machines);
        striking = new ArrayList<>(this.kinds);
        striking.removeIf(kind -> !Strike.strikes(kind));
        strikes = world.choices.of("strike");
        reads = world.choices.of("reads");
        luck = world.choices.of("luck").fork();
        oneEventIn = 20 + luck.below(400);
        oneFrameIn = 5 + luck.below(100);
        int small = luck.below(9);
        capacity = 1 << (int) world.choices.of("PipeBits").given(queues ? 8 + small : 16, 16, 8, 16);
        int style = luck.below(3);
        readStyle = (int) world.choices.of("ReadStyle").given(queues ? style : 0, 0, 0, 2);
    }

    /** How often each kind happened. */
    Map<String, Integer> counts() {
        return counts;
    }

    /** From here on all goes well. */
    void end() {
        over = true;
        for (var machine : machines) {
            machine.engine().ifPresentOrElse(
                    life -> life.sessions().forEach(session -> {
                        session.store().heal();
                        session.enable();
                    }),
                    machine::boot);
        }
    }

    /** 0, or how it happens. */
    private int happens(FaultKind kind, int oneIn) {
        if (over) {
            return 0;
        }
        int how = world.choices.of(kind.name()).happening(kinds.contains(kind) ? oneIn : 0);
        if (how > 0) {
            machines.forEach(machine -> machine.actor.happened(32L * how + kind.ordinal()));
            count(kind);
        }
        return how;
    }

    private void count(FaultKind kind) {
        counts.merge(kind.name(), 1, Integer::sum);
    }

    /** Something may strike after each event. */
    void afterEvent() {
        long drawn = !striking.isEmpty() && luck.oneIn(oneEventIn) ? Strike.drawn(striking, luck) : 0;
        long code = strikes.given(drawn, 0, 0, Long.MAX_VALUE);
        if (code != 0) {
            strike(Strike.of(code));
        }
    }

    private void strike(Strike strike) {
        count(strike.kind());
        machines.forEach(machine -> machine.actor.happened(strike.code()));
        var machine = machines.get(strike.side());
        switch (strike.kind()) {
            case KILL, POWER_LOSS -> crash(machine, strike);
            case CLOCK_JUMP -> jump(machine, strike);
            case CUT, HALF_OPEN, STALL -> connection(strike);
            case STORE_FAILURE -> sessions(machine).forEach(session -> session.store().fail(
                    strike.other(), strike.isDrawn() ? strike.numbers().between(0, 5 * SECOND) : 0));
            case EARLY_TICK -> sessions(machine).forEach(SessionLife::tick);
            case LOGOUT -> sessions(machine).forEach(session -> logOut(session, strike));
            case NUMBERS_BY_HAND -> {
                onReset.run();
                var numbers = strike.numbers();
                operator.agree(strike.isDrawn() ? numbers.between(1, 50) : 1, strike.isDrawn() ? numbers.between(1, 50) : 1);
            }
            case RESET_IN_SESSION -> {
                onReset.run();
                sessions(machine).forEach(SessionLife::resetInSession);
            }
            case REFUSED_CONNECT, GARBLED, SLOW_HANDLER, HANDLER_EXCEPTION, SLOW_STORE ->
                throw new IllegalArgumentException(strike + " does not strike");
        }
    }

    private static Iterable<SessionLife> sessions(Machine machine) {
        return machine.engine().map(EngineLife::sessions).orElse(List.of());
    }

    private void crash(Machine machine, Strike strike) {
        if (machine.engine().isPresent()) {
            machine.crash(strike.kind() == FaultKind.POWER_LOSS);
            var numbers = strike.numbers();
            long pause = !strike.isDrawn() || numbers.oneIn(3) ? 0 : numbers.between(0, 8 * SECOND);
            world.scheduler.after(pause, machine.actor, () -> {
                if (machine.engine().isEmpty()) {
                    machine.boot();
                }
            });
        }
    }

    private void jump(Machine machine, Strike strike) {
        long to = strike.isDrawn() ? strike.numbers().between(-WORST_CLOCK, WORST_CLOCK) : strike.other() ? WORST_CLOCK : -WORST_CLOCK;
        world.history.add(machine.name, "clock jumps", Duration.ofNanos(to - machine.wallOffset()));
        machine.wallJumps(to - machine.wallOffset());
    }

    private void connection(Strike strike) {
        var standing = world.connections();
        if (standing.isEmpty()) {
            return;
        }
        var numbers = strike.numbers();
        var dialler = strike.isDrawn() ? standing.get(numbers.below(standing.size())) : standing.getLast();
        var end = strike.side() == 0 ? dialler : dialler.peer();
        if (strike.kind() == FaultKind.STALL) {
            stall(end, world.scheduler.now() + (strike.isDrawn() ? numbers.between(0, LONGEST_STALL) : LONGEST_STALL));
            return;
        }
        boolean bothLearn = strike.kind() == FaultKind.CUT;
        world.history.add("network", bothLearn ? "cuts" : "half cuts", end.owner());
        end.cut(true, share(strike, numbers));
        end.peer().cut(bothLearn, share(strike, numbers));
    }

    private static double share(Strike strike, Chance numbers) {
        return strike.isDrawn() ? numbers.below(1_001) / 1_000.0 : strike.other() ? 1 : 0;
    }

    private void stall(End end, long until) {
        world.history.add("network", "stalls", end.owner());
        end.stallsUntil(until);
        lastStallEnds = Math.max(lastStallEnds, until);
    }

    /** True while something lasts that began when faults still happened. */
    boolean stillFelt() {
        return world.scheduler.now() <= lastStallEnds || operator.isBusy() || world.connections().stream().anyMatch(End::isBroken);
    }

    private void logOut(SessionLife session, Strike strike) {
        session.disable("see you");
        session.engine().after(strike.isDrawn() ? strike.numbers().between(0, 5 * SECOND) : 0, session::enable);
    }

    @Override
    public byte[] onTheWire(byte[] sent) {
        int how = happens(FaultKind.GARBLED, oneFrameIn);
        if (how == 0) {
            return sent;
        }
        var numbers = Chance.detail(how);
        var other = sent.clone();
        other[numbers.below(other.length)] ^= (byte) (1 << numbers.below(8));
        world.history.add("network", "garbles", other.length + " bytes");
        return other;
    }

    @Override
    public boolean refusesConnect() {
        return happens(FaultKind.REFUSED_CONNECT, 2) > 0;
    }

    @Override
    public int pipeCapacity() {
        return capacity;
    }

    @Override
    public int readSize(int available) {
        return switch (readStyle) {
            case 0 -> available;
            case 1 -> available == 0 ? 0 : available - reads.below(available);
            default -> Math.min(available, 64 - reads.below(64));
        };
    }

    @Override
    public long callbackTime(long usual) {
        int how = happens(FaultKind.SLOW_HANDLER, 30);
        if (how == 0) {
            return usual;
        }
        var numbers = Chance.detail(how);
        if (mayBeLong && numbers.oneIn(8)) {
            mayBeLong = false;
            return LONGEST_CALLBACK;
        }
        return numbers.between(0, SECOND / 2);
    }

    @Override
    public long commitTime(long usual) {
        int how = happens(FaultKind.SLOW_STORE, 20);
        return how == 0 ? usual : Chance.detail(how).between(0, 3 * SECOND);
    }

    @Override
    public Trouble trouble() {
        int how = happens(FaultKind.HANDLER_EXCEPTION, 8);
        return how == 0 ? Trouble.NONE : how % 2 == 0 ? Trouble.THROWS_BEFORE : Trouble.THROWS_AFTER;
    }
}
