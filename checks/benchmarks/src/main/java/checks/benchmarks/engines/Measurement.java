package checks.benchmarks.engines;

import fix.bench.LoadResult;
import fix.bench.LoadSession;
import fix.bench.Pace;
import fix.core.SessionID;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Measures one server with the neutral client. */
final class Measurement {
    /** Orders under way at once when the throughput is measured. */
    static final int WINDOW = 512;
    /** Orders a second of the open loop. */
    static final int RATE = 5_000;

    private static final double NANOS_PER_MICRO = 1e3;
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final SessionID SESSION = SessionID.of(Fill.BEGIN_STRING, Fill.CLIENT, Fill.ACCEPTOR);
    private static final Pace THROUGHPUT = new Pace.Window(WINDOW);
    private static final Pace PING_PONG = new Pace.Window(1);
    private static final Pace OPEN_LOOP = new Pace.Rate(RATE);

    private final Effort effort;

    Measurement(Effort effort) {
        this.effort = effort;
    }

    List<Sample> of(Server server) throws IOException, InterruptedException {
        try (var process = ServerProcess.start(server); var client = LoadSession.open("127.0.0.1", process.port(), SESSION, SILENCE)) {
            int orders = warmUp(client);
            var samples = new ArrayList<Sample>();
            for (int i = 0; i < effort.repetitions(); i++) {
                samples.add(sample(process, client, orders));
            }
            return samples;
        }
    }

    /** How many orders a repetition has. */
    private int warmUp(LoadSession client) throws IOException, InterruptedException {
        client.run(THROUGHPUT, effort.warmUp() / 2);
        client.run(PING_PONG, effort.pings());
        client.run(OPEN_LOOP, effort.pings());
        return effort.orders(client.run(THROUGHPUT, effort.warmUp() / 2).ordersPerSecond());
    }

    private Sample sample(ServerProcess process, LoadSession client, int orders) throws IOException, InterruptedException {
        long allocated = process.allocated();
        var cpu = process.cpu();
        var throughput = client.run(THROUGHPUT, orders);
        double cpuMicros = process.cpu().minus(cpu).toNanos() / NANOS_PER_MICRO / orders;
        double bytes = (double) (process.allocated() - allocated) / orders;
        var ping = client.run(PING_PONG, effort.pings());
        var rate = client.run(OPEN_LOOP, effort.pings());
        return new Sample(throughput.ordersPerSecond(), cpuMicros, bytes, micros(ping, 50), micros(ping, 99), micros(rate, 50), micros(rate, 99));
    }

    private static double micros(LoadResult result, double percentile) {
        return result.latencyNanos(percentile) / NANOS_PER_MICRO;
    }
}
