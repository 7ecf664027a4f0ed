package fix.engine.threads;

import fix.core.SessionID;
import fix.engine.SessionSettings;
import fix.engine.driver.Aftermath;
import fix.engine.driver.SessionDriver;
import fix.session.Moment;
import fix.session.Numbers;
import fix.session.SessionState;
import fix.session.SessionStatus;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The lock of a session, what it guards, and the conditions on which the session's threads wait for each other. Whoever takes the lock
 * and changes something ends with {@link #release}, which wakes those that have something to do, gives the lock back, and does what must
 * not happen under it.
 */
abstract class SessionCore {
    private static final long AWAKE = Long.MIN_VALUE;

    private final EngineContext context;
    private final SessionSettings settings;
    private final SessionDriver driver;
    private final ReentrantLock lock = new ReentrantLock();
    private final Room.Part room;
    private final Condition outboxWork = lock.newCondition();
    private final Condition inboxWork = lock.newCondition();
    private final Condition progress = lock.newCondition();
    private final Condition changed = lock.newCondition();
    /** The connection that the session has, if it has one. Guarded by the lock. */
    SocketLine line;
    /** Until when the writer rests, in monotonic time, unless it is woken; AWAKE when it does not. Guarded by the lock. */
    private long writerRestsUntil = AWAKE;
    /** The session is being closed for good. Guarded by the lock. */
    boolean closing;
    /** Nothing is stored from here on. Guarded by the lock. */
    private boolean ended;
    private volatile boolean enabled = true;
    private volatile boolean open = true;
    private volatile long deadline = Moment.NEVER;
    private volatile long logons;
    private volatile boolean established;
    private volatile SessionStatus status = SessionStatus.DISCONNECTED;
    private volatile SessionStatus dialing = SessionStatus.DISCONNECTED;
    private volatile Numbers numbers = Numbers.START;
    private volatile StoreFailures storeFailures = new StoreFailures(0, "");

    /**
     * How often the store has failed.
     *
     * @param count how often
     * @param last why, the last time
     */
    record StoreFailures(long count, String last) {}

    SessionCore(EngineContext context, SessionSettings settings, SessionDriver driver) {
        this.context = context;
        this.settings = settings;
        room = context.room().part();
        this.driver = driver;
    }

    /** Does what a step asks for, without the lock. */
    abstract void perform(Aftermath aftermath);

    void lock() {
        lock.lock();
    }

    /** Takes the lock if it is free, whoever waits for it. */
    boolean tryLock() {
        return lock.tryLock();
    }

    void lockInterruptibly() throws InterruptedException {
        lock.lockInterruptibly();
    }

    /** Gives the lock back where nothing was changed. */
    void unlock() {
        lock.unlock();
    }

    /** Ends what {@link #lock} began. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // It is written under the lock alone.
    void release() {
        List<Aftermath> aftermath;
        boolean poolsCare;
        try {
            if (driver.outbox().nextTake(driver.patience()) < writerRestsUntil) {
                writerRestsUntil = AWAKE;
                outboxWork.signal();
            }
            if (driver.inbox().hasWork()) {
                inboxWork.signal();
            }
            long waiting = driver.waiting();
            room.holds(ended ? 0 : waiting);
            driver.keepsEarly(!room.isFull(waiting, 1));
            deadline = driver.nextDeadline();
            context.ticker().wake(deadline);
            numbers = driver.state().numbers();
            if (open != driver.isOpen()) {
                open = driver.isOpen();
                changed.signalAll();
            }
            var now = driver.state().status();
            if (now != status) {
                status = now;
                if (now == SessionStatus.ACTIVE) {
                    logons++;
                }
                changed.signalAll();
            }
            poolsCare = established != isEstablished(driver.state());
            established ^= poolsCare;
            aftermath = driver.takeAftermath();
        } finally {
            lock.unlock();
        }
        if (poolsCare) {
            context.pools().changed(id());
        }
        for (int i = 0; i < aftermath.size(); i++) {
            perform(aftermath.get(i));
        }
    }

    private static boolean isEstablished(SessionState state) {
        return state instanceof SessionState.Active || state instanceof SessionState.Draining || state instanceof SessionState.Resetting;
    }

    /** Whether it is logged on, or resets its numbers while it is. */
    boolean isEstablished() {
        return established;
    }

    SessionID id() {
        return settings.id();
    }

    SessionSettings settings() {
        return settings;
    }

    SessionDriver driver() {
        return driver;
    }

    /** What the session holds of what all together may; under the lock. */
    Room.Part room() {
        return room;
    }

    Condition outboxWork() {
        return outboxWork;
    }

    /** Under the lock: the writer has nothing to do until then, unless it is woken. */
    void awaitOutboxWork(long until) throws InterruptedException {
        writerRestsUntil = until;
        try {
            context.clock().await(outboxWork, until);
        } finally {
            writerRestsUntil = AWAKE;
        }
    }

    Condition inboxWork() {
        return inboxWork;
    }

    /** Signalled, to all, when the status changes, when the session is to log on or off, and when it closes. */
    Condition changed() {
        return changed;
    }

    /** Monotonic time of the driver's next deadline. */
    long nextDeadline() {
        return deadline;
    }

    /** Signalled, to all, when something was stored or handled, and when the store failed. */
    Condition progress() {
        return progress;
    }

    /** Under the lock: the session is being closed for good. */
    boolean isClosing() {
        return closing;
    }

    /** Under the lock: the session is closed for good, and nothing is stored any more. */
    boolean isEnded() {
        return ended;
    }

    /** The writer has ended: who waits for something to be stored waits in vain. */
    void hasEnded() {
        lock.lock();
        try {
            ended = true;
            room.holds(0);
            progress.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How often the session has logged on. */
    long logons() {
        return logons;
    }

    /** To be compared, by those who wait: did the store fail meanwhile? */
    StoreFailures storeFailures() {
        return storeFailures;
    }

    /** Under the lock. */
    void storeFailed(String reason) {
        storeFailures = new StoreFailures(storeFailures.count() + 1, reason);
        progress.signalAll();
    }

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

    /** Whether an initiator is to connect: it is enabled, and its schedule lets it. */
    boolean mayConnect() {
        return enabled && open;
    }

    void enable(boolean whether) {
        enabled = whether;
        signalChanged();
    }

    private void signalChanged() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
