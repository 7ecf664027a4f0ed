package fix.simulator;

import fix.core.codec.Framer;
import fix.session.SessionState;
import java.util.Optional;

/** What the dialler of an initiator does: connects, and after each failure waits twice as long, with jitter. A failed Logon is a failure. */
final class Dialer {
    private final EngineLife engine;
    private final SessionLife session;
    private long wait;
    private boolean dialing;
    private boolean wasActive;

    Dialer(EngineLife engine, SessionLife session) {
        this.engine = engine;
        this.session = session;
        wait = session.settings().reconnectInterval().toNanos();
    }

    void start() {
        session.onLineEnded(this::lineEnded);
        session.watchProgress(() -> wasActive |= session.driver().state() instanceof SessionState.Active);
        plan(0);
    }

    private void lineEnded() {
        if (wasActive) {
            wait = session.settings().reconnectInterval().toNanos();
            wasActive = false;
        }
        failed();
    }

    private void failed() {
        long pause = wait;
        wait = Math.min(2 * wait, session.settings().reconnectMax().toNanos());
        plan(pause / 2 + engine.world.choices.of("dialler").between(0, pause / 2));
    }

    private void plan(long pause) {
        if (!dialing && session.mayConnect()) {
            dialing = true;
            engine.after(pause, this::dial);
        }
    }

    private void dial() {
        if (session.line().isPresent() || !session.mayConnect()) {
            dialing = false;
            return;
        }
        engine.soon(engine.world.tempo.network(), () -> {
            dialing = false;
            engine.world.connect(engine.machine.name, session.settings().port()).ifPresentOrElse(this::connected, this::refused);
        });
    }

    private void refused() {
        engine.note("is refused", "");
        failed();
    }

    private void connected(End connection) {
        engine.owns(connection);
        Optional<SimulatedLine> line = session.claim(connection);
        if (line.isEmpty()) {
            connection.finish();
            failed();
        } else {
            engine.note("connected", "");
            new LineReader(session, line.get(), new Framer(session.settings().frameLimits(), session.settings().validateChecksum())).begin();
        }
    }
}
