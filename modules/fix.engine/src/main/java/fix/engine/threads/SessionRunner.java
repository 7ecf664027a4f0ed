package fix.engine.threads;

import fix.core.MessageBuilder;
import fix.core.MsgTypes;
import fix.core.codec.Encoder;
import fix.core.codec.Framer;
import fix.engine.Application;
import fix.engine.EngineEvent;
import fix.engine.Session;
import fix.engine.SessionSettings;
import fix.engine.driver.Aftermath;
import fix.engine.driver.MessageReader;
import fix.engine.driver.Restart;
import fix.engine.driver.SessionDriver;
import fix.engine.driver.Stepper;
import fix.engine.spi.LogonDecision;
import fix.session.Moment;
import fix.session.Role;
import fix.session.SessionState;
import fix.store.Position;
import fix.store.SessionStore;
import fix.store.StoreException;
import fix.transport.Connection;
import java.util.List;
import java.util.Optional;

/** A session of a running engine, its threads, and what they tell it: a line stands or ended, messages came, the store failed, time has passed. */
final class SessionRunner extends SessionCore implements Timed {
    private final EngineContext context;
    private final SessionStore store;
    private final Session user;
    private final AftermathWorker worker;
    private final WriterLoop writer;
    private final HandlerLoop handler;
    private final SessionWaits waits;
    private final Application application;
    private boolean needsRecovery;
    private volatile long idleSince;

    SessionRunner(EngineContext context, SessionSettings settings, Application application, SessionStore store, Stepper protocol) {
        super(context, settings, new SessionDriver(settings, new Encoder(settings.id(), settings.precision()), protocol));
        this.context = context;
        this.application = application;
        this.store = store;
        idleSince = context.clock().monoNanos();
        waits = new SessionWaits(this, settings, context);
        user = new UserSession(this, application, context.clock());
        worker = new AftermathWorker(this, context, application, store);
        writer = new WriterLoop(this, context, store);
        handler = new HandlerLoop(this, context, application, settings.platformHandler());
    }

    /** Reads the session's place and starts its threads. */
    void start() throws StoreException {
        restore(store.position());
        context.ticker().watch(this);
        writer.start();
        handler.start();
    }

    private void restore(Position position) throws StoreException {
        var restart = Restart.read(store, position, settings());
        lock();
        try {
            needsRecovery = false;
            driver().restored(restart, context.clock().now());
        } finally {
            release();
        }
    }

    @Override
    void perform(Aftermath aftermath) {
        worker.perform(aftermath);
    }

    SessionWaits waits() {
        return waits;
    }

    /** Under the lock: the store failed, and the writer is to read it again. */
    boolean needsRecovery() {
        return needsRecovery;
    }

    /** Tells what must not be lost. */
    void tellForSure(EngineEvent event) {
        context.events().tellForSure(event);
    }

    Session user() {
        return user;
    }

    AftermathWorker worker() {
        return worker;
    }

    HandlerLoop handler() {
        return handler;
    }

    // ---- the line

    Framer newFramer() {
        return new Framer(settings().frameLimits(), settings().validateChecksum());
    }

    MessageReader newReader() {
        return new MessageReader(settings().dictionary(), settings().validation(), settings().frameLimits());
    }

    /**
     * A connection for this session stands.
     *
     * @return its line, or empty when the session has one, is not to log on, is closed by its schedule, or its store has failed
     */
    Optional<SocketLine> claim(Connection connection) {
        return claim(connection, LogonDecision.accept());
    }

    /** The same for an acceptor, with what was decided on the peer's Logon. */
    Optional<SocketLine> claim(Connection connection, LogonDecision decision) {
        if (settings().refreshOnLogon()) {
            refresh();
        }
        var logon = settings().config().role() == Role.INITIATOR ? worker.logon() : MessageBuilder.of(MsgTypes.LOGON);
        lock();
        try {
            if (closing || !(driver().state() instanceof SessionState.Disconnected)
                    || !driver().isOpen(context.clock().now())) {
                return Optional.empty();
            }
            line = new SocketLine(context, id(), connection, settings().writeTimeout().toNanos(), decision);
            driver().connected(line, logon, context.clock().now());
            worker.tell(new EngineEvent.Connected(id(), String.valueOf(connection.remoteAddress())));
            return Optional.of(line);
        } finally {
            release();
        }
    }

