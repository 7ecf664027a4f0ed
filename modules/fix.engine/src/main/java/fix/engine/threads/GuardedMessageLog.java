package fix.engine.threads;

import fix.core.SessionID;
import fix.engine.EngineEvent;
import fix.engine.MessageLog;
import java.util.List;

/** A message log as the engine uses it. It may be anybody's: where one throws, an event says so, and the sessions go on without it until it works again. */
final class GuardedMessageLog implements MessageLog {
    private final MessageLog log;
    private final EventDispatcher events;
    private volatile boolean broken;

    GuardedMessageLog(MessageLog log, EventDispatcher events) {
        this.log = log;
        this.events = events;
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
            broken = false;
        } catch (RuntimeException failed) {
            if (!broken) {
                broken = true;
                events.tell(new EngineEvent.Noted(session, "the message log threw " + Culprit.of(failed) + ": messages are missing in it until it works again"));
            }
        }
    }
}
