package checks.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the benchmarks and prints, for each message, nanoseconds of the processor's time, nanoseconds that passed, and bytes allocated. What is compared is the
 * processor's time in the best iteration, of 200 ms, of each engine: what else runs on the machine only adds to it. The time that passed is a mean.
 *
 * <p>Arguments: a pattern of benchmarks to run (all), the forks (2), the measured seconds of each (5). The exit code is 1 when an
 * acceptance of the design does not hold: decode in at most Philadelphia's time, validated decode in at most a fifth of QuickFIX/J's.
 */
public final class Main {

    private Main() {
    }

    public static void main(String[] args) throws RunnerException {
        var options = new OptionsBuilder()
            .include(args.length > 0 ? args[0] : "checks.benchmarks")
            .forks(args.length > 1 ? Integer.parseInt(args[1]) : 2)
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.NANOSECONDS)
            .warmupIterations(4).warmupTime(TimeValue.seconds(1))
            .measurementIterations(5 * (args.length > 2 ? Integer.parseInt(args[2]) : 5)).measurementTime(TimeValue.milliseconds(200))
            .addProfiler(GCProfiler.class)
            .addProfiler(CpuTime.class)
            .jvmArgsAppend("-XX:+UseSerialGC", "-Xms512m", "-Xmx512m", "-XX:+UseCompactObjectHeaders")
            .shouldFailOnError(true)
            .build();
        var rows = rows(new Runner(options).run());
        print(rows);
        if (!accepted(rows)) {
            System.exit(1);
        }
    }

    /** One engine's result in one benchmark. */
    private record Row(String benchmark, String engine, double cpu, double mean, double error, double bytes) {
    }

    private static List<Row> rows(Collection<RunResult> results) {
        var rows = new ArrayList<Row>();
        for (var result : results) {
            String[] name = result.getParams().getBenchmark().split("\\.");
            var time = result.getPrimaryResult();
            double cpu = result.getSecondaryResults().get(CpuTime.RESULT).getStatistics().getMin();
            double bytes = result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
            rows.add(new Row(name[name.length - 2], name[name.length - 1], cpu, time.getScore(), time.getScoreError(), bytes));
        }
        return rows;
    }

    private static void print(List<Row> rows) {
        System.out.printf("%n%-16s %-14s %10s %10s %9s %8s %8s%n", "benchmark", "engine", "ns of cpu", "ns passed", "± 99.9 %", "bytes", "ratio");
        for (var row : rows) {
            System.out.printf("%-16s %-14s %10.1f %10.1f %9.1f %8.0f %8.2f%n", row.benchmark, row.engine, row.cpu, row.mean, row.error, row.bytes,
                row.cpu / nanos(rows, row.benchmark, "heddle"));
        }
        System.out.println();
    }

    private static boolean accepted(List<Row> rows) {
        boolean decode = accepted("decode in at most Philadelphia's time", nanos(rows, "Decode", "heddle"), nanos(rows, "Decode", "philadelphia"));
        boolean validated = accepted("validated decode in at most a fifth of QuickFIX/J's time", nanos(rows, "ValidatedDecode", "heddle"),
            nanos(rows, "ValidatedDecode", "quickfixj") / 5);
        return decode && validated;
    }

    private static boolean accepted(String what, double nanos, double atMost) {
        String verdict = nanos <= atMost ? "yes" : "NO";
        System.out.printf("%s: %s%n", what, Double.isNaN(nanos) || Double.isNaN(atMost) ? "not measured" : verdict);
        return !(nanos > atMost);
    }

    /** The processor's time that a benchmark takes; not a number when it was not run. */
    private static double nanos(List<Row> rows, String benchmark, String engine) {
        return rows.stream().filter(row -> row.benchmark.equals(benchmark) && row.engine.equals(engine)).mapToDouble(Row::cpu).findAny()
            .orElse(Double.NaN);
    }
}
