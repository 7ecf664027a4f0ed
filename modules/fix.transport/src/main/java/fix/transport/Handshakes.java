package fix.transport;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where handshakes compute: on a few platform threads that all connections of the process share, half as many as there are processors. Signing takes
 * milliseconds, and on the carriers of virtual threads hundreds at once would hold every session up. Here they only wait for each other; what waits for
 * the peer waits elsewhere, so a slow peer takes no turn.
 */
final class Handshakes {

    /** How many turns may wait. */
    static final int WAITING = 10_000;

    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final ThreadPoolExecutor THREADS = threads();

    private Handshakes() {
    }

    private static ThreadPoolExecutor threads() {
        int count = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        var threads = new ThreadPoolExecutor(count, count, IDLE.toMillis(), TimeUnit.MILLISECONDS, new ArrayBlockingQueue<>(WAITING),
                work -> Thread.ofPlatform().daemon().name("fix-handshake-" + NUMBER.incrementAndGet()).unstarted(work));
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** Computes a turn and waits for it. */
    static <T> T turn(Callable<T> work) throws IOException {
        try {
            return THREADS.submit(work).get();
        } catch (RejectedExecutionException full) {
            throw new TlsException(WAITING + " TLS handshakes wait already", full);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TlsException("interrupted in the TLS handshake", interrupted);
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case IOException known -> throw known;
                case RuntimeException unknown -> throw new TlsException("the TLS handshake failed: " + unknown, unknown);
                case null, default -> throw new TlsException("the TLS handshake failed", failed);
            }
        }
    }
}
