package fix.engine.threads;

import fix.engine.EngineClock;
import fix.engine.MessageLog;
import fix.transport.Connection;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;

/** A connection whose peer takes what a test says, and a clock that goes when the test says so. */
final class SlowConnection implements Connection, EngineClock {
    long now;
    long written;
    boolean closed;
    Runnable whileWriting = () -> { };

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

    /** An engine's, with this clock. */
    EngineContext context() {
        var ticker = new Ticker(this);
        var lateness = new Lateness();
        var events = new EventDispatcher(List.of());
        return new EngineContext(this, ticker, events, MessageLog.NONE, new Pools(events), lateness, new Overload(events, lateness, ticker.turns(), Duration.ZERO), new Room(0));
    }
}
