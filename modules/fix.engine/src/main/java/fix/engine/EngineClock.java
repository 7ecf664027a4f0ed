package fix.engine;

import fix.session.Moment;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** The engine's one clock. Wall time goes on the wire; monotonic time runs every timer. Thread-safe. */
public interface EngineClock {
    /** Wall time in nanoseconds since 1970-01-01T00:00Z. May jump. */
    long wallNanos();

    /** Monotonic time in nanoseconds since this clock was made; never negative, never falls. */
    long monoNanos();

    /** Both, read now. */
    default Moment now() {
        return new Moment(wallNanos(), monoNanos());
    }

    /**
     * Waits on a condition, whose lock the caller holds, until it is signalled or the time has come; it may return early.
     *
     * @param deadline monotonic time; {@link Moment#NEVER} for no limit
     * @throws InterruptedException when interrupted
     */
    @SuppressWarnings("WaitNotInLoop") // The caller loops.
    default void await(Condition condition, long deadline) throws InterruptedException {
        if (deadline == Moment.NEVER) {
            condition.await();
        } else {
            condition.await(deadline - monoNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** The machine's clocks. */
    static EngineClock system() {
        return new SystemClock();
    }
}
