package fix.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What all parts of a run share. */
final class World {
    /** Wall time when a run begins: 2026-01-01T00:00Z, in nanoseconds since 1970. */
    static final long EPOCH_NANOS = 1_767_225_600_000_000_000L;

    final Chance chance;
    final Scheduler scheduler;
    final History history;
    final Tempo tempo;
    final Witness witness;
    Faults faults = Faults.NONE;
    private final Map<Integer, Machine> ports = new HashMap<>();
    private final List<End> connections = new ArrayList<>();
    private long epochs;

    World(long seed, Tempo tempo, int historyLines, Witness witness) {
        this.chance = new Chance(seed);
        this.scheduler = new Scheduler(chance.fork());
        this.history = new History(scheduler, historyLines);
        this.tempo = tempo;
        this.witness = witness;
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
        var ends = End.pair(this, from, engine.get().machine.name, faults.pipeCapacity());
        connections.removeIf(End::isClosed);
        connections.add(ends[chance.below(2)]);
        engine.get().soon(tempo.network(), () -> engine.get().accept(ends[1]));
        return Optional.of(ends[0]);
    }

    /** One end of one of the connections that stand. */
    Optional<End> someConnection() {
        connections.removeIf(End::isClosed);
        return connections.isEmpty() ? Optional.empty() : Optional.of(connections.get(chance.below(connections.size())));
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
        return faults.commitTime(chance.delay(tempo.commit()));
    }

    /** How long a callback takes before what it does, or after. */
    long callbackTime() {
        return faults.callbackTime(chance.delay(tempo.callback()));
    }
}
