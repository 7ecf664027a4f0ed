package fix.engine.threads;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long an initiator waits before it tries again: doubled with each failure up to a bound, spread by up to a quarter either way so that
 * many clients do not come back at the same instant. A Logon that succeeded starts it anew; a connection alone does not.
 * Belongs to one dialer.
 */
final class Backoff {
    private static final int MAX_DOUBLINGS = 30;
    private static final double SPREAD = 0.25;

    private final long first;
    private final long most;
    private final RandomGenerator random;
    private int failures;

    Backoff(Duration first, Duration most, RandomGenerator random) {
        this.first = first.toNanos();
        this.most = most.toNanos();
        this.random = random;
    }

    void succeeded() {
        failures = 0;
    }

    /** The next wait in nanoseconds: never above the bound, never below three quarters of the first. */
    long next() {
        double doubled = (double) first * (1L << Math.min(failures, MAX_DOUBLINGS));
        failures++;
        double spread = 1 + SPREAD * (2 * random.nextDouble() - 1);
        return (long) Math.min((double) most, Math.min((double) most, doubled) * spread);
    }
}
