package fix.engine.threads;

import fix.core.Message;
import fix.core.MsgTypes;
import fix.core.Tags;
import fix.core.codec.Decoder;
import fix.core.codec.FrameLimits;
import fix.core.codec.Framer;
import fix.engine.EngineEvent;
import fix.session.Moment;
import fix.transport.Connection;
import fix.transport.Listener;
import fix.transport.TransportClosedException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Accepts connections and finds their sessions. The first message must be a Logon of a session that we have and that has no connection;
 * anything else ends the connection without an answer, and costs little until then: one virtual thread and a small buffer.
 */
final class AcceptLoop implements Runnable {
    /** What a connection may send before its session is known: 16 KiB. */
    private static final FrameLimits BEFORE_LOGON = new FrameLimits(16 << 10, 500);

    private final EngineContext context;
    private final Listener listener;
    private final SessionDirectory sessions;
    private final Duration logonTimeout;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    private final Thread thread;

    AcceptLoop(EngineContext context, Listener listener, SessionDirectory sessions, Duration logonTimeout) {
        this.context = context;
        this.listener = listener;
        this.sessions = sessions;
        this.logonTimeout = logonTimeout;
        thread = Thread.ofVirtual().name("fix-acceptor " + listener.address()).unstarted(this);
    }

    void start() {
        context.events().tell(new EngineEvent.Listening(String.valueOf(listener.address())));
        thread.start();
    }

    void close() throws InterruptedException {
        listener.close();
        lock.lock();
        try {
            closing.signalAll();
        } finally {
            lock.unlock();
        }
        thread.join();
    }

    @Override
    public void run() {
        while (true) {
            try {
                var connection = listener.accept();
                Thread.ofVirtual().name("fix-reader " + connection.remoteAddress()).start(() -> serve(connection));
            } catch (TransportClosedException closed) {
                return;
            } catch (IOException refused) {
                context.events().tell(new EngineEvent.ConnectionDropped("somebody", "could not be accepted: " + refused.getMessage()));
                rest();
            }
        }
    }

    /** The operating system refuses (too many open files): try again a little later. */
    private void rest() {
        lock.lock();
        try {
            closing.await(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException nobodyShould) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void serve(Connection connection) {
        var watch = new LogonWatch(connection, context.clock().monoNanos() + logonTimeout.toNanos());
        context.ticker().watch(watch);
        var framer = new Framer(BEFORE_LOGON);
        var reason = "";
        try {
            var logon = first(connection, framer);
            context.ticker().forget(watch);
            var session = sessions.of(logon);
            if (session.isEmpty()) {
                reason = "its Logon names no session that we have: " + name(logon);
            } else {
                var line = session.get().claim(connection);
                if (line.isPresent()) {
                    var own = session.get().newFramer();
                    int next = framer.frameStart() + framer.frameLength();
                    own.append(framer.buffer(), next, framer.writePosition() - next);
                    new ConnectionReader(session.get(), context, line.get(), own).run(List.of(logon.toBytes()));
                    return;
                }
                reason = "session " + session.get().id() + " has a connection already, or is not to log on";
            }
        } catch (NoLogonException refused) {
            reason = refused.getMessage();
        } catch (IOException gone) {
            reason = watch.expired ? "no Logon within LogonTimeout" : "it ended before its Logon";
        } finally {
            context.ticker().forget(watch);
        }
        connection.close();
        context.events().tell(new EngineEvent.ConnectionDropped(String.valueOf(connection.remoteAddress()), reason));
    }

    private static String name(Message logon) {
        return logon.beginString() + ":" + logon.getString(Tags.TARGET_COMP_ID, "?") + "->"
                + logon.getString(Tags.SENDER_COMP_ID, "?");
    }

    private static Message first(Connection connection, Framer framer) throws IOException, NoLogonException {
        while (true) {
            switch (framer.next()) {
                case GARBLED -> throw new NoLogonException("its first message was garbled: " + framer.garbledReason());
                case FRAME -> {
                    if (new Decoder().decode(framer.buffer(), framer.frameStart(), framer.frameLength()) instanceof Message message
                            && message.msgType().equals(MsgTypes.LOGON)) {
                        return message;
                    }
                    throw new NoLogonException("its first message was not a Logon");
                }
                case INCOMPLETE -> {
                    int read = connection.read(framer.buffer(), framer.writePosition(), framer.writable());
                    if (read < 0) {
                        throw new NoLogonException("it ended before its Logon");
                    }
                    framer.written(read);
                }
            }
        }
    }

    /** What came is not what a connection must begin with. */
    private static final class NoLogonException extends Exception {
        private static final long serialVersionUID = 1L;

        NoLogonException(String message) {
            super(message);
        }
    }

    /** Closes a connection that does not say who it is. */
    private static final class LogonWatch implements Timed {
        private final Connection connection;
        private final long deadline;
        volatile boolean expired;

        LogonWatch(Connection connection, long deadline) {
            this.connection = connection;
            this.deadline = deadline;
        }

        @Override
        public long deadline() {
            return expired ? Moment.NEVER : deadline;
        }

        @Override
        public void due(Moment now) {
            expired = true;
            connection.close();
        }
    }
}
