package fix.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What all parts of a run share. */
final class World {
    /** Wall time when a run begins: 2026-01-01T00:00Z, in nanoseconds since 1970. */
    static final long EPOCH_NANOS = 1_767_225_600_000_000_000L;

    final Choices choices;
    /** How long bytes are on their way. */
    final Chance network;
    /** How long a thread needs to wake. */
    final Chance threads;
    /** What becomes of a connection that broke. */
    final Chance breaks;
    final Scheduler scheduler;
    final History history;
    final Tempo tempo;
    final Witness witness;
    Faults faults = Faults.NONE;
    private final Chance commits;
    private final Chance callbacks;
    private final Map<String, Actor> machines = new TreeMap<>();
    private final Map<Integer, Machine> ports = new HashMap<>();
    private final List<End> connections = new ArrayList<>();
    private long epochs;
    private long dialled;
    private long skipped;

    World(Choices choices, Tempo tempo, int historyLines, Witness witness) {
        this.choices = choices;
        network = choices.of("network");
        threads = choices.of("threads");
        breaks = choices.of("breaks");
        commits = choices.of("commits");
        callbacks = choices.of("callbacks");
        this.scheduler = new Scheduler(choices);
        this.history = new History(scheduler, historyLines);
        this.tempo = tempo;
        this.witness = witness;
    }

    /** Who that is in the run. */
    Actor machine(String name) {
        return machines.computeIfAbsent(name, Actor::machine);
    }

    /** Equal for runs that are in the same state, whatever the order in which they came there. */
    long fingerprint() {
        long print = scheduler.now();
        for (var machine : machines.values()) {
            print = Actor.mixed(print, machine.history());
        }
        return print;
    }

    /** Nothing happens for so long, everywhere, and it takes no time: all wall clocks go on by it. */
    void skip(Duration time) {
        skipped += time.toNanos();
    }

    /** How much time was skipped, in nanoseconds. */
    long skipped() {
        return skipped;
    }

    /** The engine of this machine accepts connections there. */
    void listens(int port, Machine machine) {
        ports.put(port, machine);
    }

    /** The dialler's end of a new connection; empty when it is refused. */
    Optional<End> connect(String from, int port) {
        var engine = Optional.ofNullable(ports.get(port)).flatMap(Machine::engine);
        if (engine.isEmpty() || faults.refusesConnect()) {
            return Optional.empty();
        }
        var ends = End.pair(this, from, engine.get().machine.name, ++dialled, faults.pipeCapacity());
        connections.removeIf(End::isClosed);
        connections.add(ends[0]);
        scheduler.after(network.delay(tempo.network()), ends[1].actor(), () -> {
            if (engine.get().isAlive()) {
                engine.get().accept(ends[1]);
            }
        });
        return Optional.of(ends[0]);
    }

    /** The dialler's end of the connections that stand. */
    List<End> connections() {
        connections.removeIf(End::isClosed);
        return connections;
    }

    /** A number for a connection, larger than any before. */
    long nextEpoch() {
        return ++epochs;
    }

    /** How much of what can be read a read brings. */
    int readSize(int available) {
        return faults.readSize(available);
    }

    /** How long a commit takes. */
    long commitTime() {
        return faults.commitTime(commits.delay(tempo.commit()));
    }

    /** How long a callback takes before what it does, or after. */
    long callbackTime() {
        return faults.callbackTime(callbacks.delay(tempo.callback()));
    }
}
