package fix.simulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tries all runs that depart from the ordinary one in a few places. Everything takes no time but timers, so that all that goes on at once
 * is due at the same instant; a departure is another event of those that are due, or a fault after an event. Paths with fewer departures
 * come first. One that comes into a state from which as much was tried before is not followed any further.
 */
final class Explorer implements Choices.Watcher {
    private static final String NEXT = "next";
    private static final String STRIKE = "strike";
    private static final Choice INSTANT = new Choice("instant", 0, 1);

    private final Setup setup;
    private final Set<FaultKind> faults;
    private final List<Long> strikes;
    private final int depth;
    private final long maxPaths;
    private final ArrayDeque<List<Choice>> open = new ArrayDeque<>();
    /** How many more departures were tried from a state. */
    private final Map<Long, Integer> known = new HashMap<>();
    private long paths;
    private long met;
    // The path that is being run.
    private List<Choice> path = List.of();
    private boolean departed;
    private List<List<Choice>> children = new ArrayList<>();

    private Explorer(Setup setup, int depth, long maxPaths) {
        this.setup = setup;
        this.depth = depth;
        this.maxPaths = maxPaths;
        faults = setup.plan().faults().isEmpty() ? Set.of() : EnumSet.copyOf(setup.plan().faults());
        strikes = Strike.codes(faults);
    }

    static Exploration explore(Setup setup, int depth, long maxPaths) {
        return new Explorer(setup, depth, maxPaths).explore();
    }

    private Exploration explore() {
        open.add(List.of(INSTANT));
        while (!open.isEmpty() && paths < maxPaths) {
            path = open.remove();
            departed = path.size() == 1;
            children = new ArrayList<>();
            paths++;
            var result = setup.run(Choices.watched(0, path, this));
            if (!result.isSound()) {
                return new Exploration(paths, known.size(), met, false, Optional.of(new Shrunk(result, setup.plan(), (int) paths)));
            }
            open.addAll(children);
        }
        return new Exploration(paths, known.size(), met, open.isEmpty(), Optional.empty());
    }

    private int left() {
        return depth - (path.size() - 1);
    }

    @Override
    public void asked(String of, int index, long high) {
        var last = path.getLast();
        if (departed) {
            if (left() > 0) {
                depart(of, index, high);
            }
        } else if (of.equals(last.of()) && index == last.index()) {
            departed = true;
        }
    }

    private void depart(String of, int index, long high) {
        switch (of) {
            case NEXT -> {
                for (long other = 1; other <= high; other++) {
                    child(of, index, other);
                }
            }
            case STRIKE -> strikes.forEach(code -> child(of, index, code));
            case "GARBLED", "REFUSED_CONNECT" -> fault(of, index, 1);
            case "HANDLER_EXCEPTION" -> fault(of, index, 2);
            default -> {
                // stays ordinary
            }
        }
    }

    private void fault(String of, int index, int ways) {
        for (int way = 1; way <= ways && faults.contains(FaultKind.valueOf(of)); way++) {
            child(of, index, way);
        }
    }

    private void child(String of, int index, long value) {
        var longer = new ArrayList<>(path);
        longer.add(new Choice(of, index, value));
        children.add(longer);
    }

    @Override
    public boolean isKnown(World world) {
        if (!departed) {
            return false;
        }
        long state = world.fingerprint();
        if (known.getOrDefault(state, -1) >= left()) {
            met++;
            return true;
        }
        known.put(state, left());
        return false;
    }
}
