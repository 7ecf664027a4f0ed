package fix.simulator;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;

/** A counterparty's connection to a {@link SimulatedAcceptor}: bytes, as they are. What comes is taken at once, and its time noted. */
public final class RawConnection {
    /** What happened on a connection. */
    public sealed interface Event {
        /** Bytes came, any number of them: they need not end where a message does. */
        record Bytes(byte[] bytes, Instant at) implements Event {}

        /** The acceptor has closed the connection. Nothing comes after it. */
        record Closed(Instant at) implements Event {}
    }

    private final SimulatedAcceptor acceptor;
    private final End end;
    private final ArrayDeque<Event> events = new ArrayDeque<>();
    private boolean over;

    RawConnection(SimulatedAcceptor acceptor, End end) {
        this.acceptor = acceptor;
        this.end = end;
        end.onReadable(this::take);
        take();
    }

    private void take() {
        if (end.available() > 0) {
            events.add(new Event.Bytes(end.read(end.available()), acceptor.now()));
        }
        if (end.atEnd() && !over) {
            over = true;
            events.add(new Event.Closed(acceptor.now()));
        }
    }

    /**
     * Sends bytes.
     *
     * @throws IOException when the acceptor has closed the connection, or this end has
     */
    public void send(byte[] bytes) throws IOException {
        end.send(bytes.clone());
        acceptor.advance(Duration.ZERO);
    }

    /** The next thing that happens here, for which virtual time passes, but no more than this. After {@code Closed} always {@code Closed} again. */
    public Optional<Event> next(Duration atMost) {
        acceptor.runUntil(() -> !events.isEmpty(), atMost);
        return events.peek() instanceof Event.Closed closed ? Optional.of(closed) : Optional.ofNullable(events.poll());
    }

    /** True when the acceptor has closed the connection, whether or not that was read. */
    public boolean isClosed() {
        return over;
    }

    /** Sends no more, but still reads. */
    public void halfClose() {
        end.halfClose();
        acceptor.advance(Duration.ZERO);
    }

    /** Closes the connection and forgets what came on it. */
    public void close() {
        end.finish();
        events.clear();
        acceptor.advance(Duration.ZERO);
    }
}
