package fix.simulator;

/** What goes wrong on the way. By default nothing does. */
interface Faults {
    /** Nothing goes wrong. */
    Faults NONE = new Faults() {};

    /** The bytes that arrive when these are sent. */
    default byte[] onTheWire(byte[] sent) {
        return sent;
    }

    /** Whether nobody answers a dialler. */
    default boolean refusesConnect() {
        return false;
    }

    /** How many bytes a connection holds in one direction before a writer has to wait. */
    default int pipeCapacity() {
        return 1 << 16;
    }

    /** How much of what can be read a read brings. */
    default int readSize(int available) {
        return available;
    }

    /** How long a callback takes that usually takes so long. */
    default long callbackTime(long usual) {
        return usual;
    }
}
