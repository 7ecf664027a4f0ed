package fix.engine.driver;

import fix.session.Moment;
import java.time.Duration;
import java.util.Optional;

/** How long a session has been down, and when the application is to be told: once each time. Guarded by the session's lock. */
final class Downtime {
    private final Optional<Duration> delay;
    private boolean started;
    private long dueAt = Moment.NEVER;
    private String reason = "";

    Downtime(Optional<Duration> delay) {
        this.delay = delay;
    }

    /** The process has started; a session that was used before counts as down from here on, since nobody knows how the last process ended. */
    void started(boolean usedBefore, Moment now) {
        if (!started && usedBefore) {
            down("the process has started", now);
        }
        started = true;
    }

    void down(String why, Moment now) {
        if (delay.isPresent()) {
            reason = why;
            dueAt = now.monoNanos() + Math.min(delay.get().toSeconds(), Integer.MAX_VALUE) * 1_000_000_000L + delay.get().toNanosPart();
        }
    }

    void up() {
        dueAt = Moment.NEVER;
    }

    /** Monotonic time at which the application is to be told, unless the session is up by then. */
    long dueAt() {
        return dueAt;
    }

    /** Why the session is down, when it is time to tell. */
    Optional<String> due(Moment now) {
        if (now.monoNanos() < dueAt) {
            return Optional.empty();
        }
        dueAt = Moment.NEVER;
        return Optional.of(reason);
    }
}
