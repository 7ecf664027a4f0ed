package fix.engine.driver;

import fix.engine.SessionLimits;
import fix.session.Effect;
import fix.session.Moment;

/** What a session's limits say as time passes. Guarded by the session's lock. */
public final class Limits {
    /** A resend with a limit goes in at least so many pieces a second, so that it does not go in jerks. */
    private static final int PIECES_PER_SECOND = 4;

    final RateLimit sent;
    final RateLimit resent;
    final RateLimit received;
    final Downtime downtime;
    private final SessionLimits limits;

    Limits(SessionLimits limits) {
        this.limits = limits;
        sent = new RateLimit(limits.maxMessagesPerSecond());
        resent = new RateLimit(limits.maxResentMessagesPerSecond());
        received = new RateLimit(limits.maxReceivedMessagesPerSecond());
        downtime = new Downtime(limits.cancelOnDisconnectDelay());
    }

    /** Monotonic time from which on another application message may be sent; 0 when there is no limit. */
    public long maySendAt() {
        return sent.freeAt();
    }

    /** Monotonic time from which on more may be read; 0 when there is no limit. */
    public long mayReadAt() {
        return received.freeAt();
    }

    /** When the session is to be looked at, in monotonic time: somebody waits to be told, or to read. */
    long nextLook(Moment now) {
        long read = received.freeAt();
        return Math.min(downtime.dueAt(), read > now.monoNanos() ? read : Moment.NEVER);
    }

    /** What is to be read for a resend, and when. */
    ReplayRequest request(Effect.Replay replay, long generation, Moment now) {
        int most = resent.perSecond() == 0 ? Replayer.MAX_MESSAGES : Math.clamp(resent.perSecond() / PIECES_PER_SECOND, 1, Replayer.MAX_MESSAGES);
        long oldest = limits.maxAge().map(age -> now.wallNanos() - age.toNanos()).orElse(Long.MIN_VALUE);
        return new ReplayRequest(replay.epoch(), generation, replay.from(), replay.to(), most, resent.freeAt(most), oldest);
    }
}
