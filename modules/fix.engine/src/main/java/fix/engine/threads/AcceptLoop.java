package fix.engine.threads;

import fix.core.Message;
import fix.core.MsgTypes;
import fix.core.codec.Decoder;
import fix.core.codec.FrameLimits;
import fix.core.codec.Framer;
import fix.core.codec.Garbled;
import fix.core.codec.WireLayout;
import fix.engine.EngineEvent;
import fix.engine.ListenerSettings;
import fix.engine.spi.LogonDecision;
import fix.transport.Connection;
import fix.transport.Listener;
import fix.transport.TlsException;
import fix.transport.TransportClosedException;
import fix.transport.tls.TlsContext;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Accepts connections and reads their first message, which must be a Logon that {@link Admission} finds a session for; anything else ends
 * the connection without an answer, and costs little until then: one virtual thread and a small buffer.
 */
final class AcceptLoop implements Runnable {
    private static final int FIELDS_BEFORE_LOGON = 2_000;
    /** How long a connection may last without a Logon where no session says otherwise. */
    private static final Duration LOGON_TIMEOUT = Duration.ofSeconds(10);

    private final EngineContext context;
    private final Listener listener;
    private final SessionRegistry sessions;
    private final Admission admission;
    private final Gate gate;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    private final Thread thread;
    private volatile ListenerSettings settings;

    AcceptLoop(EngineContext context, Listener listener, ListenerSettings settings, SessionRegistry sessions, Admission admission) {
        this.context = context;
        this.listener = listener;
        this.settings = settings;
        this.sessions = sessions;
        this.admission = admission;
        gate = new Gate(settings.limits());
        thread = Thread.ofVirtual().name("fix-acceptor " + listener.address()).unstarted(this);
    }

    ListenerSettings settings() {
        return settings;
    }

    /** Where it listens, with the port that was found when any free one was asked for. */
    InetSocketAddress address() {
        return (InetSocketAddress) listener.address();
    }

    /**
     * From here on it listens in this way, at the same address. Who is connected, and whose attempts have failed, stays known.
     *
     * @throws IOException when the operating system refuses; nothing has changed then
     */
    void follow(ListenerSettings wanted, Optional<TlsContext> tls) throws IOException {
        listener.follow(wanted.socketOptions(), tls);
        gate.follow(wanted.limits());
        settings = wanted;
    }

    void start() {
        context.events().tell(new EngineEvent.Listening(String.valueOf(listener.address())));
        thread.start();
    }

    /** Accepts nothing any more; what was accepted goes on. */
    void close() throws InterruptedException {
        listener.close();
        lock.lock();
        try {
            closing.signalAll();
        } finally {
            lock.unlock();
        }
        thread.join();
        context.events().tell(new EngineEvent.ListeningEnded(String.valueOf(listener.address())));
    }

    /** It was never started. */
    void abandon() {
        listener.close();
    }

    @Override
    public void run() {
        while (true) {
            try {
                var connection = listener.accept();
                if (mayEnter(connection)) {
                    Thread.ofVirtual().name("fix-reader " + connection.remoteAddress()).start(() -> serve(connection));
                }
            } catch (TransportClosedException closed) {
                return;
            } catch (IOException refused) {
                context.events().tell(new EngineEvent.ConnectionDropped("somebody", "could not be accepted: " + refused.getMessage()));
                rest();
            }
        }
    }

    /** Costs a stranger a connection and us next to nothing. */
    private boolean mayEnter(Connection connection) {
        var refusal = refusal(connection.remoteAddress(), context.clock().monoNanos());
        if (refusal.isPresent()) {
            connection.close();
            if (refusal.get().told()) {
                context.events().tell(new EngineEvent.ConnectionRefused(String.valueOf(connection.remoteAddress()), refusal.get().reason()));
            }
        }
        return refusal.isEmpty();
    }

    private Optional<Gate.Refusal> refusal(SocketAddress address, long now) {
        if (admission.knowsAllSessions() && isAllowedNowhere(address)) {
            return Optional.of(gate.turnAway(address, "no session has it among its AllowedRemoteAddresses", now));
        }
        var overload = context.overload().refusal();
        return overload.isEmpty() ? gate.enter(address, now) : Optional.of(gate.turnAway(address, overload, now));
    }

