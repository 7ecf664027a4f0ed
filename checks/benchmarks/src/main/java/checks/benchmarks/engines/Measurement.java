package checks.benchmarks.engines;

import fix.bench.LoadException;
import fix.bench.LoadResult;
import fix.bench.LoadSession;
import fix.bench.Pace;
import fix.core.SessionID;
import java.io.IOException;
import java.time.Duration;

/** Measures one running server with the neutral client, which connects and logs on anew for each repetition. */
final class Measurement implements AutoCloseable {
    /** Orders under way at once when the throughput is measured. */
    static final int WINDOW = 512;
    /** Orders a second of the open loop. */
    static final int RATE = 5_000;

    /** The warm-up has so many sessions: a store on the heap keeps all messages of one. */
    private static final int WARM_UPS = 3;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final SessionID SESSION = SessionID.of(Fill.BEGIN_STRING, Fill.CLIENT, Fill.ACCEPTOR);
    private static final Pace THROUGHPUT = new Pace.Window(WINDOW);
    private static final Pace PING_PONG = new Pace.Window(1);
    private static final Pace OPEN_LOOP = new Pace.Rate(RATE);

    private final Effort effort;
    private final ServerProcess process;
    private int orders;

    private Measurement(Effort effort, ServerProcess process) {
        this.effort = effort;
        this.process = process;
    }

    static Measurement start(Server server, Effort effort) throws IOException {
        return new Measurement(effort, ServerProcess.start(server));
    }

    /** Lets the JVM of the server see every kind of load, and finds how many orders a repetition has. */
    void warmUp() throws IOException, InterruptedException {
        for (int part = 0; part < WARM_UPS; part++) {
            try (var client = connect()) {
                orders = effort.orders(client.run(THROUGHPUT, effort.warmUp() / WARM_UPS).ordersPerSecond());
                client.run(PING_PONG, effort.pings());
                client.run(OPEN_LOOP, effort.pings());
            }
        }
    }

    /** One repetition. */
    Sample sample() throws IOException, InterruptedException {
        try (var client = connect()) {
            long allocated = process.allocated();
            var cpu = process.cpu();
            var throughput = client.run(THROUGHPUT, orders);
            double cpuMicros = process.cpu().minus(cpu).toNanos() / NANOS_PER_MICRO / orders;
            double bytes = (double) (process.allocated() - allocated) / orders;
            var ping = client.run(PING_PONG, effort.pings());
            var rate = client.run(OPEN_LOOP, effort.pings());
            return new Sample(throughput.ordersPerSecond(), cpuMicros, bytes, micros(ping, 50), micros(ping, 99), micros(rate, 50), micros(rate, 99));
        }
    }

    /** Logs on; a server may refuse that for as long as it has not noticed the end of the connection before. */
    private LoadSession connect() throws IOException {
        long deadline = System.nanoTime() + SILENCE.toNanos();
        while (true) {
            try {
                return LoadSession.open("127.0.0.1", process.port(), SESSION, SILENCE);
            } catch (LoadException refused) {
                if (System.nanoTime() - deadline > 0) {
                    throw refused;
                }
            }
        }
    }

    private static double micros(LoadResult result, double percentile) {
        return result.latencyNanos(percentile) / NANOS_PER_MICRO;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.close();
    }
}
