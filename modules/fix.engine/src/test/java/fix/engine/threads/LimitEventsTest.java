package fix.engine.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fix.core.SessionID;
import fix.engine.EngineClock;
import fix.engine.EngineEvent;
import fix.engine.MessageLog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class LimitEventsTest {
    private static final long SECOND = 1_000_000_000L;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final EventDispatcher events = new EventDispatcher(List.of(event -> told.add(event instanceof EngineEvent.LimitReached reached ? reached.setting() : event.text())));
    private long now;

    private final EngineClock clock = new EngineClock() {
        @Override
        public long wallNanos() {
            return now;
        }

        @Override
        public long monoNanos() {
            return now;
        }
    };

    @Test
    void eachLimitIsToldOfAtOnceAndThenOnceInTenSeconds() throws Exception {
        var ticker = new Ticker(clock);
        var lateness = new Lateness();
        var limits = new LimitEvents(SessionID.of("FIX.4.4", "A", "B"),
                new EngineContext(clock, ticker, events, MessageLog.NONE, new Pools(events), lateness, new Overload(events, lateness, ticker.turns(), Duration.ZERO), new Room(0)));
        events.start();
        limits.reached("OutboxBytes", "");
        limits.reached("OutboxBytes", "");
        limits.reached("InboxBytes", "");
        now = 10 * SECOND - 1;
        limits.reached("OutboxBytes", "");
        now = 10 * SECOND;
        limits.reached("OutboxBytes", "");
        now = 20 * SECOND - 1;
        limits.reached("OutboxBytes", "");
        events.close();
        assertEquals(List.of("OutboxBytes", "InboxBytes", "OutboxBytes"), told);
    }
}