    private boolean isAllowedNowhere(SocketAddress address) {
        var acceptors = here().toList();
        return !acceptors.isEmpty() && acceptors.stream().noneMatch(entry -> entry.runner().settings().connection().allows(address));
    }

    /** The acceptors that can be claimed here. */
    private Stream<SessionEntry> here() {
        return sessions.all().stream().filter(entry -> entry.dialer().isEmpty() && entry.runner().settings().connection().listensAt(settings.address()));
    }

    private void serve(Connection connection) {
        try {
            if (!met(connection)) {
                gate.failed(connection.remoteAddress(), context.clock().monoNanos());
            }
        } finally {
            gate.leave(connection.remoteAddress());
        }
    }

    /** The operating system refuses (too many open files): try again a little later. */
    @SuppressWarnings("WaitNotInLoop") // A rest that ends early does no harm.
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

    /** Serves a connection to its end; false when it came to nothing. */
    private boolean met(Connection connection) {
        // Which session a Logon is for shows only when it has been read.
        boolean verifyCheckSum = here().allMatch(entry -> entry.runner().settings().validateChecksum());
        // What a connection may send before its session is known.
        var limits = new FrameLimits(settings.limits().bytesBeforeLogon(), FIELDS_BEFORE_LOGON);
        var framer = new Framer(limits, verifyCheckSum);
        var reason = "";
        var watch = new LogonWatch(context, connection, longestLogonTimeout());
        try {
            var logon = first(connection, framer, limits);
            if (!context.overload().refusal().isEmpty()) {
                throw new NotAdmittedException(context.overload().refusal());
            }
            var admitted = admission.admit(connection, settings.address(), logon, watch);
            watch.end();
            if (admitted.line().decision() instanceof LogonDecision.Refused) {
                gate.failed(connection.remoteAddress(), context.clock().monoNanos());
            }
            read(admitted, framer, logon);
            return true;
        } catch (TlsException failed) {
            connection.close();
            context.events().tell(new EngineEvent.HandshakeFailed(String.valueOf(connection.remoteAddress()), failed.getMessage()));
            return false;
        } catch (NotAdmittedException refused) {
            reason = refused.getMessage();
        } catch (IOException gone) {
            reason = watch.expired() ? "no Logon within LogonTimeout" : "it ended before its Logon";
        } catch (InterruptedException nobodyShould) {
            Thread.currentThread().interrupt();
        } finally {
            watch.end();
        }
        connection.close();
        context.events().tell(new EngineEvent.ConnectionDropped(String.valueOf(connection.remoteAddress()), reason));
        return false;
    }

    /** Which session the Logon will be for is not known yet. */
    private Duration longestLogonTimeout() {
        return here()
                .map(entry -> entry.runner().settings().config().logonTimeout())
                .max(Comparator.naturalOrder())
                .orElse(LOGON_TIMEOUT);
    }

    /** What was read beyond the Logon is the session's. */
    private void read(Admission.Admitted admitted, Framer framer, Message logon) {
        var own = admitted.session().newFramer();
        int next = framer.frameStart() + framer.frameLength();
        own.append(framer.buffer(), next, framer.writePosition() - next);
        new ConnectionReader(admitted.session(), context, admitted.line(), own).run(List.of(logon.toBytes()));
    }

    private static Message first(Connection connection, Framer framer, FrameLimits limits) throws IOException, NotAdmittedException {
        while (true) {
            switch (framer.next()) {
                case GARBLED -> throw new NotAdmittedException("its first message was garbled: " + framer.garbledReason());
                case FRAME -> {
                    return switch (new Decoder(WireLayout.STANDARD, limits).decode(framer.buffer(), framer.frameStart(), framer.frameLength())) {
                        case Message message when message.msgType().equals(MsgTypes.LOGON) -> message;
                        case Message _ -> throw new NotAdmittedException("its first message was not a Logon");
                        case Garbled garbled -> throw new NotAdmittedException("its first message was garbled: " + garbled.reason());
                    };
                }
                case INCOMPLETE -> {
                    int read = connection.read(framer.buffer(), framer.writePosition(), framer.writable());
                    if (read < 0) {
                        throw new NotAdmittedException("it ended before its Logon");
                    }
                    framer.written(read);
                }
            }
        }
    }
}
