package fix.session;

import org.junit.jupiter.api.Test;

/**
 * Two peers, many seeds: nothing is lost, nothing comes twice, no number has two contents, and they always come to an end. A failure
 * names its seed; {@code new Simulation(seed, resets).run(EVENTS)} repeats it.
 */
class TwoPeersTest {
    private static final int SEEDS = Integer.getInteger("seeds", 300);
    private static final int EVENTS = 400;

    private static void simulate(boolean resets) {
        for (long seed = 0; seed < SEEDS; seed++) {
            try {
                new Simulation(seed, resets).run(EVENTS);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ", resets " + resets + ": " + e.getMessage(), e);
            }
        }
    }

    @Test
    void whateverIsCutOrCrashesEverythingArrivesOnceAndInOrder() {
        simulate(false);
    }

    @Test
    void resetsLoseOnlyWhatWasUnderWayAndTheSessionGoesOn() {
        simulate(true);
    }
}
