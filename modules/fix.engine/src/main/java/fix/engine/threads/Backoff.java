package fix.engine.threads;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How long an initiator waits before it tries again: doubled with each failure up to a bound, spread by up to a quarter either way so that
 * many clients do not come back at the same instant; or one step after the other of a list, each shortened by up to a quarter. A Logon that
 * succeeded starts it anew; a connection alone does not. Belongs to one dialer.
 */
final class Backoff {
    private static final int MAX_DOUBLINGS = 30;
    private static final double SPREAD = 0.25;

    private final long first;
    private final long most;
    private final List<Duration> steps;
    private final RandomGenerator random;
    private int failures;

    /** @param steps the waits; with fewer than two of them the wait doubles */
    Backoff(Duration first, Duration most, List<Duration> steps, RandomGenerator random) {
        this.first = first.toNanos();
        this.most = most.toNanos();
        this.steps = steps;
        this.random = random;
    }

    void succeeded() {
        failures = 0;
    }

    /** The next wait in nanoseconds: never above the bound or the step, never below three quarters of the first or of the step. */
    long next() {
        int failed = failures;
        failures = Math.min(failed + 1, Integer.MAX_VALUE - 1);
        if (steps.size() > 1) {
            return (long) (steps.get(Math.min(failed, steps.size() - 1)).toNanos() * (1 - SPREAD * random.nextDouble()));
        }
        double doubled = (double) first * (1L << Math.min(failed, MAX_DOUBLINGS));
        double spread = 1 + SPREAD * (2 * random.nextDouble() - 1);
        return (long) Math.min((double) most, Math.min((double) most, doubled) * spread);
    }
}
