package fix.engine.threads;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Calls of plugged-in code that may block, each with a time limit: on a bounded number of platform threads, since a driver for a database
 * pins the carrier of a virtual one. Safe for use by many threads.
 */
final class BlockingCalls {
    /** How many calls run at once. */
    private static final int THREADS = 16;
    /** How many wait for a thread. */
    private static final int WAITING = 1_000;
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(1);

    private final ThreadPoolExecutor threads;

    BlockingCalls() {
        var number = new AtomicInteger();
        threads = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE.toMillis(), TimeUnit.MILLISECONDS, new ArrayBlockingQueue<>(WAITING),
                work -> Thread.ofPlatform().daemon().name("fix-call-" + number.incrementAndGet()).unstarted(work));
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Calls, and waits for the result. What takes longer is interrupted.
     *
     * @throws TimeoutException when the time ran out, and when too many calls wait already or the engine is closing
     * @throws ExecutionException with what the call threw
     * @throws InterruptedException when the thread that waits is interrupted
     */
    <T> T call(Callable<T> call, long nanos) throws TimeoutException, ExecutionException, InterruptedException {
        try {
            var result = threads.submit(call);
            try {
                return result.get(nanos, TimeUnit.NANOSECONDS);
            } finally {
                result.cancel(true);
            }
        } catch (RejectedExecutionException full) {
            throw new TimeoutException("too many calls wait");
        }
    }

    /** Interrupts what runs; what does not end by that is left to itself. */
    void close() throws InterruptedException {
        threads.shutdownNow();
        threads.awaitTermination(PATIENCE_AT_THE_END.toMillis(), TimeUnit.MILLISECONDS);
    }
}
