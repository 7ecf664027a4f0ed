package fix.engine.threads;

import fix.core.SessionID;
import fix.core.codec.Encoder;
import fix.engine.EngineClock;
import fix.engine.MessageLog;
import fix.engine.SessionSettings;
import fix.engine.driver.Aftermath;
import fix.engine.driver.SessionDriver;
import fix.session.SessionProtocol;
import java.time.Duration;
import java.util.List;

/** A session with its lock and its conditions, and none of its threads: the stress tests are those. */
final class StressedSession extends SessionCore {
    static final SessionID ID = SessionID.of("FIX.4.4", "BROKER", "TRADER");

    private static final SessionSettings SETTINGS = SessionSettings.acceptor(ID);
    private static final EngineClock CLOCK = EngineClock.system();
    private static final EventDispatcher EVENTS = new EventDispatcher(List.of());
    private static final Lateness LATENESS = new Lateness();
    private static final Ticker TICKER = new Ticker(CLOCK);
    private static final EngineContext CONTEXT = new EngineContext(
            CLOCK, TICKER, EVENTS, MessageLog.NONE, new Pools(EVENTS), LATENESS, new Overload(EVENTS, LATENESS, TICKER.turns(), Duration.ZERO), new Room(0));

    StressedSession() {
        super(CONTEXT, SETTINGS, new SessionDriver(SETTINGS, new Encoder(ID, SETTINGS.precision()), SessionProtocol::step));
    }

    SessionWaits waits() {
        return new SessionWaits(this, SETTINGS, CONTEXT);
    }

    @Override
    void perform(Aftermath aftermath) {
        throw new AssertionError("nothing is asked for here");
    }
}
