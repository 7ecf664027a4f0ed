package fix.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All that is decided in a run, in streams that have nothing to do with each other. Every decision has an ordinary outcome: no fault, the
 * typical delay, the default of a setting. Either a seed decides; or everything is ordinary but for a list of choices.
 */
final class Choices {
    private record Place(String of, int index) {}

    private final long seed;
    private final boolean seeded;
    private final Map<Place, Long> script;
    private final boolean records;
    private final Watcher watcher;
    private final List<Choice> taken = new ArrayList<>();
    private final Map<String, Chance> streams = new HashMap<>();

    /** Sees what is decided in a run. */
    interface Watcher {
        /** Looks away. */
        Watcher NOBODY = new Watcher() {};

        /** This stream was asked, for something up to {@code high}. */
        default void asked(String of, int index, long high) {}

        /** Whether a run that is in this state need not go on. */
        default boolean isKnown(World world) {
            return false;
        }
    }

    private Choices(long seed, boolean seeded, Map<Place, Long> script, boolean records, Watcher watcher) {
        this.watcher = watcher;
        this.seed = seed;
        this.seeded = seeded;
        this.script = script;
        this.records = records;
    }

    /** A seed decides. */
    static Choices ofSeed(long seed) {
        return new Choices(seed, true, Map.of(), false, Watcher.NOBODY);
    }

    /** A seed decides, and what was not ordinary can be asked for afterwards. */
    static Choices recorded(long seed) {
        return new Choices(seed, true, Map.of(), true, Watcher.NOBODY);
    }

    /** All is ordinary but for these. The seed is a name only. */
    static Choices of(long seed, List<Choice> script) {
        return watched(seed, script, Watcher.NOBODY);
    }

    /** The same, while somebody watches. */
    static Choices watched(long seed, List<Choice> script, Watcher watcher) {
        return new Choices(seed, false, script.stream().collect(
                Collectors.toMap(choice -> new Place(choice.of(), choice.index()), Choice::value, (_, last) -> last)), true, watcher);
    }

    /** The stream with this name. */
    Chance of(String name) {
        return streams.computeIfAbsent(name, fresh -> new Chance(fresh, this, seed * 0x2545F4914F6CDD1DL ^ (long) fresh.hashCode() << 20));
    }

    /** True when this state was met before, and so is what follows from it: the run need not go on. */
    boolean isKnown(World world) {
        return watcher.isKnown(world);
    }

    /** Somebody asks this stream. */
    void asked(String of, int index, long high) {
        watcher.asked(of, index, high);
    }

    long seed() {
        return seed;
    }

    boolean isSeeded() {
        return seeded;
    }

    /** What was asked for and not ordinary, in the order in which it was asked for; of a seed's run only when it is recorded. */
    List<Choice> taken() {
        return List.copyOf(taken);
    }

    /** What the script says there. */
    long scripted(String of, int index, long ordinary) {
        return script.isEmpty() ? ordinary : script.getOrDefault(new Place(of, index), ordinary);
    }

    void took(String of, int index, long value) {
        if (records) {
            taken.add(new Choice(of, index, value));
        }
    }
}
