package fix.engine.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.SessionID;
import fix.engine.EngineClock;
import fix.engine.MessageLog;
import fix.engine.spi.LogonDecision;
import fix.session.Moment;
import fix.transport.Connection;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SocketLineTest {
    private final EngineClock clock = EngineClock.system();
    private final Ticker ticker = new Ticker(clock);
    private final Lateness lateness = new Lateness();
    private final EventDispatcher events = new EventDispatcher(List.of());
    private final EngineContext context = new EngineContext(clock, ticker, events, MessageLog.NONE, new Pools(events), lateness, new Overload(events, lateness, ticker.turns(), Duration.ZERO), new Room(0));

    private SocketLine line() {
        var connection = (Connection) Proxy.newProxyInstance(Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, _, _) -> {
            throw new AssertionError("nothing is done to the connection");
        });
        return new SocketLine(context, SessionID.of("FIX.4.4", "A", "B"), connection, 1, LogonDecision.accept());
    }

    /** Otherwise a peer whose message we left half read would be taken for one that does not finish it. */
    @Test
    void whatIsMissingOfAFrameHasItsTimeAnewAfterAPause() {
        var line = line();
        line.partialSince = 0;
        line.pauses();
        assertTrue(line.readingPaused);
        assertEquals(0, line.partialSince);
        line.goesOn();
        assertFalse(line.readingPaused);
        assertTrue(line.partialSince > 0);
    }

    @Test
    void whereNoFrameWaitsNoneDoesAfterAPause() {
        var line = line();
        line.pauses();
        line.goesOn();
        assertEquals(-1, line.partialSince);
    }

    @Test
    void aWriteMayLastAsLongAsItAdvancesAndIsCutWhenItStandsStill() throws Exception {
        var slow = new SlowConnection();
        var line = line(slow, 100);
        assertEquals(Moment.NEVER, line.deadline(), "nobody writes");
        line.write(List.of(new byte[1]));
        assertEquals(Moment.NEVER, line.deadline(), "it is written");
        slow.whileWriting = () -> {
            for (int i = 1; i <= 10; i++) {
                assertEquals(slow.now + 100, line.deadline());
                slow.now += 100;
                slow.written = i;
                line.due(slow.now());
                assertFalse(slow.closed, "it advances");
            }
            assertEquals(slow.now + 100, line.deadline());
            slow.now += 100;
            line.due(slow.now());
            assertTrue(slow.closed);
        };
        line.write(List.of(new byte[1]));
        assertEquals("the peer did not read for the length of WriteTimeout", line.endReason);
    }

    @Test
    void aPeerThatDoesNotHangUpAfterUsIsCutInTwoSecondsWhateverItReads() {
        var slow = new SlowConnection();
        var line = line(slow, 100);
        line.finish("logged out");
        assertEquals(2_000_000_000L, line.deadline());
        assertFalse(slow.closed);
        slow.now = 2_000_000_000L;
        slow.written = 7;
        line.due(slow.now());
        assertTrue(slow.closed);
        assertEquals("logged out", line.endReason);
        assertEquals(Moment.NEVER, line.deadline());
    }

    private static SocketLine line(SlowConnection slow, long writeTimeout) {
        return new SocketLine(slow.context(), SessionID.of("FIX.4.4", "A", "B"), slow, writeTimeout, LogonDecision.accept());
    }
}
