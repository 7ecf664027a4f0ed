package interop;

import java.util.ArrayList;
import java.util.List;

/** What departs from the defaults of a scenario, as lines {@code Key=Value}: on our side in our words, on theirs in QuickFIX's. Immutable. */
record Rules(List<String> ours, List<String> theirs) {
    static final Rules DEFAULT = new Rules(List.of(), List.of());

    Rules {
        ours = List.copyOf(ours);
        theirs = List.copyOf(theirs);
    }

    static Rules ours(String... lines) {
        return new Rules(List.of(lines), List.of());
    }

    static Rules theirs(String... lines) {
        return new Rules(List.of(), List.of(lines));
    }

    static Rules both(String... lines) {
        return new Rules(List.of(lines), List.of(lines));
    }

    /** One side's alone. */
    static Rules of(Side side, String... lines) {
        return side == Side.US ? ours(lines) : theirs(lines);
    }

    /** These and those. */
    Rules and(Rules more) {
        return new Rules(concat(ours, more.ours), concat(theirs, more.theirs));
    }

    private static List<String> concat(List<String> some, List<String> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
