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
import java.net.InetSocketAddress;
import java.net.SocketAddress;
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

    /** A connection whose peer takes what a test says, and a clock that goes when the test says so. */
    private static final class Slow implements Connection, EngineClock {
        private long now;
        private long written;
        private boolean closed;
        private Runnable whileWriting = () -> { };

        @Override
        public long wallNanos() {
            return now;
        }

        @Override
        public long monoNanos() {
            return now;
        }

        @Override
        public long id() {
            return 1;
        }

        @Override
        public SocketAddress remoteAddress() {
            return new InetSocketAddress(0);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return -1;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            whileWriting.run();
        }

        @Override
        public void write(List<byte[]> batch) {
            whileWriting.run();
        }

        @Override
        public long bytesWritten() {
            return written;
        }

        @Override
        public void shutdownOutput() {
            // the peer sees the end
        }

        @Override
        public boolean isClosed() {
            return closed;
        }

        @Override
        public void close() {
            closed = true;
        }

        /** The line of this connection, whose writes may stand still for so many nanoseconds. */
        private SocketLine line(long writeTimeout) {
            var ticking = new Ticker(this);
            var late = new Lateness();
            var dispatcher = new EventDispatcher(List.of());
            var shared = new EngineContext(this, ticking, dispatcher, MessageLog.NONE, new Pools(dispatcher), late, new Overload(dispatcher, late, ticking.turns(), Duration.ZERO), new Room(0));
            return new SocketLine(shared, SessionID.of("FIX.4.4", "A", "B"), this, writeTimeout, LogonDecision.accept());
        }
    }

    @Test
    void aWriteMayLastAsLongAsItAdvancesAndIsCutWhenItStandsStill() throws Exception {
        var slow = new Slow();
        var line = slow.line(100);
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
        var slow = new Slow();
        var line = slow.line(100);
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
}