    /** Reads the place again, once nothing of the last connection waits any more; where something still does after a second, what we know counts. */
    private void refresh() {
        try {
            if (awaitsNothing(1_000_000_000L)) {
                var restart = Restart.read(store, store.recover(), settings());
                lock();
                try {
                    if (driver().state() instanceof SessionState.Disconnected && driver().outbox().isIdle() && driver().inbox().isIdle()) {
                        driver().restored(restart, context.clock().now());
                    }
                } finally {
                    release();
                }
            }
        } catch (StoreException failed) {
            stop(failed.getMessage());
        } catch (InterruptedException nobodyShould) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean awaitsNothing(long nanos) throws InterruptedException {
        lock();
        try {
            long left = nanos;
            while (!(driver().outbox().isIdle() && driver().inbox().isIdle() && !handler.isBusy()) && left > 0) {
                left = progress().awaitNanos(left);
            }
            return left > 0 && driver().state() instanceof SessionState.Disconnected;
        } finally {
            unlock();
        }
    }

    /** True when a connection could have the session: it has none, and is to log on. Only {@link #claim} says whether it gets it. */
    boolean isFree() {
        lock();
        try {
            return !closing && isEnabled() && driver().state() instanceof SessionState.Disconnected
                    && driver().isOpen(context.clock().now());
        } finally {
            release();
        }
    }

    /** True when the session has no connection, and nothing waits in it. */
    boolean isIdle() {
        lock();
        try {
            return line == null && driver().state() instanceof SessionState.Disconnected && driver().outbox().isIdle()
                    && driver().inbox().isIdle() && !handler.isBusy();
        } finally {
            unlock();
        }
    }

    /** When its last connection ended, or else when it was made, in monotonic time. */
    long idleSince() {
        return idleSince;
    }

    Application application() {
        return application;
    }

    /** What was decided on the Logon of the present line. */
    LogonDecision decision() {
        lock();
        try {
            return line == null ? LogonDecision.accept() : line.decision();
        } finally {
            unlock();
        }
    }

    /** Why there was no line for a connection, in words. */
    String claimRefusal() {
        lock();
        try {
            return driver().isOpen()
                    ? "session " + id() + " has a connection already, or is not to log on"
                    : "session " + id() + " is closed by its schedule until " + driver().scheduled().start();
        } finally {
            unlock();
        }
    }

    /** What one read brought, in order. */
    void arrived(SocketLine from, List<Arrival> arrivals, Moment now) {
        lock();
        try {
            for (int i = 0; i < arrivals.size(); i++) {
                switch (arrivals.get(i)) {
                    case Arrival.Whole whole -> driver().received(from.epoch(), whole.message(), whole.validity(), now);
                    case Arrival.Garbled garbled -> driver().garbled(from.epoch(), garbled.reason(), garbled.readable(), now);
                }
            }
        } finally {
            release();
        }
    }

    /** The reader of this line has ended. */
    void ended(SocketLine ended, String reason) {
        lock();
        try {
            driver().disconnected(ended.epoch(), reason, context.clock().now());
            if (line == ended) {
                line = null;
                idleSince = context.clock().monoNanos();
            }
            progress().signalAll();
            changed().signalAll();
        } finally {
            release();
        }
        ended.forget();
    }

    /** Ends the present line, if there is one. */
    void cut(String reason) {
        lock();
        try {
            if (line != null) {
                line.cut(reason);
            }
        } finally {
            unlock();
        }
    }

    // ---- the store

    /** The store failed: nothing moves until it could be read again. */
    void stop(String reason) {
        lock();
        try {
            storeFailed(reason);
            needsRecovery = true;
            driver().storeFailed(reason);
            outboxWork().signal();
            if (line != null) {
                line.cut(reason);
            }
        } finally {
            release();
        }
        worker.tell(new EngineEvent.StoreFailed(id(), reason));
    }

    /** Reads the place again after a failure, once the handler has stopped. False when there was none: the session is closing. */
    boolean recover() throws StoreException, InterruptedException {
        lock();
        try {
            if (!needsRecovery || isClosing()) {
                return false;
            }
        } finally {
            unlock();
        }
        var position = store.recover();
        lock();
        try {
            while (handler.isBusy() && !isClosing()) {
                progress().await();
            }
        } finally {
            unlock();
        }
        restore(position);
        worker.tell(new EngineEvent.StoreRecovered(id()));
        return true;
    }

    // ---- Timed

    @Override
    public long deadline() {
        return nextDeadline();
    }

    /** The ticker does not stand in line for a lock: who is before it in the line may wait for a turn. It comes again. */
    @Override
    public void due(Moment now) {
        if (!tryLock()) {
            return;
        }
        try {
            boolean paused = line != null && line.readingPaused;
            driver().tick(now, line == null ? -1 : line.partialSince, paused);
        } finally {
            // The ticker calls nobody: what comes after the lock goes to a thread that may wait.
            releaseOn(Thread.ofVirtual().name("fix-tick " + id()));
        }
    }

    @Override
    public void broke(Throwable why) {
        Thread.ofVirtual().name("fix-broken " + id()).start(() -> stop("keeping time failed: " + Culprit.of(why)));
    }

    private void releaseOn(Thread.Builder.OfVirtual elsewhere) {
        var aftermath = driver().takeAftermath();
        release();
        if (!aftermath.isEmpty()) {
            elsewhere.start(() -> aftermath.forEach(this::perform));
        }
    }

    void disable(String text) {
        enable(false);
        lock();
        try {
            driver().logout(text, context.clock().now());
            changed().signalAll();
        } finally {
            release();
        }
    }

    // ---- the end

    /** Logs out for good: no connection is made after this. */
    void beginClose() {
        disable("");
    }

    /** Ends the threads; what is not handled by now comes again after the next start. */
    void endClose() throws InterruptedException {
        cut("the engine is closing");
        lock();
        try {
            closing = true;
            changed().signalAll();
            inboxWork().signalAll();
            outboxWork().signalAll();
            progress().signalAll();
        } finally {
            unlock();
        }
        handler.close();
        writer.close();
        hasEnded();
        context.ticker().forget(this);
        store.close();
    }

    /** It was never started. */
    void abandon() {
        store.close();
    }
}
