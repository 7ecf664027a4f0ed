package fix.simulator;

/**
 * How long things typically take, in nanoseconds; see {@link Chance#delay}.
 *
 * @param network bytes on their way
 * @param commit a batch's commit
 * @param step a thread, from being woken to running
 * @param callback an application's callback
 * @param redial the first wait of a dialler, doubled with each failure
 */
record Tempo(long network, long commit, long step, long callback, long redial) {
    /** Everything happens at once. */
    static final Tempo INSTANT = new Tempo(0, 0, 0, 0, 1_000_000_000L);

    /** A network of milliseconds, commits of tens of microseconds. */
    static final Tempo USUAL = new Tempo(1_000_000L, 50_000L, 10_000L, 20_000L, 1_000_000_000L);

    /** True when only timers let time pass. */
    boolean isInstant() {
        return network + commit + step + callback == 0;
    }
}
