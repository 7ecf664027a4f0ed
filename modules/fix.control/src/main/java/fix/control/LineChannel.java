package fix.control;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Lines over a socket, each with a bound for its length and a time limit. Belongs to one thread; any may close. */
final class LineChannel implements AutoCloseable {
    /** The longest line, in bytes. */
    static final int LONGEST_LINE = 8 << 10;

    private final SocketChannel channel;
    private final ScheduledExecutorService timer;
    private final ByteBuffer buffer = ByteBuffer.allocate(LONGEST_LINE).flip();
    private volatile boolean late;

    LineChannel(SocketChannel channel, ScheduledExecutorService timer) {
        this.channel = channel;
        this.timer = timer;
    }

    /**
     * The next line; empty at the end of the stream.
     *
     * @throws ControlException when it is too long, takes too long, or is no line of the protocol
     * @throws IOException when the connection is broken
     */
    Optional<Line> read(Duration atMost) throws ControlException, IOException {
        var limit = limit(atMost);
        try {
            var line = new ByteArrayOutputStream();
            while (true) {
                if (!buffer.hasRemaining()) {
                    int read = channel.read(buffer.clear());
                    buffer.flip();
                    if (read < 0) {
                        return Optional.empty();
                    }
                }
                byte next = buffer.get();
                if (next == '\n') {
                    return Optional.of(Line.parse(line.toString(StandardCharsets.UTF_8)));
                }
                if (line.size() == LONGEST_LINE) {
                    throw new ControlException("a line of more than " + LONGEST_LINE + " bytes");
                }
                line.write(next);
            }
        } catch (IOException broken) {
            if (late) {
                throw new ControlException("no whole line came within " + atMost.toSeconds() + " s");
            }
            throw broken;
        } finally {
            limit.cancel(false);
        }
    }

    /** @throws IOException when the connection is broken, or the other side does not read for so long */
    void write(Line line, Duration atMost) throws IOException {
        var limit = limit(atMost);
        try {
            var bytes = ByteBuffer.wrap((line.text() + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } finally {
            limit.cancel(false);
        }
    }

    private Future<?> limit(Duration atMost) throws IOException {
        try {
            return timer.schedule(this::tooLate, atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            throw new ClosedChannelException();
        }
    }

    private void tooLate() {
        late = true;
        close();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException ignored) {
            // it is of no use any more either way
        }
    }
}
