package checks.benchmarks.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures every server and prints one table. Arguments: {@code --quick} for a run that only shows that all works; words that the names of
 * the servers to measure must hold. A run of all servers at full length also renews docs/performance.md.
 */
final class Engines {
    private static final int FASTER = 4;
    private static final int LIGHTER = 4;

    private Engines() {
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        var words = List.of(args).stream().filter(word -> !word.equals("--quick")).toList();
        boolean quick = words.size() < args.length;
        var root = Path.of("").toAbsolutePath();
        var work = Files.createTempDirectory("engines");
        try {
            var results = measure(new Servers(root, work).pairs(), words, quick ? Effort.QUICK : Effort.FULL);
            var table = new Table(results).toString();
            var comparison = compare(results);
            System.out.println(table);
            System.out.print(comparison);
            if (!quick && words.isEmpty()) {
                Report.write(root.resolve("docs/performance.md"), table + "\n" + comparison, "checks/benchmarks/engines");
            }
        } finally {
            delete(work);
        }
    }

    /** The servers of a pair run, and are measured by turns: what the machine does meanwhile meets both alike. */
    private static Map<String, List<Sample>> measure(List<List<Server>> pairs, List<String> words, Effort effort) throws IOException, InterruptedException {
        var results = new LinkedHashMap<String, List<Sample>>();
        for (var pair : pairs) {
            var wanted = pair.stream().filter(server -> words.isEmpty() || words.stream().anyMatch(server.name()::contains)).toList();
            measureByTurns(wanted, effort, results);
        }
        return results;
    }

    private static void measureByTurns(List<Server> servers, Effort effort, Map<String, List<Sample>> results) throws IOException, InterruptedException {
        var running = new LinkedHashMap<String, Measurement>();
        try {
            for (var server : servers) {
                System.err.println("warming up " + server.name() + " …");
                running.put(server.name(), Measurement.start(server, effort));
                running.get(server.name()).warmUp();
            }
            for (int round = 1; round <= effort.repetitions(); round++) {
                System.err.println("measuring " + String.join(" and ", running.keySet()) + ", round " + round + " of " + effort.repetitions() + " …");
                for (var server : running.entrySet()) {
                    results.computeIfAbsent(server.getKey(), _ -> new ArrayList<>()).add(server.getValue().sample());
                }
            }
        } finally {
            for (var server : running.values()) {
                server.close();
            }
        }
    }

    /** The acceptance of the design: with memory stores at least four times QuickFIX/J's orders a second, for at most a quarter of its CPU. */
    private static String compare(Map<String, List<Sample>> results) {
        return compare(results, "Memory stores", "Heddle, memory store", "QuickFIX/J, memory store", " (wanted: " + FASTER + ")", " (wanted: " + LIGHTER + ")")
                + compare(results, "Stores on disk", "Heddle, SQLite store", "QuickFIX/J, file store", "", "");
    }

    private static String compare(Map<String, List<Sample>> results, String what, String us, String them, String faster, String lighter) {
        var ours = results.get(us);
        var theirs = results.get(them);
        if (ours == null || theirs == null) {
            return "";
        }
        return what + ", round by round: " + new Ratio(ours, theirs, Sample::ordersPerSecond) + " times QuickFIX/J's orders a second" + faster + ", its CPU for an order "
                + new Ratio(theirs, ours, Sample::cpuMicros) + " times ours" + lighter + ".\n";
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
