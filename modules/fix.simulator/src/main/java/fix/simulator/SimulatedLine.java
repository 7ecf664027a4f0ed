package fix.simulator;

import fix.engine.driver.Line;
import java.io.IOException;
import java.util.List;

/** A connection that belongs to a session, as the driver sees it. */
final class SimulatedLine implements Line {
    /** How long the peer may take to hang up after we did: 2 s. */
    private static final long LINGER = 2_000_000_000L;

    private final SessionLife session;
    private final End connection;
    private final long epoch;
    private boolean cut;
    /** Monotonic time since which an unfinished frame waits; -1 when none does. */
    long partialSince = -1;
    /** We do not read, because the application or the store is behind. */
    boolean readingPaused;

    SimulatedLine(SessionLife session, End connection, long epoch) {
        this.session = session;
        this.connection = connection;
        this.epoch = epoch;
    }

    End connection() {
        return connection;
    }

    @Override
    public long epoch() {
        return epoch;
    }

    @Override
    public void write(List<byte[]> frames) throws IOException {
        for (var frame : frames) {
            connection.send(frame);
            session.note("sends", frame);
            session.world().witness.wrote(session.id(), epoch, frame, session.world().scheduler.now());
        }
    }

    @Override
    public void finish(String reason) {
        session.note("finishes", reason);
        connection.halfClose();
        session.engine().after(LINGER, () -> cut(reason));
    }

    /** Ends the line at once. */
    void cut(String reason) {
        if (!cut) {
            session.note("closes", reason);
            cut = true;
            connection.finish();
            connection.wakeReader();
        }
    }

    boolean isCut() {
        return cut;
    }
}
