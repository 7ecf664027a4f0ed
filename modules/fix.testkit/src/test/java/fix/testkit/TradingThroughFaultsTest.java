package fix.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
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
    private Leftovers before;

    @BeforeAll
    static void warmUp() throws Exception {
        Leftovers.warmUp();
    }

    @BeforeEach
    void count() throws IOException {
        before = Leftovers.now();
    }

    @AfterEach
    void noThreadAndNoSocketIsLeft() throws Exception {
        before.assertNoMore();
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
        RandomFaults.together(List.of(Flow.values()), flow -> {
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

    /** {@code -Dfaults=1000 -Dfaults.seed=1} for more of it. */
    @Test
    void everyOrderIsAnsweredOnceThroughRandomFaultsUnderTraffic() throws Exception {
        long seed = Long.getLong("faults.seed", System.nanoTime());
        var faults = new RandomFaults(line -> Exchange.of(line, proxy -> proxy.seed(seed)), random -> Faults.randomFault(random, EnumSet.allOf(Fault.Kind.class)));
        System.out.println("faults " + faults.strike(Integer.getInteger("faults", 24), seed) + ", seed " + seed);
    }
}
