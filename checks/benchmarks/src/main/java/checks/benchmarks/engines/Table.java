package checks.benchmarks.engines;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The results, in Markdown: of each column the median, and the spread from the lowest to the highest as a share of it. */
final class Table {
    private static final List<String> HEAD = List.of("server", "orders/s", "CPU µs/order", "bytes/order", "ping-pong p50 µs", "p99 µs",
            "at " + Measurement.RATE + "/s p50 µs", "p99 µs");

    private final List<List<String>> rows = new ArrayList<>();

    Table(Map<String, List<Sample>> results) {
        rows.add(HEAD);
        results.forEach((server, samples) -> rows.add(List.of(server, cell("%.0f", samples, Sample::ordersPerSecond), cell("%.2f", samples, Sample::cpuMicros),
                cell("%.0f", samples, Sample::bytes), cell("%.0f", samples, Sample::pingMicros), cell("%.0f", samples, Sample::slowPingMicros),
                cell("%.0f", samples, Sample::rateMicros), cell("%.0f", samples, Sample::slowRateMicros))));
    }

    private static String cell(String format, List<Sample> samples, ToDoubleFunction<Sample> column) {
        double median = median(samples, column);
        var values = samples.stream().mapToDouble(column).summaryStatistics();
        double spread = median == 0 ? 0 : 100 * (values.getMax() - values.getMin()) / median;
        return String.format(Locale.ROOT, format + " (%.0f %%)", median, spread);
    }

    static double median(List<Sample> samples, ToDoubleFunction<Sample> column) {
        double[] sorted = samples.stream().mapToDouble(column).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (int row = 0; row < rows.size(); row++) {
            text.append(line(rows.get(row)));
            if (row == 0) {
                text.append(rule());
            }
        }
        return text.toString();
    }

    private String line(List<String> cells) {
        var line = new StringBuilder("|");
        for (int column = 0; column < cells.size(); column++) {
            var cell = cells.get(column);
            var blanks = " ".repeat(width(column) - cell.length());
            line.append(' ').append(column == 0 ? cell + blanks : blanks + cell).append(" |");
        }
        return line.append('\n').toString();
    }

    private String rule() {
        var line = new StringBuilder("|");
        for (int column = 0; column < HEAD.size(); column++) {
            var dashes = "-".repeat(width(column) + 1);
            line.append(column == 0 ? dashes + "-" : dashes + ":").append('|');
        }
        return line.append('\n').toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElseThrow();
    }
}
