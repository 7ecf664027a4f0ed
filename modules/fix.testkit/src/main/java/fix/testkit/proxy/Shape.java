package fix.testkit.proxy;

import fix.testkit.Fault;
import java.time.Duration;

/**
 * How the bytes of a direction flow. Immutable.
 *
 * @param bytesPerSecond 0 for no limit
 * @param split the largest write
 * @param coalesce how many bytes are waited for
 */
record Shape(Duration delay, Duration jitter, int bytesPerSecond, int split, int coalesce, Duration coalesceAtMost) {
    static final Shape PLAIN = new Shape(Duration.ZERO, Duration.ZERO, 0, Integer.MAX_VALUE, 1, Duration.ZERO);

    private static final int WRITES_PER_SECOND = 50;

    Shape with(Fault.Delay fault) {
        return new Shape(fault.fixed(), fault.jitter(), bytesPerSecond, split, coalesce, coalesceAtMost);
    }

    Shape with(Fault.Throttle fault) {
        return new Shape(delay, jitter, fault.bytesPerSecond(), split, coalesce, coalesceAtMost);
    }

    Shape with(Fault.Split fault) {
        return new Shape(delay, jitter, bytesPerSecond, fault.bytes(), coalesce, coalesceAtMost);
    }

    Shape with(Fault.Coalesce fault) {
        return new Shape(delay, jitter, bytesPerSecond, split, fault.bytes(), fault.atMost());
    }

    /** The most bytes of one write. */
    int largestWrite() {
        return bytesPerSecond == 0 ? split : Math.min(split, Math.max(1, bytesPerSecond / WRITES_PER_SECOND));
    }

    /** How long the line is busy with so many bytes. */
    long nanosFor(int bytes) {
        return bytesPerSecond == 0 ? 0 : bytes * 1_000_000_000L / bytesPerSecond;
    }
}
