package fix.simulator;

import fix.core.Message;
import fix.core.codec.Framer;
import fix.core.codec.Garbled;
import fix.engine.driver.GarbledHeader;
import fix.engine.driver.MessageReader;
import java.util.Arrays;
import java.util.Optional;

/** What the reader of a session's connection does: takes bytes in any pieces, finds messages, brings all of one read in one step. */
final class LineReader {
    private final SessionLife session;
    private final SimulatedLine line;
    private final End connection;
    private final Framer framer;
    private final MessageReader reader;
    private boolean awake;
    private boolean over;

    /** @param framer holds what was read before the session was known */
    LineReader(SessionLife session, SimulatedLine line, Framer framer) {
        this.session = session;
        this.line = line;
        this.connection = line.connection();
        this.framer = framer;
        reader = session.newReader();
    }

    /** Begins to read, with the first frame if it was found before the session was known. */
    void begin(byte[]... first) {
        connection.onReadable(this::wake);
        session.onRoom(this::wake);
        for (var frame : first) {
            arrived(frame, 0, frame.length);
        }
        bring();
        session.release();
        wake();
    }

    private void wake() {
        if (!awake && !over) {
            awake = true;
            session.engine().soon(session.world().tempo.step(), this::read);
        }
    }

    private void read() {
        awake = false;
        if (over) {
            return;
        }
        if (line.isCut() || connection.atEnd()) {
            over = true;
            session.ended(line, line.isCut() ? "the connection was closed" : "the peer closed the connection");
            return;
        }
        line.readingPaused = !session.hasRoom(line.readingPaused ? 2 : 1);
        if (line.readingPaused || connection.available() == 0) {
            return;
        }
        var bytes = connection.read(session.world().readSize(connection.available()));
        framer.append(bytes, 0, bytes.length);
        bring();
        session.release();
        if (connection.available() > 0 || connection.atEnd()) {
            wake();
        }
    }

    private void bring() {
        boolean whole = false;
        for (var found = framer.next(); found != Framer.Result.INCOMPLETE; found = framer.next()) {
            if (found == Framer.Result.FRAME) {
                arrived(framer.buffer(), framer.frameStart(), framer.frameLength());
                whole = true;
            } else {
                garbled(framer.garbledReason(), framer.buffer(), framer.frameStart(), framer.frameLength());
            }
        }
        long now = session.engine().now().monoNanos();
        if (!framer.midFrame()) {
            line.partialSince = -1;
        } else if (whole || line.partialSince < 0) {
            line.partialSince = now;
        }
    }

    private void arrived(byte[] buffer, int start, int length) {
        switch (reader.decode(buffer, start, length)) {
            case Message message -> {
                session.note("receives", message.toBytes());
                session.driver().received(line.epoch(), message, reader.validate(message), session.engine().now());
            }
            case Garbled garbled -> garbled(garbled.reason(), buffer, start, length);
        }
    }

    private void garbled(String reason, byte[] buffer, int start, int length) {
        session.note("garbled", reason);
        boolean read = session.settings().config().rejectGarbledMessage();
        Optional<Message> readable = read ? GarbledHeader.read(Arrays.copyOfRange(buffer, start, start + length)) : Optional.empty();
        session.driver().garbled(line.epoch(), reason, readable, session.engine().now());
    }
}
