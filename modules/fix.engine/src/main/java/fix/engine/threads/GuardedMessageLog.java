package fix.engine.threads;

import fix.core.SessionID;
import fix.engine.EngineClock;
import fix.engine.EngineEvent;
import fix.engine.MessageLog;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A message log as the engine uses it. It may be anybody's: where one throws, an event says so, once in ten seconds at most, and the sessions go on. */
final class GuardedMessageLog implements MessageLog {
    private static final long QUIET_NANOS = 10_000_000_000L;

    private final MessageLog log;
    private final EventDispatcher events;
    private final EngineClock clock;
    /** Monotonic time until which nothing more is told. */
    private final AtomicLong quietUntil = new AtomicLong();

    GuardedMessageLog(MessageLog log, EventDispatcher events, EngineClock clock) {
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void inbound(SessionID session, List<byte[]> frames, long wallNanos) {
        guarded(session, () -> log.inbound(session, frames, wallNanos));
    }

    @Override
    public void outbound(SessionID session, List<byte[]> frames, long wallNanos) {
        guarded(session, () -> log.outbound(session, frames, wallNanos));
    }

    @Override
    public void forget(SessionID session) {
        guarded(session, () -> log.forget(session));
    }

    @Override
    public boolean isSilent() {
        return log.isSilent();
    }

    @Override
    public void close() {
        log.close();
    }

    private void guarded(SessionID session, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            long now = clock.monoNanos();
            long until = quietUntil.get();
            if (now >= until && quietUntil.compareAndSet(until, now + QUIET_NANOS)) {
                events.tell(new EngineEvent.Noted(session, "the message log threw " + Culprit.of(failed) + ": messages are missing in it"));
            }
        }
    }
}
