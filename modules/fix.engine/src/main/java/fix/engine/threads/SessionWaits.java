package fix.engine.threads;

import fix.engine.EngineClock;
import fix.engine.SessionSettings;
import fix.engine.StoreFailedException;
import fix.engine.driver.ReplayRequest;
import fix.engine.driver.SessionDriver;
import fix.session.Moment;
import fix.session.SessionState;
import fix.session.SessionStatus;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Every way in which a thread waits for a session. Nobody waits without a bound or an event that ends it. */
final class SessionWaits {
    private static final String QUEUED = "MaxQueuedBytes";

    private final SessionCore session;
    private final SessionSettings settings;
    private final EngineClock clock;
    private final LimitEvents events;
    /** Who waits for a turn to send, in order. Guarded by the lock. */
    private final ArrayDeque<Object> turns = new ArrayDeque<>();

    SessionWaits(SessionCore session, SessionSettings settings, EngineContext context) {
        this.session = session;
        this.settings = settings;
        clock = context.clock();
        events = new LimitEvents(settings.id(), context);
    }

    private SessionDriver driver() {
        return session.driver();
    }

    boolean await(Set<SessionStatus> states, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        session.lockInterruptibly();
        try {
            while (!states.contains(session.status())) {
                if (left <= 0) {
                    return false;
                }
                left = session.changed().awaitNanos(left);
            }
            return true;
        } finally {
            session.unlock();
        }
    }

    /** Waits until a reset in the session is over, made or not, or an interrupt comes; then says where the session stands. */
    SessionState awaitReset() {
        session.lock();
        try {
            awaitEndOfReset(false);
            return driver().state();
        } finally {
            session.unlock();
        }
    }

