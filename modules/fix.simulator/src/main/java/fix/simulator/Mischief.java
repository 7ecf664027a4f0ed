package fix.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * The faults of a run. The seed decides which of the allowed kinds happen in it and how often; so some runs see one kind alone, many
 * times, and some a bit of everything. Most faults strike between two events, whatever the time between these, so that the shortest gap
 * (stored and not yet written) is hit as often as the longest.
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
    private final Chance chance;
    private final List<Machine> machines;
    private final List<FaultKind> striking = new ArrayList<>();
    private final EnumSet<FaultKind> kinds = EnumSet.noneOf(FaultKind.class);
    private final TreeMap<String, Integer> counts = new TreeMap<>();
    private final int oneEventIn;
    private final int oneFrameIn;
    private final int capacity;
    private final int readStyle;
    private boolean mayBeLong = true;
    private long lastStallEnds;
    private boolean over;

    Mischief(World world, List<Machine> machines, Set<FaultKind> allowed) {
        this.world = world;
        this.machines = machines;
        chance = world.chance.fork();
        for (var kind : FaultKind.values()) {
            if (chance.oneIn(3) && allowed.contains(kind)) {
                kinds.add(kind);
            }
        }
        for (var kind : kinds) {
            switch (kind) {
                case CUT, HALF_OPEN, STALL, KILL, POWER_LOSS, CLOCK_JUMP, STORE_FAILURE, EARLY_TICK, LOGOUT -> striking.add(kind);
                case REFUSED_CONNECT, GARBLED, SLOW_HANDLER, HANDLER_EXCEPTION, SLOW_STORE -> {
                    // asked for where it may happen
                }
            }
        }
        oneEventIn = 20 + chance.below(400);
        oneFrameIn = 5 + chance.below(100);
        capacity = 256 << chance.below(9);
        readStyle = chance.below(3);
    }

    Set<FaultKind> kinds() {
        return kinds;
    }

    /** How often each kind happened. */
    TreeMap<String, Integer> counts() {
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

    private boolean happens(FaultKind kind, int oneIn) {
        if (over || !kinds.contains(kind) || !chance.oneIn(oneIn)) {
            return false;
        }
        count(kind);
        return true;
    }

    private void count(FaultKind kind) {
        counts.merge(kind.name(), 1, Integer::sum);
    }

    /** Something may strike after each event. */
    void afterEvent() {
        if (!over && !striking.isEmpty() && chance.oneIn(oneEventIn)) {
            strike(striking.get(chance.below(striking.size())), machines.get(chance.below(machines.size())));
        }
    }

    private void strike(FaultKind kind, Machine machine) {
        count(kind);
        switch (kind) {
            case KILL, POWER_LOSS -> crash(machine, kind == FaultKind.POWER_LOSS);
            case CLOCK_JUMP -> jump(machine);
            case CUT, HALF_OPEN -> world.someConnection().ifPresent(end -> cut(end, kind == FaultKind.CUT));
            case STALL -> world.someConnection().ifPresent(end -> stall(end, world.scheduler.now() + chance.between(0, LONGEST_STALL)));
            case STORE_FAILURE -> sessions(machine).forEach(session -> session.store().fail(chance.oneIn(2), chance.between(0, 5 * SECOND)));
            case EARLY_TICK -> sessions(machine).forEach(SessionLife::tick);
            case LOGOUT -> sessions(machine).forEach(this::logOut);
            case REFUSED_CONNECT, GARBLED, SLOW_HANDLER, HANDLER_EXCEPTION, SLOW_STORE ->
                throw new IllegalArgumentException(kind + " does not strike");
        }
    }

    private static Iterable<SessionLife> sessions(Machine machine) {
        return machine.engine().map(EngineLife::sessions).orElse(List.of());
    }

    private void crash(Machine machine, boolean power) {
        if (machine.engine().isPresent()) {
            machine.crash(power);
            world.scheduler.after(chance.oneIn(3) ? 0 : chance.between(0, 8 * SECOND), () -> {
                if (machine.engine().isEmpty()) {
                    machine.boot();
                }
            });
        }
    }

    private void jump(Machine machine) {
        long to = chance.between(-WORST_CLOCK, WORST_CLOCK);
        world.history.add(machine.name, "clock jumps", Duration.ofNanos(to - machine.wallOffset()));
        machine.wallJumps(to - machine.wallOffset());
    }

    private void cut(End end, boolean bothLearn) {
        world.history.add("network", bothLearn ? "cuts" : "half cuts", end.owner());
        boolean oneLearns = bothLearn || chance.oneIn(2);
        end.cut(oneLearns);
        end.peer().cut(bothLearn || !oneLearns);
    }

    private void stall(End end, long until) {
        world.history.add("network", "stalls", end.owner());
        end.stallsUntil(until);
        lastStallEnds = Math.max(lastStallEnds, until);
    }

    /** True while bytes are held back that were held back when faults still happened. */
    boolean stillFelt() {
        return world.scheduler.now() <= lastStallEnds;
    }

    private void logOut(SessionLife session) {
        session.disable("see you");
        session.engine().after(chance.between(0, 5 * SECOND), session::enable);
    }

    @Override
    public byte[] onTheWire(byte[] sent) {
        if (!happens(FaultKind.GARBLED, oneFrameIn)) {
            return sent;
        }
        var other = sent.clone();
        other[chance.below(other.length)] ^= (byte) (1 << chance.below(8));
        world.history.add("network", "garbles", other.length + " bytes");
        return other;
    }

    @Override
    public boolean refusesConnect() {
        return happens(FaultKind.REFUSED_CONNECT, 2);
    }

    @Override
    public int pipeCapacity() {
        return capacity;
    }

    @Override
    public int readSize(int available) {
        return switch (readStyle) {
            case 0 -> available;
            case 1 -> available == 0 ? 0 : 1 + chance.below(available);
            default -> Math.min(available, 1 + chance.below(64));
        };
    }

    @Override
    public long callbackTime(long usual) {
        if (!happens(FaultKind.SLOW_HANDLER, 30)) {
            return usual;
        }
        if (mayBeLong && chance.oneIn(8)) {
            mayBeLong = false;
            return LONGEST_CALLBACK;
        }
        return chance.between(0, SECOND / 2);
    }

    @Override
    public long commitTime(long usual) {
        return happens(FaultKind.SLOW_STORE, 20) ? chance.between(0, 3 * SECOND) : usual;
    }

    @Override
    public Trouble trouble() {
        return !happens(FaultKind.HANDLER_EXCEPTION, 8) ? Trouble.NONE
                : chance.oneIn(2) ? Trouble.THROWS_BEFORE : Trouble.THROWS_AFTER;
    }
}
