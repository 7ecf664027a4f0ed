package fix.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.session.SessionStatus;
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
import java.util.function.Function;

/**
 * So many faults, from a seed, on a dozen lines at once, each of which trades all the time.
 *
 * @param lines makes the exchange of the line with this name
 * @param draw draws a fault
 */
record RandomFaults(Function<String, Exchange> lines, Function<SplittableRandom, Fault> draw) {
    private static final int MOST_AT_ONCE = 12;

    interface Work<T> {
        void of(T item) throws Exception;
    }

    /** Does all of it at once; the first failure is thrown when all have ended. */
    static <T> void together(List<T> items, Work<T> work) throws Exception {
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

    /** Strikes, judges each line, and says how often each fault has struck. */
    Map<String, Integer> strike(int faults, long seed) throws Exception {
        var counts = new TreeMap<String, Integer>();
        var left = new AtomicInteger(faults);
        var numbers = new ArrayList<Integer>();
        for (int i = 0; i < Math.min(faults, MOST_AT_ONCE); i++) {
            numbers.add(i);
        }
        try {
            together(numbers, line -> {
                var random = new SplittableRandom(seed + line);
                try (var exchange = lines.apply("L" + line + "-")) {
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
        assertEquals(faults, counts.values().stream().mapToInt(Integer::intValue).sum());
        return counts;
    }

    /** One fault on the line, from its beginning to its end; then twenty more orders must be answered. */
    private String goWrong(Exchange exchange, SplittableRandom random) throws InterruptedException {
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
            exchange.session().await(EnumSet.of(SessionStatus.RECONNECTING), Duration.ofMillis(random.nextInt(300)));
            exchange.proxy.admit();
            return "REFUSE";
        }
        var fault = draw.apply(random);
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
