package fix.simulator;

/** What goes wrong on the way. By default nothing does. */
interface Faults {
    /** What an application does that should not. */
    enum Trouble {
        /** Nothing. */
        NONE,
        /** It throws instead of answering. */
        THROWS_BEFORE,
        /** It answers, then throws. */
        THROWS_AFTER
    }

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

    /** How long a commit takes that usually takes so long. */
    default long commitTime(long usual) {
        return usual;
    }

    /** What the application does wrong in this callback. */
    default Trouble trouble() {
        return Trouble.NONE;
    }

    /** How long a callback takes that usually takes so long. */
    default long callbackTime(long usual) {
        return usual;
    }
}
