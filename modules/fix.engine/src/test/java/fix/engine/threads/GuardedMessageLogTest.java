package fix.engine.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.SessionID;
import fix.engine.EngineClock;
import fix.engine.EngineEvent;
import fix.engine.MessageLog;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class GuardedMessageLogTest {
    private static final long SECOND = 1_000_000_000L;
    private static final SessionID SESSION = SessionID.of("FIX.4.4", "A", "B");

    private final List<EngineEvent> told = new CopyOnWriteArrayList<>();
    private final EventDispatcher events = new EventDispatcher(List.of(told::add));
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

    private void exchange(MessageLog log) {
        log.inbound(SESSION, List.of(), now);
        log.outbound(SESSION, List.of(), now);
    }

    @Test
    void aLogOfWhichOneDirectionIsBrokenIsToldOfOnceInTenSeconds() throws Exception {
        var log = new GuardedMessageLog(new MessageLog() {
            @Override
            public void outbound(SessionID session, List<byte[]> frames, long wallNanos) {
                throw new IllegalStateException("a defect");
            }
        }, events, clock);
        events.start();
        exchange(log);
        exchange(log);
        now = 10 * SECOND - 1;
        exchange(log);
        now = 10 * SECOND;
        exchange(log);
        events.close();

        assertEquals(2, told.size(), told::toString);
        assertTrue(told.getFirst().text().startsWith("the message log threw java.lang.IllegalStateException at "), told::toString);
    }
}
