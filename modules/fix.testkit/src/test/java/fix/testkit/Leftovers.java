package fix.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What runs and is open in this process at one moment, to be compared with a later one.
 *
 * @param threads names of engines', mocks' and proxies' threads by number
 * @param sockets how many sockets are open; 0 where the operating system does not say
 */
record Leftovers(Map<Long, String> threads, long sockets) {
    static Leftovers now() throws IOException {
        return new Leftovers(RunningThreads.now(), openSockets());
    }

    /** The JVM keeps a socket of its own from the first on that is closed while it is read: has it do so before sockets are counted. */
    static void warmUp() throws Exception {
        try (var exchange = Exchange.of("warm-up-", proxy -> proxy)) {
            exchange.want(1);
            exchange.awaitAnswered(1);
        }
    }

    /** Threads that are about to end are waited for. Fewer sockets are no leak: those of the test before may have gone meanwhile. */
    void assertNoMore() throws IOException {
        assertEquals(List.of(), RunningThreads.left(threads, Duration.ofSeconds(10)));
        long now = openSockets();
        assertTrue(now <= sockets, () -> now + " sockets are open, " + sockets + " were before");
    }

    private static long openSockets() throws IOException {
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
}
