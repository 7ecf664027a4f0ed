package fix.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The program of one connection: what goes wrong in each direction. Immutable.
 *
 * @param toServer what happens to what the client sends
 * @param toClient what happens to what the server sends
 */
public record Faults(List<Fault> toServer, List<Fault> toClient) {
    /** Nothing goes wrong. */
    public static final Faults NONE = new Faults(List.of(), List.of());

    private static final int FRAMES = 60;
    private static final int BYTES = 8_000;

    /** Copies the lists. */
    public Faults {
        toServer = List.copyOf(toServer);
        toClient = List.copyOf(toClient);
    }

    /** These faults in one direction, and none in the other. */
    public static Faults of(Flow flow, Fault... faults) {
        return NONE.and(flow, List.of(faults));
    }

    /** These faults in both directions. */
    public static Faults bothWays(Fault... faults) {
        return new Faults(List.of(faults), List.of(faults));
    }

    /** This program with more faults in one direction. */
    public Faults and(Flow flow, Fault... faults) {
        return and(flow, List.of(faults));
    }

    Faults and(Flow flow, List<Fault> faults) {
        var more = new ArrayList<>(of(flow));
        more.addAll(faults);
        return flow == Flow.TO_SERVER ? new Faults(more, toClient) : new Faults(toServer, more);
    }

    /** What happens in this direction. */
    public List<Fault> of(Flow flow) {
        return flow == Flow.TO_SERVER ? toServer : toClient;
    }

    /**
     * A random program: one or two faults, each in a direction of its own choice. The same numbers give the same program.
     *
     * @param kinds what may happen; one or more
     */
    public static Faults random(RandomGenerator random, Set<Fault.Kind> kinds) {
        var faults = NONE;
        for (int left = 1 + random.nextInt(2); left > 0; left--) {
            faults = faults.and(random.nextBoolean() ? Flow.TO_SERVER : Flow.TO_CLIENT, randomFault(random, kinds));
        }
        return faults;
    }

    /**
     * A random fault within the next sixty messages.
     *
     * @param kinds what may happen; one or more
     * @throws IllegalArgumentException when there is no kind
     */
    public static Fault randomFault(RandomGenerator random, Set<Fault.Kind> kinds) {
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("a random fault needs a kind: one of " + EnumSet.allOf(Fault.Kind.class));
        }
        var sorted = List.copyOf(EnumSet.copyOf(kinds));
        return switch (sorted.get(random.nextInt(sorted.size()))) {
            case DELAY -> Fault.delay(Duration.ofMillis(random.nextInt(30)), Duration.ofMillis(random.nextInt(30)));
            case THROTTLE -> Fault.throttle(5_000 + random.nextInt(100_000));
            case SPLIT -> Fault.split(1 + random.nextInt(random.nextBoolean() ? 1 : 40));
            case COALESCE -> Fault.coalesce(1 + random.nextInt(5_000), Duration.ofMillis(1 + random.nextInt(50)));
            case CUT -> Fault.cut(randomPlace(random));
            case RESET -> Fault.reset(randomPlace(random));
            case HALF_OPEN -> Fault.halfOpen(randomPlace(random));
            case STALL -> Fault.stall(randomPlace(random));
            case CORRUPT -> Fault.corrupt(randomPlace(random));
        };
    }

    private static Place randomPlace(RandomGenerator random) {
        return switch (random.nextInt(3)) {
            case 0 -> Place.afterBytes(1 + random.nextInt(BYTES));
            case 1 -> Place.afterFrames(1 + random.nextInt(FRAMES));
            default -> Place.inFrame(1 + random.nextInt(FRAMES), random.nextDouble());
        };
    }

    @Override
    public String toString() {
        var parts = new ArrayList<String>();
        for (var flow : Flow.values()) {
            of(flow).forEach(fault -> parts.add(flow + ": " + fault));
        }
        return parts.isEmpty() ? "no fault" : String.join("; ", parts);
    }
}
