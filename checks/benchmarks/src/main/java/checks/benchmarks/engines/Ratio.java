package checks.benchmarks.engines;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** How many times more one server has of something than another, from pairs that were measured one soon after the other. */
final class Ratio {
    private final double[] sorted;

    /** Both lists have a sample for each round, in their order. */
    Ratio(List<Sample> more, List<Sample> less, ToDoubleFunction<Sample> column) {
        sorted = IntStream.range(0, more.size()).mapToDouble(round -> column.applyAsDouble(more.get(round)) / column.applyAsDouble(less.get(round))).sorted().toArray();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f (%.1f to %.1f)", sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }
}
