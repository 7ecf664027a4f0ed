package fix.simulator;

/**
 * Whom events happen to: a machine, or an end of a connection that belongs to one. An event is known by its actor and by how many were
 * planned for that before; so it has the same name whatever happens elsewhere meanwhile. What a machine went through is then the list
 * of its events in their order, and two runs in which all machines went through the same are in the same state.
 */
final class Actor {
    private final Actor machine;
    private final long id;
    private long planned;
    private long history;

    private Actor(Actor machine, long id) {
        this.machine = machine == null ? this : machine;
        this.id = id;
    }

    static Actor machine(String name) {
        return new Actor(null, name.hashCode());
    }

    /** A part of this machine, on which others act too. */
    Actor part(long number) {
        return new Actor(machine, mixed(id, number));
    }

    /** The name of the next event of this actor. */
    long nextEvent() {
        return mixed(id, ++planned);
    }

    /** This happened to the machine. */
    void happened(long event) {
        machine.history = mixed(machine.history, event);
    }

    /** Equal for machines that went through the same. */
    long history() {
        return mixed(id, machine.history);
    }

    static long mixed(long one, long other) {
        long z = (one ^ other * 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 29)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 32);
    }
}
