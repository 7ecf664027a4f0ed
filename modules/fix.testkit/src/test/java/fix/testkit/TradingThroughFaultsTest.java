package fix.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two engines trade over a bad line: nothing is lost, nothing is answered twice, and nothing is left behind. */
@Timeout(600)
class TradingThroughFaultsTest {
    private static final int ORDERS = 300;
    private static final int MOST_AT_ONCE = 12;

    private Map<Long, String> threadsBefore;
    private long socketsBefore;

    /** The JVM keeps a socket of its own from the first on that is closed while it is read. */
    @BeforeAll
    static void warmUp() throws Exception {
        try (var exchange = Exchange.of("warm-up-", proxy -> proxy)) {
            exchange.want(1);
            exchange.awaitAnswered(1);
        }
    }

    @BeforeEach
    void count() throws IOException {
        threadsBefore = RunningThreads.now();
        socketsBefore = sockets();
    }

    @AfterEach
    void noThreadAndNoSocketIsLeft() throws Exception {
        assertEquals(List.of(), RunningThreads.left(threadsBefore, Duration.ofSeconds(10)));
        long socketsNow = sockets();
        // Fewer are no leak: those of the test before may have gone meanwhile.
        assertTrue(socketsNow <= socketsBefore, () -> socketsNow + " sockets are open, " + socketsBefore + " were before");
    }

    /** Open sockets of this process; 0 where the operating system does not say. */
    private static long sockets() throws IOException {
        var folder = Path.of("/proc/self/fd");
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> {
                try {
                    return Files.readSymbolicLink(file).toString().startsWith("socket:");
                } catch (IOException closedMeanwhile) {
                    return false;
                }
            }).count();
        }
    }

    /** In the middle of a message one way, between two the other. */
    private static Fault fault(Fault.Kind kind, Flow flow) {
        var place = flow == Flow.TO_SERVER ? Place.inFrame(40) : Place.afterFrames(40);
        return switch (kind) {
            case DELAY -> Fault.delay(Duration.ofMillis(5), Duration.ofMillis(10));
            case THROTTLE -> Fault.throttle(200_000);
            case SPLIT -> Fault.split();
            case COALESCE -> Fault.coalesce(4_000, Duration.ofMillis(10));
            case CUT -> Fault.cut(place);
            case RESET -> Fault.reset(place);
            case HALF_OPEN -> Fault.halfOpen(place);
            case STALL -> Fault.stall(place);
            case CORRUPT -> Fault.corrupt(place);
        };
    }

    @ParameterizedTest
    @EnumSource
    void everyOrderIsAnsweredOnceThrough(Fault.Kind kind) throws Exception {
        together(List.of(Flow.values()), flow -> {
            try (var exchange = Exchange.of(kind + "-" + flow.ordinal() + "-", proxy -> proxy.connection(1, Faults.of(flow, fault(kind, flow))))) {
                exchange.want(ORDERS);
                exchange.awaitAnswered(ORDERS);
                exchange.judge();
                boolean ends = EnumSet.of(Fault.Kind.CUT, Fault.Kind.RESET, Fault.Kind.HALF_OPEN, Fault.Kind.STALL).contains(kind);
                assertTrue(!ends || exchange.proxy.accepted() > 1, exchange::toString);
                assertTrue(exchange.proxy.history().stream().anyMatch(line -> line.contains(flow + ": " + fault(kind, flow))), exchange::toString);
            }
        });
    }

    private interface Work<T> {
        void of(T item) throws Exception;
    }

    /** Does all of it at once; the first failure is thrown when all have ended. */
    private static <T> void together(List<T> items, Work<T> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (var item : items) {
                running.add(threads.submit(() -> {
                    work.of(item);
                    return null;
                }));
            }
            for (var each : running) {
                try {
                    each.get();
                } catch (ExecutionException failed) {
                    throw failed.getCause() instanceof AssertionError error ? error : new AssertionError(failed.getCause());
                }
            }
        }
    }

    /** {@code -Dfaults=1000 -Dfaults.seed=1} for more of it. */
    @Test
    void everyOrderIsAnsweredOnceThroughRandomFaultsUnderTraffic() throws Exception {
        int faults = Integer.getInteger("faults", 24);
        long seed = Long.getLong("faults.seed", System.nanoTime());
        var counts = new TreeMap<String, Integer>();
        var left = new AtomicInteger(faults);
        var lines = new ArrayList<Integer>();
        for (int i = 0; i < Math.min(faults, MOST_AT_ONCE); i++) {
            lines.add(i);
        }
        try {
            together(lines, line -> {
                var random = new SplittableRandom(seed + line);
                try (var exchange = Exchange.of("L" + line + "-", proxy -> proxy.seed(seed))) {
                    exchange.want(Integer.MAX_VALUE);
                    while (left.getAndDecrement() > 0) {
                        var done = goWrong(exchange, random);
                        synchronized (counts) {
                            counts.merge(done, 1, Integer::sum);
                        }
                    }
                    exchange.judge();
                }
            });
        } catch (AssertionError failed) {
            throw new AssertionError("-Dfaults=" + faults + " -Dfaults.seed=" + seed + ": " + failed.getMessage(), failed);
        }
        System.out.println("faults " + counts + ", seed " + seed);
        assertEquals(faults, counts.values().stream().mapToInt(Integer::intValue).sum());
    }

    /** One fault on the line, from its beginning to its end; then twenty more orders must be answered. */
    private static String goWrong(Exchange exchange, SplittableRandom random) throws InterruptedException {
        exchange.awaitAnswered(exchange.answered() + 20);
        var open = exchange.proxy.connections();
        if (open.isEmpty()) {
            return goWrong(exchange, random);
        }
        var connection = open.getLast();
        if (random.nextInt(10) == 0) {
            exchange.proxy.refuse();
            connection.cut();
            assertTrue(connection.awaitEnd(Exchange.PATIENCE), exchange::toString);
            exchange.session().await(EnumSet.of(fix.session.SessionStatus.RECONNECTING), Duration.ofMillis(random.nextInt(300)));
            exchange.proxy.admit();
            return "REFUSE";
        }
        var fault = Faults.randomFault(random, EnumSet.allOf(Fault.Kind.class));
        connection.give(random.nextBoolean() ? Flow.TO_SERVER : Flow.TO_CLIENT, fault);
        connection.awaitStruck(fault.kind(), Exchange.PATIENCE);
        switch (fault.kind()) {
            case DELAY, THROTTLE, SPLIT, COALESCE -> {
                exchange.awaitAnswered(exchange.answered() + 20);
                connection.heal();
            }
            case CUT, RESET -> connection.awaitEnd(Exchange.PATIENCE);
            case HALF_OPEN, STALL -> {
                if (random.nextBoolean()) {
                    connection.awaitEnd(Duration.ofMillis(random.nextInt(500)));
                    connection.heal();
                } else {
                    assertTrue(connection.awaitEnd(Exchange.PATIENCE), exchange::toString);
                }
            }
            case CORRUPT -> { }
        }
        return fault.kind().name();
    }
}
