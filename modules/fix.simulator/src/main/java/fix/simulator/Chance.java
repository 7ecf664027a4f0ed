package fix.simulator;

/** All that is random in a run, from its seed: SplitMix64, written out so that every Java gives the same numbers. */
final class Chance {
    private long state;

    Chance(long seed) {
        state = seed;
    }

    long next() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** From 0 to before {@code bound}, which is above 0. */
    int below(int bound) {
        return (int) ((next() >>> 33) * bound >>> 31);
    }

    /** Both ends included. */
    long between(long low, long high) {
        return low + (next() >>> 1) % (high - low + 1);
    }

    /** True once in {@code n} times; never when that is 0. */
    boolean oneIn(int n) {
        return n > 0 && below(n) == 0;
    }

    /** A delay: mostly less than {@code typical}, now and then ten or a hundred times as long. */
    long delay(long typical) {
        int kind = below(100);
        return between(0, kind == 0 ? 100 * typical : kind < 8 ? 10 * typical : typical);
    }

    /** A generator of its own, so that what one part of a run draws does not disturb another. */
    Chance fork() {
        return new Chance(next());
    }
}
