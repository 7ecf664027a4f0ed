package fix.bench;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/** What a run measured. Immutable. */
public final class LoadResult {
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Pace pace;
    private final int orders;
    private final long nanos;
    private final long extraReports;
    private final Histogram latency;

    LoadResult(Pace pace, int orders, long nanos, long extraReports, Histogram latency) {
        this.pace = pace;
        this.orders = orders;
        this.nanos = nanos;
        this.extraReports = extraReports;
        this.latency = latency;
    }

    /** How many orders were sent; each was answered. */
    public int orders() {
        return orders;
    }

    /** From the first order to the last answer. */
    public long nanos() {
        return nanos;
    }

    /** Reports beyond the first of an order. */
    public long extraReports() {
        return extraReports;
    }

    /** Orders answered a second. */
    public double ordersPerSecond() {
        return orders * NANOS_PER_SECOND / nanos;
    }

    /**
     * The latency that so many of a hundred orders did not exceed, in nanoseconds, exact to three digits.
     *
     * @param percentile 0 to 100; 100 is the longest
     */
    public long latencyNanos(double percentile) {
        return latency.getValueAtPercentile(percentile);
    }

    /** The head of a table whose lines are {@link #toString}. */
    public static String heading() {
        return String.format(Locale.ROOT, "%-12s %9s %8s %10s %9s %9s %9s %9s %9s %7s", "pace", "orders", "seconds", "orders/s", "p50 µs", "p90 µs", "p99 µs",
                "p99.9 µs", "max µs", "extra");
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%-12s %9d %8.2f %10.0f %9.1f %9.1f %9.1f %9.1f %9.1f %7d", pace, orders, nanos / NANOS_PER_SECOND, ordersPerSecond(),
                micros(50), micros(90), micros(99), micros(99.9), micros(100), extraReports);
    }

    private double micros(double percentile) {
        return latencyNanos(percentile) / NANOS_PER_MICRO;
    }
}
