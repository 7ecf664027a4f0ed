package fix.simulator;

/**
 * One stream of decisions of a run. A seed's numbers come from SplitMix64, written out so that every Java gives the same ones.
 *
 * <p>What is drawn for each kind of decision, and what is ordinary, stands with its method.
 */
final class Chance {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final String name;
    private final Choices choices;
    private long state;
    private int index;

    Chance(String name, Choices choices, long state) {
        this.name = name;
        this.choices = choices;
        this.state = state;
    }

    /** Numbers for the details of one choice, from its value: nothing of them is a choice of its own. */
    static Chance detail(long value) {
        return new Chance("", Choices.ofSeed(0), value * GOLDEN);
    }

    private long next() {
        state += GOLDEN;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private int drawBelow(int bound) {
        return (int) ((next() >>> 33) * bound >>> 31);
    }

    private long drawBetween(long low, long high) {
        return low + (next() >>> 1) % (high - low + 1);
    }

    private long decide(long drawn, long ordinary, long low, long high) {
        int mine = index++;
        choices.asked(name, mine, high);
        long value = choices.isSeeded() ? drawn : Math.clamp(choices.scripted(name, mine, ordinary), low, high);
        if (value != ordinary) {
            choices.took(name, mine, value);
        }
        return value;
    }

    /** From 0 to before {@code bound}, which is above 0. Ordinary is 0. */
    int below(int bound) {
        return (int) decide(drawBelow(bound), 0, 0, bound - 1);
    }

    /** Both ends included. Ordinary is the lower one. */
    long between(long low, long high) {
        return decide(drawBetween(low, high), low, low, high);
    }

    /** True once in {@code n} times; never when that is 0. Ordinary is false. */
    boolean oneIn(int n) {
        return decide(n > 0 && drawBelow(n) == 0 ? 1 : 0, 0, 0, 1) == 1;
    }

    /** Once in {@code n} times a number above 0, which says what happens; ordinary, and otherwise, 0. */
    int happening(int n) {
        return (int) decide(n > 0 && drawBelow(n) == 0 ? 1 + drawBelow(1 << 20) : 0, 0, 0, Integer.MAX_VALUE);
    }

    /** A delay: mostly less than {@code typical}, now and then ten or a hundred times as long. Ordinary is {@code typical}. */
    long delay(long typical) {
        int kind = drawBelow(100);
        long drawn = drawBetween(0, kind == 0 ? 100 * typical : kind < 8 ? 10 * typical : typical);
        return decide(drawn, typical, 0, Long.MAX_VALUE);
    }

    /** What was drawn elsewhere, to be one choice of this stream. */
    long given(long drawn, long ordinary, long low, long high) {
        return decide(drawn, ordinary, low, high);
    }

    /** A generator for a part of a run that repeats itself without it: its numbers are no choices. */
    Chance fork() {
        return detail(next());
    }
}
