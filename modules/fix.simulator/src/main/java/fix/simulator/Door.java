package fix.simulator;

import fix.core.Message;
import fix.core.MsgTypes;
import fix.core.codec.Decoder;
import fix.core.codec.FrameLimits;
import fix.core.codec.Framer;

/**
 * A connection that has not said who it is. Its first message must be a Logon of a session that we have and that has no connection;
 * anything else ends it without an answer.
 */
final class Door {
    private static final long LOGON_TIMEOUT = 10_000_000_000L;

    private final EngineLife engine;
    private final End connection;
    private final Framer framer;
    private boolean decided;
    private boolean reading;

    Door(EngineLife engine, End connection) {
        this.engine = engine;
        this.connection = connection;
        framer = new Framer(FrameLimits.DEFAULT, engine.verifiesCheckSum());
    }

    void open() {
        connection.onReadable(this::wake);
        engine.after(LOGON_TIMEOUT, () -> {
            if (!decided) {
                drop("no Logon within LogonTimeout");
            }
        });
        wake();
    }

    private void wake() {
        if (!reading && !decided) {
            reading = true;
            engine.soon(engine.world.tempo.step(), this::read);
        }
    }

    private void read() {
        reading = false;
        if (decided) {
            return;
        }
        var bytes = connection.read(engine.world.readSize(connection.available()));
        framer.append(bytes, 0, bytes.length);
        switch (framer.next()) {
            case FRAME -> first();
            case GARBLED -> drop("its first message was garbled: " + framer.garbledReason());
            case INCOMPLETE -> {
                if (connection.atEnd()) {
                    drop("it ended before its Logon");
                } else if (connection.available() > 0) {
                    wake();
                }
            }
        }
    }

    private void first() {
        if (!(new Decoder().decode(framer.buffer(), framer.frameStart(), framer.frameLength()) instanceof Message logon)
                || !logon.msgType().equals(MsgTypes.LOGON)) {
            drop("its first message was not a Logon");
            return;
        }
        var session = engine.named(logon);
        if (session.isEmpty()) {
            drop("its Logon names no session that we have");
            return;
        }
        var line = session.get().claim(connection);
        if (line.isEmpty()) {
            drop("session " + session.get().id() + " has a connection already, or is not to log on");
            return;
        }
        decided = true;
        new LineReader(session.get(), line.get(), framer).begin(logon.toBytes());
    }

    private void drop(String reason) {
        decided = true;
        engine.note("drops", reason);
        connection.finish();
    }
}
