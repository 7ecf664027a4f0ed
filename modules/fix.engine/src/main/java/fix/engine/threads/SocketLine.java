package fix.engine.threads;

import fix.core.SessionID;
import fix.engine.driver.Line;
import fix.engine.spi.LogonDecision;
import fix.session.Moment;
import fix.transport.Connection;
import java.io.IOException;
import java.util.List;

/**
 * A connection that belongs to a session. The session's writer writes, its reader reads, the ticker closes it when a write hangs or
 * when the peer does not hang up after we did.
 */
final class SocketLine implements Line, Timed {
    /** How long the peer may take to hang up after we did: 2 s. */
    private static final long LINGER_NANOS = 2_000_000_000L;

    private final EngineContext context;
    private final SessionID session;
    private final Connection connection;
    private final long writeTimeoutNanos;
    private final LogonDecision decision;
    private final Share share;
    private volatile long deadline = Moment.NEVER;
    private volatile boolean finishing;
    private long taken;
    /** Monotonic time since which an unfinished frame waits; -1 when none does. Written by the reader. */
    volatile long partialSince = -1;
    /** We do not read, because the application or the store is behind. Written by the reader. */
    volatile boolean readingPaused;
    /** Why the line ended, when it was not the peer. */
    volatile String endReason = "";

    SocketLine(EngineContext context, SessionID session, Connection connection, long writeTimeoutNanos, LogonDecision decision) {
        this.context = context;
        this.session = session;
        this.connection = connection;
        this.writeTimeoutNanos = writeTimeoutNanos;
        this.decision = decision;
        share = context.overload().join();
        context.ticker().watch(this);
    }

    Connection connection() {
        return connection;
    }

    /** What was decided on the Logon that the line began with. */
    LogonDecision decision() {
        return decision;
    }

    /** We do not read: neither the peer's silence nor what is missing of a frame counts. */
    void pauses() {
        readingPaused = true;
    }

    /** We read again; what is missing of a frame has as much time as if it had just begun. */
    void goesOn() {
        if (partialSince >= 0) {
            partialSince = context.clock().monoNanos();
        }
        readingPaused = false;
    }

    /** What its peer has sent, and how much more may be read. */
    Share share() {
        return share;
    }

    @Override
    public long epoch() {
        return connection.id();
    }

    @Override
    public void write(List<byte[]> frames) throws IOException {
        if (!context.messageLog().isSilent()) {
            context.messageLog().outbound(session, frames, context.clock().wallNanos());
        }
        taken = connection.bytesWritten();
        deadline = context.clock().monoNanos() + writeTimeoutNanos;
        try {
            connection.write(frames);
        } finally {
            if (!finishing) {
                deadline = Moment.NEVER;
            }
        }
    }

    @Override
    public void finish(String reason) {
        endReason = reason;
        finishing = true;
        deadline = context.clock().monoNanos() + LINGER_NANOS;
        try {
            connection.shutdownOutput();
        } catch (IOException gone) {
            connection.close();
        }
    }

    /** Ends the line at once. */
    void cut(String reason) {
        if (endReason.isEmpty()) {
            endReason = reason;
        }
        connection.close();
    }

    @Override
    public long deadline() {
        return deadline;
    }

    @Override
    public void due(Moment now) {
        long written = connection.bytesWritten();
        if (!finishing && written != taken) {
            taken = written;
            deadline = now.monoNanos() + writeTimeoutNanos;
            return;
        }
        deadline = Moment.NEVER;
        cut(finishing ? endReason : "the peer did not read for the length of WriteTimeout");
    }

    @Override
    public void broke(Throwable why) {
        cut("keeping time failed: " + Culprit.of(why));
    }

    /** The connection is closed and nobody uses it any more. */
    void forget() {
        connection.close();
        context.overload().leave(share);
        context.ticker().forget(this);
    }
}
