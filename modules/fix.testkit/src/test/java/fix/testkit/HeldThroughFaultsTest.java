package fix.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.store.MessageStore;
import java.time.Duration;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A session over a line on which something goes wrong every ten seconds, and how much of the time it is established. The line counts as up unless the proxy lets nobody in, or has the connection
 * that it carries stand still: what is sent then cannot arrive. A connection that is cut or corrupted leaves the line up, since the next one can be made at once.
 */
@Timeout(1_200)
class HeldThroughFaultsTest {
    private static final int ORDERS_PER_SECOND = 20;
    private static final long NANOS = 1_000_000_000L;

    private final long seed = Long.getLong("held.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);
    private final TreeMap<String, Integer> struck = new TreeMap<>();
    private volatile boolean up = true;

    /** What is counted: of which time the line was up, and of which the session was established besides. */
    private final class Meter implements Runnable {
        private final Exchange exchange;
        private final CountDownLatch end = new CountDownLatch(1);
        private long upNanos;
        private long heldNanos;
        private long longestNanos;

        Meter(Exchange exchange) {
            this.exchange = exchange;
        }

        /** Looks once a millisecond; a millisecond belongs to what was at both of its ends. */
        @Override
        public void run() {
            long last = System.nanoTime();
            boolean wasUp = false;
            long lostSince = 0;
            try {
                while (!end.await(1, TimeUnit.MILLISECONDS)) {
                    boolean isUp = up;
                    boolean held = exchange.session().isLoggedOn() && exchange.broker().isLoggedOn();
                    long now = System.nanoTime();
                    if (wasUp && isUp) {
                        upNanos += now - last;
                        heldNanos += held ? now - last : 0;
                    }
                    lostSince = held || !isUp ? 0 : lostSince == 0 ? now : lostSince;
                    longestNanos = Math.max(longestNanos, lostSince == 0 ? 0 : now - lostSince);
                    last = now;
                    wasUp = isUp;
                }
            } catch (InterruptedException nobodyShould) {
                Thread.currentThread().interrupt();
            }
        }

        double share() {
            return 100.0 * heldNanos / upNanos;
        }

        @Override
        public String toString() {
            return "established for %.3f %% of the %.1f s that the line was up, away for %.0f ms at the longest".formatted(share(), upNanos / 1e9, longestNanos / 1e6);
        }
    }

    private void trade(Exchange exchange, long until) throws InterruptedException {
        while (System.nanoTime() < until) {
            exchange.want(exchange.answered() + 2);
            exchange.session().await(Set.of(), Duration.ofMillis(1_000 / ORDERS_PER_SECOND));
        }
    }

    private void goWrong(Exchange exchange) throws InterruptedException {
        var open = exchange.proxy.connections();
        if (open.isEmpty()) {
            return;
        }
        var connection = open.getLast();
        var flow = random.nextBoolean() ? Flow.TO_SERVER : Flow.TO_CLIENT;
        var kinds = Fault.Kind.values();
        int kind = random.nextInt(kinds.length + 1);
        struck.merge(kind == kinds.length ? "REFUSE" : kinds[kind].name(), 1, Integer::sum);
        if (kind == kinds.length) {
            up = false;
            exchange.proxy.refuse();
            connection.cut();
            exchange.session().await(Set.of(), Duration.ofMillis(random.nextInt(100, 3_000)));
            exchange.proxy.admit();
            up = true;
            return;
        }
        switch (kinds[kind]) {
            case CUT -> connection.give(flow, Fault.cut(Place.inFrame(1)));
            case RESET -> connection.give(flow, Fault.reset(Place.atOnce()));
            case CORRUPT -> connection.give(flow, Fault.corrupt(Place.inFrame(1)));
            case DELAY -> passes(connection, flow, Fault.delay(Duration.ofMillis(20), Duration.ofMillis(30)));
            case THROTTLE -> passes(connection, flow, Fault.throttle(20_000));
            case SPLIT -> passes(connection, flow, Fault.split());
            case COALESCE -> passes(connection, flow, Fault.coalesce(2_000, Duration.ofMillis(50)));
            case STALL -> standsStill(connection, flow, Fault.stall(Place.atOnce()));
            case HALF_OPEN -> standsStill(connection, flow, Fault.halfOpen(Place.atOnce()));
        }
    }

    private void passes(ProxiedConnection connection, Flow flow, Fault fault) throws InterruptedException {
        connection.give(flow, fault);
        connection.awaitEnd(Duration.ofMillis(random.nextInt(500, 3_000)));
        connection.heal();
    }

    /** Until it is healed, or one of the engines has given the connection up. */
    private void standsStill(ProxiedConnection connection, Flow flow, Fault fault) throws InterruptedException {
        up = false;
        connection.give(flow, fault);
        connection.awaitEnd(Duration.ofMillis(random.nextInt(100, 6_000)));
        connection.heal();
        up = true;
    }

    /** {@code -Dheld.seconds=600 -Dheld.seed=1} for ten minutes; then the share is judged too. */
    @Test
    void theSessionIsEstablishedWheneverTheLineIsUp() throws Exception {
        int seconds = Integer.getInteger("held.seconds", 4);
        int pauseMillis = seconds < 60 ? 400 : 10_000;
        try (var exchange = new Exchange("H", MessageStore.inMemory(), MessageStore.inMemory(), proxy -> proxy.seed(seed),
                settings -> settings.withWriteTimeout(Duration.ofSeconds(2)).withReconnect(Duration.ofMillis(5), Duration.ofMillis(50)))) {
            assertTrue(exchange.session().awaitLogon(Exchange.PATIENCE));
            var meter = new Meter(exchange);
            var thread = Thread.ofPlatform().name("meter").start(meter);
            long end = System.nanoTime() + seconds * NANOS;
            while (System.nanoTime() < end) {
                trade(exchange, Math.min(end, System.nanoTime() + random.nextInt(pauseMillis / 2, pauseMillis * 3 / 2) * 1_000_000L));
                var wrong = Thread.ofVirtual().start(() -> {
                    try {
                        goWrong(exchange);
                    } catch (InterruptedException nobodyShould) {
                        Thread.currentThread().interrupt();
                    }
                });
                while (!wrong.join(Duration.ofMillis(1))) {
                    trade(exchange, System.nanoTime() + NANOS / 20);
                }
            }
            meter.end.countDown();
            thread.join();
            System.out.println(meter + ", faults " + struck + ", seed " + seed);
            exchange.judge();
            assertTrue(seconds < 60 || meter.share() >= 99.9, () -> meter + ", faults " + struck + ", -Dheld.seed=" + seed + "\n" + exchange);
        } catch (AssertionError failed) {
            throw new AssertionError("-Dheld.seed=" + seed + ": " + failed.getMessage(), failed);
        }
    }
}
