package fix.engine.threads;

import fix.core.Message;
import fix.core.codec.Framer;
import fix.core.codec.Garbled;
import fix.engine.driver.GarbledHeader;
import fix.engine.driver.MessageReader;
import fix.transport.TransportClosedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The reader of a session's connection: reads, finds messages and checks them outside the lock, and brings all of one read to the
 * session in one step, where {@link WireOrder} lets it. The only thread that reads from the connection.
 */
final class ConnectionReader {
    private static final byte[] BEGIN = {'8', '=', 'F', 'I', 'X'};

    private final SessionRunner session;
    private final EngineContext context;
    private final SocketLine line;
    private final Framer framer;
    private final MessageReader reader;
    private final WireOrder order;
    private final Turn turn;
    /** The last bytes were garbled: what follows without the beginning of a message belongs to them, and is not told of again. */
    private boolean inGarbage;

    /**
     * @param framer holds what was read before the session was known
     */
    ConnectionReader(SessionRunner session, EngineContext context, SocketLine line, Framer framer) {
        this.session = session;
        this.context = context;
        this.line = line;
        this.framer = framer;
        reader = session.newReader();
        order = new WireOrder(session, context, line);
        turn = new Turn(context.ticker().turns());
    }

    /**
     * Reads until the connection ends.
     *
     * @param first frames that were found before the session was known
     */
    void run(List<byte[]> first) {
        var reason = "the peer closed the connection";
        try {
            var early = new ArrayList<Arrival>();
            first.forEach(frame -> early.add(arrival(frame, 0, frame.length)));
            bring(early, 0);
            while (true) {
                session.waits().awaitRoom(line);
                int read = line.connection().read(framer.buffer(), framer.writePosition(), framer.writable());
                if (read < 0) {
                    break;
                }
                long began = turn.begins();
                framer.written(read);
                bring(new ArrayList<>(), read);
                if (turn.isOver(began)) {
                    line.pauses();
                    turn.giveWay();
                    line.goesOn();
                }
            }
        } catch (TransportClosedException closed) {
            reason = "the connection was closed";
        } catch (IOException broken) {
            reason = "the connection broke: " + broken.getMessage();
        } catch (InterruptedException nobodyShould) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error broken) {
            reason = "reading failed: " + Culprit.of(broken);
            throw broken;
        } finally {
            session.ended(line, line.endReason.isEmpty() ? reason : line.endReason);
        }
    }

    private void bring(List<Arrival> arrivals, int read) throws InterruptedException {
        var now = context.clock().now();
        line.share().took(read, now.monoNanos());
        boolean whole = false;
        for (var found = framer.next(); found != Framer.Result.INCOMPLETE; found = framer.next()) {
            if (found == Framer.Result.FRAME) {
                arrivals.add(arrival(framer.buffer(), framer.frameStart(), framer.frameLength()));
                whole = true;
                inGarbage = false;
            } else if (!inGarbage || isBegin(framer.buffer(), framer.frameStart(), framer.frameLength())) {
                arrivals.add(garbled(framer.garbledReason(), framer.buffer(), framer.frameStart(), framer.frameLength()));
                inGarbage = true;
            }
        }
        if (!framer.midFrame()) {
            line.partialSince = -1;
        } else if (whole || line.partialSince < 0) {
            line.partialSince = now.monoNanos();
        }
        if (!arrivals.isEmpty()) {
            log(arrivals, now.wallNanos());
            order.bring(arrivals, now);
        }
    }

    /** Whether a message was meant to begin here. */
    private static boolean isBegin(byte[] buffer, int start, int length) {
        return length >= BEGIN.length && Arrays.equals(buffer, start, start + BEGIN.length, BEGIN, 0, BEGIN.length);
    }

    private void log(List<Arrival> arrivals, long wallNanos) {
        if (!context.messageLog().isSilent()) {
            var frames = new ArrayList<byte[]>(arrivals.size());
            for (var arrival : arrivals) {
                if (arrival instanceof Arrival.Whole whole) {
                    frames.add(whole.message().toBytes());
                }
            }
            context.messageLog().inbound(session.id(), frames, wallNanos);
        }
    }

    private Arrival arrival(byte[] buffer, int start, int length) {
        return switch (reader.decode(buffer, start, length)) {
            case Message message -> new Arrival.Whole(message, reader.validate(message));
            case Garbled garbled -> garbled(garbled.reason(), buffer, start, length);
        };
    }

    private Arrival garbled(String reason, byte[] buffer, int start, int length) {
        boolean read = session.settings().config().rejectGarbledMessage();
        return new Arrival.Garbled(reason, read ? GarbledHeader.read(Arrays.copyOfRange(buffer, start, start + length)) : Optional.empty());
    }
}