    /** Under the lock: the same, but not in a callback, whose message would hold up all that comes after it. */
    void awaitEndOfReset(boolean inCallback) {
        try {
            while (!inCallback && isResetting(driver().state()) && !session.isEnded()) {
                session.changed().await();
            }
        } catch (InterruptedException wished) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isResetting(SessionState state) {
        return state instanceof SessionState.Draining || state instanceof SessionState.Resetting;
    }

    /** Under the lock: waits while too much waits to be stored. A callback lets go of its unit first, or it would wait for itself. */
    void awaitOutboxRoom(boolean inCallback) {
        for (var full = fullForSenders(); !full.isEmpty() && driver().state() instanceof SessionState.Active; full = fullForSenders()) {
            if (inCallback) {
                driver().outbox().unitEnds(clock.monoNanos());
                session.outboxWork().signal();
            }
            events.reached(full, "who sends waits until more is stored and written");
            session.progress().awaitUninterruptibly();
        }
    }

    /** The setting for which who sends must wait; empty when there is room. */
    private String fullForSenders() {
        long bytes = driver().outbox().bytes();
        if (bytes > settings.outboxBytes()) {
            return "OutboxBytes";
        }
        return session.room().isFull(bytes, 1) ? QUEUED : "";
    }

    /** Under the lock: waits, each in turn, until the rate allows one more message. A callback lets go of its unit first. */
    void awaitTurn(boolean inCallback) {
        if (driver().limits().maySendAt() == 0) {
            return;
        }
        boolean interrupted = false;
        var me = new Object();
        turns.add(me);
        try {
            while (driver().state() instanceof SessionState.Active && (!isFirst(me) || clock.monoNanos() < driver().limits().maySendAt())) {
                if (inCallback) {
                    driver().outbox().unitEnds(clock.monoNanos());
                    session.outboxWork().signal();
                }
                events.reached("MaxMessagesPerSecond", "who sends waits for a turn");
                try {
                    clock.await(session.progress(), isFirst(me) ? driver().limits().maySendAt() : Moment.NEVER);
                } catch (InterruptedException wished) {
                    interrupted = true;
                }
            }
        } finally {
            turns.remove(me);
            session.progress().signalAll();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // A turn is nothing but itself.
    private boolean isFirst(Object turn) {
        return turns.peek() == turn;
    }

    /** Waits until the entry with this ticket is stored. An interrupt ends the wait. */
    void awaitStored(long ticket, SessionCore.StoreFailures failures) {
        session.lock();
        try {
            while (!driver().outbox().isStored(ticket) && session.storeFailures().count() == failures.count()) {
                if (session.isEnded()) {
                    throw new StoreFailedException("session " + session.id() + " has been removed, or its engine closed: nothing is stored any more");
                }
                session.progress().await();
            }
            if (session.storeFailures().count() != failures.count()) {
                throw new StoreFailedException("session " + session.id() + ": the message is not known to be stored: " + session.storeFailures().last());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            session.unlock();
        }
    }

    /** Waits until the bytes of a resend that are under way have been taken and its rate allows more, or its line is gone. */
    void awaitTurnToResend(ReplayRequest request) throws InterruptedException {
        session.lock();
        try {
            while ((driver().outbox().hasResendBytes() || clock.monoNanos() < request.notBefore())
                    && driver().state().epoch() == request.epoch()) {
                if (!driver().outbox().hasResendBytes()) {
                    events.reached("MaxResentMessagesPerSecond", "a resend goes on more slowly than it was asked for");
                }
                clock.await(session.progress(), driver().outbox().hasResendBytes() ? Moment.NEVER : request.notBefore());
            }
        } finally {
            session.unlock();
        }
    }

    /** Waits until the session is to connect. False when it is closing. */
    boolean awaitEnabled() throws InterruptedException {
        session.lock();
        try {
            while (!session.mayConnect() && !session.closing) {
                session.changed().await();
            }
            return !session.closing;
        } finally {
            session.unlock();
        }
    }

    /** Waits before the next try to connect. False when the session is closing. */
    boolean pause(long nanos) throws InterruptedException {
        long until = clock.monoNanos() + nanos;
        session.lock();
        try {
            while (!session.closing && session.mayConnect() && clock.monoNanos() < until) {
                clock.await(session.changed(), until);
            }
            return !session.closing;
        } finally {
            session.unlock();
        }
    }

    /** Waits while the application or the store is too far behind for more to be read, the peer too fast, or the engine overloaded and the peer one of the greedy. */
    void awaitRoom(SocketLine reading) throws InterruptedException {
        session.lock();
        try {
            var full = full(reading, 1);
            if (full.isEmpty()) {
                return;
            }
            reading.pauses();
            for (; !full.isEmpty() && session.line == reading && !reading.connection().isClosed(); full = full(reading, 2)) {
                events.reached(full, full.equals("OverloadDelay") ? "its peer is among those who send the most, and is read more slowly" : "nothing is read from its peer meanwhile");
                long now = clock.monoNanos();
                long until = Math.max(driver().limits().mayReadAt(), reading.share().mayReadAt());
                clock.await(session.progress(), until > now ? until : now + 1_000_000_000L);
            }
            reading.goesOn();
        } finally {
            session.unlock();
        }
    }

    /** The setting for which nothing may be read now; empty when more may. */
    private String full(SocketLine reading, int share) {
        long now = clock.monoNanos();
        if (driver().inbox().load() > settings.inboxBytes() / share) {
            return "InboxBytes";
        }
        if (driver().outbox().bytes() > settings.outboxBytes() / share) {
            return "OutboxBytes";
        }
        if (session.room().isFull(driver().inbox().load() + driver().outbox().bytes(), share)) {
            return QUEUED;
        }
        if (now < driver().limits().mayReadAt()) {
            return "MaxReceivedMessagesPerSecond";
        }
        return now < reading.share().mayReadAt() ? "OverloadDelay" : "";
    }

    /** Waits until the application is done with all that came on this line. False when it takes too long. */
    boolean awaitHandled(SocketLine reading, HandlerLoop handler, long atMostNanos) throws InterruptedException {
        long until = clock.monoNanos() + atMostNanos;
        session.lock();
        try {
            while (driver().inbox().hasWork() || handler.isBusy()) {
                if (session.line != reading || session.closing || clock.monoNanos() >= until) {
                    return false;
                }
                clock.await(session.progress(), until);
            }
            return true;
        } finally {
            session.unlock();
        }
    }

    /** Waits until the session is disconnected, everything is handled and everything is stored. False when the time ran out. */
    boolean awaitQuiet(HandlerLoop handler, long deadlineNanos) throws InterruptedException {
        session.lock();
        try {
            while (session.line != null || !driver().outbox().isIdle() || driver().inbox().hasWork() || handler.isBusy()) {
                long left = deadlineNanos - clock.monoNanos();
                if (left <= 0 || session.status() == SessionStatus.STOPPED) {
                    return false;
                }
                session.progress().await(Math.min(left, 100_000_000L), TimeUnit.NANOSECONDS);
            }
            return driver().inbox().isIdle();
        } finally {
            session.unlock();
        }
    }
}
