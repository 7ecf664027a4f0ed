package fix.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Finds a small run that breaks the same rule: one with fewer orders, in which as much as possible is ordinary. Whole streams of choices
 * are left out; then all but the faults, of which one is moved to wherever it does the same, if they are few; then halves, quarters and single choices
 * (delta debugging). A run that breaks the rule all the same takes the place of the one before.
 */
final class Shrinker {
    private static final String STRIKE = "strike";
    /** With more faults than this too many places would have to be tried. */
    private static final int MOST_MOVED = 3;

    private final Setup setup;
    private final long seed;
    private final int maxTries;
    private Setup smallest;
    private SimulationResult best;
    private List<Choice> choices;
    private int tries;

    private Shrinker(Setup setup, long seed, SimulationResult failed, int maxTries) {
        this.setup = setup;
        this.seed = seed;
        this.maxTries = maxTries;
        smallest = setup;
        best = failed;
        choices = Simulation.parse(failed.choices());
    }

    /**
     * Shrinks a failed run.
     *
     * @param failed the run, with all its choices
     * @param maxTries how many runs it may cost
     */
    static Shrunk shrink(Setup setup, SimulationResult failed, int maxTries) {
        var shrinker = new Shrinker(setup, failed.seed(), failed, maxTries);
        shrinker.shrink();
        return new Shrunk(shrinker.best, shrinker.smallest.plan(), shrinker.tries);
    }

    private void shrink() {
        int before;
        do {
            before = choices.size() + smallest.plan().orders();
            fewerOrders();
            wholeStreams();
            slide();
            parts();
            plainerStrikes();
        } while (choices.size() + smallest.plan().orders() < before && tries < maxTries);
    }

    private boolean stillFails(Setup with, List<Choice> script) {
        if (tries >= maxTries) {
            return false;
        }
        tries++;
        var result = with.repeat(seed, script);
        if (result.isSound() || result.violations().getFirst().rule() != best.violations().getFirst().rule()) {
            return false;
        }
        smallest = with;
        best = result;
        choices = Simulation.parse(result.choices());
        return true;
    }

    private void fewerOrders() {
        for (int orders = 1; orders < smallest.plan().orders(); orders += Math.max(1, orders / 2)) {
            if (stillFails(setup.with(setup.plan().withOrders(orders)), choices)) {
                return;
            }
        }
    }

    private void wholeStreams() {
        Map<String, Long> sizes = choices.stream().collect(Collectors.groupingBy(Choice::of, Collectors.counting()));
        for (var stream : sizes.entrySet().stream().sorted(
                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey())).toList()) {
            stillFails(smallest, choices.stream().filter(choice -> !choice.of().equals(stream.getKey())).toList());
        }
    }

    /** Without the delays that a fault was drawn with it strikes elsewhere: it is tried at every place, with few orders first. */
    private void slide() {
        var faults = choices.stream().filter(Shrinker::isFault).toList();
        if (faults.size() > MOST_MOVED) {
            return;
        }
        for (int orders = 1; orders <= smallest.plan().orders(); orders += 1 + orders / 2) {
            var with = setup.with(setup.plan().withOrders(orders));
            for (var fault : faults) {
                int places = fault.of().equals(STRIKE) ? 60 + 30 * orders : 10 + 6 * orders;
                for (int place = 0; place < places && faults.size() + orders < choices.size() + smallest.plan().orders(); place++) {
                    var moved = new Choice(fault.of(), place, fault.value());
                    if (stillFails(with, faults.stream().map(each -> each.equals(fault) ? moved : each).toList())) {
                        return;
                    }
                }
            }
        }
    }

    private static boolean isFault(Choice choice) {
        return choice.of().equals(STRIKE) || Arrays.stream(FaultKind.values()).anyMatch(kind -> kind.name().equals(choice.of()));
    }

    private void parts() {
        for (int size = Math.max(1, choices.size() / 2); size >= 1; size /= 2) {
            int from = 0;
            while (from < choices.size() && tries < maxTries) {
                var without = new ArrayList<>(choices);
                without.subList(from, Math.min(choices.size(), from + size)).clear();
                int before = choices.size();
                if (!stillFails(smallest, without) || choices.size() >= before) {
                    from += size;
                }
            }
        }
    }

    /** A strike that happens in the least way: the rest of its detail is of no account. */
    private void plainerStrikes() {
        for (var choice : List.copyOf(new HashSet<>(choices)).stream().filter(choice -> choice.of().equals(STRIKE)).toList()) {
            var strike = Strike.of(choice.value());
            for (int way = 0; way < 4 && strike.isDrawn(); way++) {
                var plainer = new Choice(choice.of(), choice.index(), new Strike(strike.kind(), way).code());
                if (stillFails(smallest, choices.stream().map(each -> each.equals(choice) ? plainer : each).toList())) {
                    break;
                }
            }
        }
    }
}
