package fix.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fix.core.Message;
import fix.store.Direction;
import fix.store.MessageQuery;
import fix.store.MessageStore;
import fix.store.StoreException;
import fix.store.Stores;
import fix.store.spi.StoreSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The line is cut under load again and again, and both sides keep their place in SQLite. */
@Timeout(120)
class SqliteThroughFaultsTest {
    private static final int CUTS = 8;

    @TempDir
    Path folder;

    private MessageStore sqlite(String name) throws StoreException {
        return Stores.installed().open("sqlite", StoreSettings.NONE.with("StorePath", folder.resolve(name).toString()));
    }

    @Test
    void whatIsPromisedIsInTheStoreAndAnsweredOnceHoweverOftenTheLineIsCut() throws Exception {
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        try (var brokers = sqlite("broker"); var traders = sqlite("trader")) {
            try (var exchange = new Exchange("S", brokers, traders, proxy -> proxy.seed(seed), settings -> settings.withWriteTimeout(Duration.ofSeconds(2)))) {
                exchange.want(Integer.MAX_VALUE);
                for (int cut = 0; cut < CUTS; cut++) {
                    exchange.awaitAnswered(exchange.answered() + 30);
                    var kinds = EnumSet.of(Fault.Kind.CUT, Fault.Kind.RESET, Fault.Kind.CORRUPT);
                    for (var connection : exchange.proxy.connections()) {
                        connection.give(random.nextBoolean() ? Flow.TO_SERVER : Flow.TO_CLIENT, Faults.randomFault(random, kinds));
                    }
                }
                exchange.judge();
                assertEquals(counts(traders, Direction.OUTBOUND, "D"), counts(brokers, Direction.INBOUND, "D"), exchange::toString);
                assertEquals(counts(brokers, Direction.OUTBOUND, "8"), counts(traders, Direction.INBOUND, "8"), exchange::toString);
                assertEquals(exchange.answered(), counts(brokers, Direction.OUTBOUND, "8").size());
            }
        } catch (AssertionError failed) {
            throw new AssertionError("seed " + seed + ": " + failed.getMessage(), failed);
        }
    }

    /** How often each ClOrdID is there. */
    private static Map<String, Integer> counts(MessageStore store, Direction direction, String msgType) throws StoreException {
        var counts = new HashMap<String, Integer>();
        store.query(MessageQuery.ALL.direction(direction).msgTypes(msgType), (_, stored) -> {
            counts.merge(Message.parse(stored.bytes()).getString(11), 1, Integer::sum);
            return true;
        });
        return counts;
    }
}
