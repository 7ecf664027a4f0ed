package fix.engine.threads;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.MsgTypes;
import fix.core.SessionID;
import fix.core.codec.Decoder;
import fix.core.codec.Encoder;
import fix.core.codec.Framer;
import fix.core.dictionary.Valid;
import fix.core.dictionary.Validator;
import fix.core.dictionary.Validity;
import fix.engine.Application;
import fix.engine.EngineEvent;
import fix.engine.Session;
import fix.engine.SessionSettings;
import fix.engine.StoreFailedException;
import fix.engine.driver.Aftermath;
import fix.engine.driver.Restart;
import fix.engine.driver.SessionDriver;
import fix.session.Moment;
import fix.session.Numbers;
import fix.session.Role;
import fix.session.SessionState;
import fix.session.SessionStatus;
import fix.store.Position;
import fix.store.SessionStore;
import fix.store.StoreException;
import fix.transport.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A session of a running engine: the driver under its lock, and the conditions on which the session's threads wait for each other.
 * Whoever takes the lock ends with {@link #release}, which wakes those that have something to do, gives the lock back, and does what
 * must not happen under it.
 */
final class SessionRunner implements Timed {
    private final EngineContext context;
    private final SessionSettings settings;
    private final SessionStore store;
    private final Optional<Validator> validator;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition outboxWork = lock.newCondition();
    private final Condition inboxWork = lock.newCondition();
    private final Condition progress = lock.newCondition();
    private final Condition changed = lock.newCondition();
    private final SessionDriver driver;
    private final Session user;
    private final AftermathWorker worker;
    private final WriterLoop writer;
    private final HandlerLoop handler;
    private SocketLine line;
    private volatile long storeFailures;
    private volatile long logons;
    private String storeFailure = "";
    private boolean closing;
    private volatile boolean enabled = true;
    private volatile long deadline = Moment.NEVER;
    private volatile SessionStatus status = SessionStatus.DISCONNECTED;
    private volatile SessionStatus dialing = SessionStatus.DISCONNECTED;
    private volatile Numbers numbers = Numbers.START;

    SessionRunner(EngineContext context, SessionSettings settings, Application application, SessionStore store) {
        this.context = context;
        this.settings = settings;
        this.store = store;
        validator = settings.validation().map(strictness -> new Validator(settings.dictionary(), strictness));
        driver = new SessionDriver(settings.config(), new Encoder(settings.id(), settings.precision()));
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
        var restart = Restart.read(store, position, newDecoder());
        lock.lock();
        try {
            storeFailure = "";
            driver.restored(restart.numbers(), restart.resetUnconfirmed(), restart.unhandled());
        } finally {
            release();
        }
    }

    // ---- the lock

    void lock() {
        lock.lock();
    }

    /** Ends what {@link #lock} began. */
    void release() {
        List<Aftermath> aftermath;
        try {
            if (!driver.outbox().isIdle()) {
                outboxWork.signal();
            }
            if (driver.inbox().hasWork()) {
                inboxWork.signal();
            }
            deadline = driver.nextDeadline();
            context.ticker().wake(deadline);
            numbers = driver.state().numbers();
            var now = driver.state().status();
            if (now != status) {
                status = now;
                if (now == SessionStatus.ACTIVE) {
                    logons++;
                }
                changed.signalAll();
            }
            aftermath = driver.takeAftermath();
        } finally {
            lock.unlock();
        }
        for (int i = 0; i < aftermath.size(); i++) {
            worker.perform(aftermath.get(i));
        }
    }

    SessionID id() {
        return settings.id();
    }

    SessionSettings settings() {
        return settings;
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

    SessionDriver driver() {
        return driver;
    }

    Condition outboxWork() {
        return outboxWork;
    }

    Condition inboxWork() {
        return inboxWork;
    }

    /** Signalled, to all, when something was stored or handled, and when the store failed. */
    Condition progress() {
        return progress;
    }

    /** Under the lock: the session is being closed for good. */
    boolean isClosing() {
        return closing;
    }

    // ---- the line

    Framer newFramer() {
        return new Framer(settings.frameLimits());
    }

    Decoder newDecoder() {
        return new Decoder(settings.dictionary(), settings.frameLimits());
    }

    Validity validate(Message message) {
        return validator.isPresent() ? validator.get().validate(message) : Valid.VALID;
    }

    /**
     * A connection for this session stands.
     *
     * @return its line, or empty when the session has one, is not to log on, or its store has failed
     */
    Optional<SocketLine> claim(Connection connection) {
        var logon = settings.config().role() == Role.INITIATOR ? worker.logon() : MessageBuilder.of(MsgTypes.LOGON);
        lock.lock();
        try {
            if (closing || line != null || !(driver.state() instanceof SessionState.Disconnected)) {
                return Optional.empty();
            }
            line = new SocketLine(context, id(), connection, settings.writeTimeout().toNanos());
            driver.connected(line, logon, context.clock().now());
            worker.tell(new EngineEvent.Connected(id(), String.valueOf(connection.remoteAddress())));
            return Optional.of(line);
        } finally {
            release();
        }
    }

    /** What one read brought, in order. */
    void arrived(SocketLine from, List<Arrival> arrivals, Moment now) {
        lock.lock();
        try {
            for (int i = 0; i < arrivals.size(); i++) {
                switch (arrivals.get(i)) {
                    case Arrival.Whole whole -> driver.received(from.epoch(), whole.message(), whole.validity(), now);
                    case Arrival.Garbled garbled -> driver.garbled(from.epoch(), garbled.reason(), now);
                }
            }
        } finally {
            release();
        }
    }

    /** The reader of this line has ended. */
    void ended(SocketLine ended, String reason) {
        lock.lock();
        try {
            driver.disconnected(ended.epoch(), reason, context.clock().now());
            if (line == ended) {
                line = null;
            }
            progress.signalAll();
            changed.signalAll();
        } finally {
            release();
        }
        ended.forget();
    }

    /** Waits while the application or the store is too far behind for more to be read. */
    void awaitRoom(SocketLine reading) throws InterruptedException {
        lock.lock();
        try {
            if (hasRoom(1)) {
                return;
            }
            reading.readingPaused = true;
            while (!hasRoom(2) && line == reading && !reading.connection().isClosed()) {
                progress.await(1, TimeUnit.SECONDS);
            }
            reading.readingPaused = false;
        } finally {
            lock.unlock();
        }
    }

    private boolean hasRoom(int share) {
        return driver.inbox().bytes() <= settings.inboxBytes() / share
                && driver.outbox().bytes() <= settings.outboxBytes() / share;
    }

    /** Ends the present line, if there is one. */
    void cut(String reason) {
        lock.lock();
        try {
            if (line != null) {
                line.cut(reason);
            }
        } finally {
            lock.unlock();
        }
    }

    // ---- the store

    /** How often the session has logged on. */
    long logons() {
        return logons;
    }

    /** What the session's threads count failures by, to see whether one came between. */
    long storeFailures() {
        return storeFailures;
    }

    /** The store failed: nothing moves until it could be read again. */
    void stop(String reason) {
        lock.lock();
        try {
            storeFailures++;
            storeFailure = reason;
            driver.storeFailed(reason);
            progress.signalAll();
            if (line != null) {
                line.cut(reason);
            }
        } finally {
            release();
        }
        worker.tell(new EngineEvent.StoreFailed(id(), reason));
    }

    /** Reads the place again after a failure, once the handler has stopped. */
    void recover() throws StoreException, InterruptedException {
        var position = store.recover();
        lock.lock();
        try {
            while (handler.isBusy()) {
                progress.await();
            }
            driver.inbox().clear();
        } finally {
            lock.unlock();
        }
        restore(position);
        worker.tell(new EngineEvent.StoreRecovered(id()));
    }

    // ---- Timed

    @Override
    public long deadline() {
        return deadline;
    }

    @Override
    public void due(Moment now) {
        lock.lock();
        try {
            driver.tick(now, line == null ? -1 : line.partialSince, line != null && line.readingPaused);
        } finally {
            // The ticker calls nobody: what comes after the lock goes to a thread that may wait.
            releaseOn(Thread.ofVirtual().name("fix-tick " + id()));
        }
    }

    private void releaseOn(Thread.Builder.OfVirtual elsewhere) {
        var aftermath = driver.takeAftermath();
        release();
        if (!aftermath.isEmpty()) {
            elsewhere.start(() -> aftermath.forEach(worker::perform));
        }
    }

    // ---- what users ask

    Numbers numbers() {
        return numbers;
    }

    SessionStatus status() {
        var now = status;
        return now == SessionStatus.DISCONNECTED ? dialing : now;
    }

    /** What an initiator's dialer is doing while there is no connection. */
    void dialing(SessionStatus what) {
        dialing = what;
        signalChanged();
    }

    boolean isEnabled() {
        return enabled;
    }

    void enable() {
        enabled = true;
        signalChanged();
    }

    void disable(String text) {
        enabled = false;
        lock.lock();
        try {
            driver.logout(text, context.clock().now());
            changed.signalAll();
        } finally {
            release();
        }
    }

    private void signalChanged() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean await(Set<SessionStatus> states, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (!states.contains(status())) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Under the lock: waits while too much waits to be stored. A callback lets go of its unit first, or it would wait for itself. */
    void awaitOutboxRoom(boolean inCallback) {
        while (driver.outbox().bytes() > settings.outboxBytes() && driver.state() instanceof SessionState.Active) {
            if (inCallback) {
                driver.outbox().unitEnds(context.clock().monoNanos());
                outboxWork.signal();
            }
            progress.awaitUninterruptibly();
        }
    }

    /** Waits until the entry with this ticket is stored. An interrupt ends the wait. */
    void awaitStored(long ticket, long failures) {
        lock.lock();
        try {
            while (!driver.outbox().isStored(ticket) && storeFailures == failures) {
                progress.await();
            }
            if (storeFailures != failures) {
                throw new StoreFailedException("session " + id() + ": the message is not known to be stored: " + storeFailure);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the bytes of a resend that are under way have been taken, or its line is gone. */
    void awaitResendWritten(long epoch) throws InterruptedException {
        lock.lock();
        try {
            while (driver.outbox().hasResendBytes() && driver.state().epoch() == epoch) {
                progress.await();
            }
        } finally {
            lock.unlock();
        }
    }

    // ---- what the dialer asks

    /** Waits until the session is to connect. False when it is closing. */
    boolean awaitEnabled() throws InterruptedException {
        lock.lock();
        try {
            while (!enabled && !closing) {
                changed.await();
            }
            return !closing;
        } finally {
            lock.unlock();
        }
    }

    /** Waits before the next try to connect. False when the session is closing. */
    boolean pause(long nanos) throws InterruptedException {
        long until = context.clock().monoNanos() + nanos;
        lock.lock();
        try {
            while (!closing && enabled && context.clock().monoNanos() < until) {
                context.clock().await(changed, until);
            }
            return !closing;
        } finally {
            lock.unlock();
        }
    }

    // ---- the end

    /** Logs out for good: no connection is made after this. */
    void beginClose() {
        disable("");
    }

    /** Waits until the session is disconnected, everything is handled and everything is stored. False when the time ran out. */
    boolean awaitQuiet(long deadlineNanos) throws InterruptedException {
        lock.lock();
        try {
            while (line != null || !driver.outbox().isIdle() || driver.inbox().hasWork() || handler.isBusy()) {
                long left = deadlineNanos - context.clock().monoNanos();
                if (left <= 0 || status == SessionStatus.STOPPED) {
                    return false;
                }
                progress.await(Math.min(left, 100_000_000L), TimeUnit.NANOSECONDS);
            }
            return driver.inbox().isIdle();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the threads; what is not handled by now comes again after the next start. */
    void endClose() throws InterruptedException {
        cut("the engine is closing");
        lock.lock();
        try {
            closing = true;
            changed.signalAll();
            inboxWork.signalAll();
            outboxWork.signalAll();
            progress.signalAll();
        } finally {
            lock.unlock();
        }
        handler.close();
        writer.close();
        context.ticker().forget(this);
        store.close();
    }
}
