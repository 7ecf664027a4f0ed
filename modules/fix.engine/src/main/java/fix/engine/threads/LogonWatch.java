package fix.engine.threads;

import fix.session.Moment;
import fix.transport.Connection;
import java.time.Duration;

/** Closes a connection whose Logon has not been decided on in time. */
final class LogonWatch implements Timed {
    private final EngineContext context;
    private final Connection connection;
    private final long began;
    private volatile long deadline;
    private volatile boolean expired;

    LogonWatch(EngineContext context, Connection connection, Duration limit) {
        this.context = context;
        this.connection = connection;
        began = context.clock().monoNanos();
        deadline = began + limit.toNanos();
        context.ticker().watch(this);
    }

    /** The session is known, and with it how long its Logon may take from the connection's beginning. */
    void limit(Duration limit) {
        deadline = began + limit.toNanos();
        context.ticker().wake(deadline);
    }

    /** How much time is left, in nanoseconds; 0 when none is. */
    long left() {
        return Math.max(0, deadline - context.clock().monoNanos());
    }

    boolean expired() {
        return expired;
    }

    @Override
    public long deadline() {
        return expired ? Moment.NEVER : deadline;
    }

    @Override
    public void due(Moment now) {
        expired = true;
        connection.close();
    }

    /** The connection is somebody else's to watch. */
    void end() {
        context.ticker().forget(this);
    }
}
