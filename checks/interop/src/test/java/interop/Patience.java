package interop;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** How long a test waits for what must come: long, so that a busy machine fails none, where a JVM takes minutes to start. When the party ends meanwhile, the wait ends too. */
final class Patience {
    private static final long NANOS = TimeUnit.MINUTES.toNanos(5);

    private Patience() {}

    /** When it ends, as {@link System#nanoTime} has it. */
    static long deadline() {
        return System.nanoTime() + NANOS;
    }

    /** Waits on {@code monitor}, which the caller holds and which is notified of every change. */
    static void await(Object monitor, BooleanSupplier done, Supplier<String> complaint) throws InterruptedException {
        long until = deadline();
        while (!done.getAsBoolean()) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError(complaint.get());
            }
            monitor.wait(TimeUnit.NANOSECONDS.toMillis(left) + 1);
        }
    }
}
