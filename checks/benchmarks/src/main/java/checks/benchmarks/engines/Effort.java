package checks.benchmarks.engines;

/**
 * How much is measured.
 *
 * @param repetitions of which the median counts
 * @param seconds that a repetition of the throughput is to take
 * @param maxOrders of one repetition: stores on the heap keep them all
 * @param pings of one repetition
 * @param warmUp orders before the first repetition, equally many for each server: what its JVM has seen then is the same, and its compilers have mostly done
 */
record Effort(int repetitions, double seconds, int maxOrders, int pings, int warmUp) {
    static final Effort FULL = new Effort(5, 1, 200_000, 3_000, 600_000);
    /** Shows that everything runs; its numbers say nothing. */
    static final Effort QUICK = new Effort(1, 0.2, 20_000, 500, 5_000);

    /** Orders of one repetition for a server of this speed. */
    int orders(double perSecond) {
        return Math.clamp((long) (perSecond * seconds), 1_000, maxOrders);
    }
}
