package fix.transport;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A call that is expected to block, on a thread of its own; and how it ended. */
final class Blocked {

    /** What a call may throw. */
    interface Call {
        Object run() throws Exception;
    }

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CompletableFuture<Object> result = new CompletableFuture<>();
    private final Thread thread;

    private Blocked(Thread.Builder builder, Call call) {
        this.thread = builder.unstarted(() -> {
            try {
                result.complete(call.run());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
    }

    static Blocked virtual(Call call) {
        return started(Thread.ofVirtual(), call);
    }

    static Blocked platform(Call call) {
        return started(Thread.ofPlatform().daemon(), call);
    }

    private static Blocked started(Thread.Builder builder, Call call) {
        var blocked = new Blocked(builder, call);
        blocked.thread.start();
        return blocked;
    }

    /** Returns once the thread is parked: on a virtual thread, in the call's wait for the socket. */
    Blocked awaitParked() {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            if (result.isDone() || System.nanoTime() > end) {
                throw new AssertionError("did not block, but is " + thread.getState() + ", " + result);
            }
            Thread.onSpinWait();
        }
        return this;
    }

    void interrupt() {
        thread.interrupt();
    }

    /** What the call threw. */
    Throwable failure() throws InterruptedException, TimeoutException {
        try {
            throw new AssertionError("returned " + result.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    /** Waits for its end, whichever. */
    void end() throws InterruptedException, TimeoutException {
        try {
            result.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            // an end too
        }
    }

    Object value() throws InterruptedException, TimeoutException, ExecutionException {
        return result.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
