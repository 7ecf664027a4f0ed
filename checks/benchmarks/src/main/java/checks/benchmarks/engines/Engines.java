package checks.benchmarks.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures every server and prints one table. Arguments: {@code --quick} for a run that only shows that all works; words that the names of
 * the servers to measure must hold. A run of all servers at full length also renews docs/performance.md.
 */
final class Engines {
    private static final double FASTER = 4;
    private static final double LIGHTER = 4;

    private Engines() {
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        var words = List.of(args).stream().filter(word -> !word.equals("--quick")).toList();
        boolean quick = words.size() < args.length;
        var root = Path.of("").toAbsolutePath();
        var work = Files.createTempDirectory("engines");
        try {
            var results = measure(new Servers(root, work).all(), words, quick ? Effort.QUICK : Effort.FULL);
            var table = new Table(results).toString();
            System.out.println(table);
            compare(results);
            if (!quick && words.isEmpty()) {
                Report.write(root.resolve("docs/performance.md"), table, "checks/benchmarks/engines");
            }
        } finally {
            delete(work);
        }
    }

    private static Map<String, List<Sample>> measure(List<Server> servers, List<String> words, Effort effort) throws IOException, InterruptedException {
        var results = new LinkedHashMap<String, List<Sample>>();
        for (var server : servers) {
            if (words.isEmpty() || words.stream().anyMatch(server.name()::contains)) {
                System.err.println("measuring " + server.name() + " …");
                results.put(server.name(), new Measurement(effort).of(server));
            }
        }
        return results;
    }

    /** The acceptance of the design: with memory stores at least four times QuickFIX/J's orders a second, for at most a quarter of its CPU. */
    private static void compare(Map<String, List<Sample>> results) {
        var ours = results.get("Heddle, memory store");
        var theirs = results.get("QuickFIX/J, memory store");
        if (ours != null && theirs != null) {
            double faster = Table.median(ours, Sample::ordersPerSecond) / Table.median(theirs, Sample::ordersPerSecond);
            double lighter = Table.median(theirs, Sample::cpuMicros) / Table.median(ours, Sample::cpuMicros);
            System.out.printf(Locale.ROOT, "memory stores: %.1f times QuickFIX/J's orders a second (wanted: %.0f), CPU for an order 1/%.1f (wanted: 1/%.0f)%n", faster, FASTER,
                    lighter, LIGHTER);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException kept) {
                    throw new UncheckedIOException(kept);
                }
            });
        }
    }
}
