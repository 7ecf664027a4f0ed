package fix.engine.threads;

import fix.engine.Application;
import fix.engine.EngineEvent;
import fix.engine.NotLoggedOnException;
import fix.engine.RejectException;
import fix.engine.driver.InboxItem;
import fix.engine.driver.SessionDriver;
import fix.session.Refusal;
import fix.session.SessionState;
import java.time.Duration;
import java.util.List;

/**
 * The handler of a session: calls the application for what waits in the inbox, in wire order, one at a time. What the callbacks of a
 * unit send and the note that their messages are handled are one batch of the store. A unit ends when nothing waits, when it is full,
 * when it has taken longer than a millisecond, or when the application flushes.
 */
final class HandlerLoop implements Runnable {
    private static final int UNIT_MESSAGES = 256;
    private static final long UNIT_NANOS = 1_000_000L;
    /** BusinessRejectReason(380) "Other". */
    private static final int OTHER = 0;

    private final SessionRunner session;
    private final EngineContext context;
    private final Application application;
    private final Turn turn;
    private final Thread thread;
    /** Written by the handler's thread; read by it, to know itself. */
    private long began = SessionDriver.NOT_IN_CALLBACK;
    private boolean again;
    private long answering;
    private volatile boolean busy;

    HandlerLoop(SessionRunner session, EngineContext context, Application application, boolean platform) {
        this.session = session;
        this.context = context;
        this.application = application;
        turn = new Turn(context.ticker().turns());
        var name = "fix-handler " + session.id();
        thread = platform ? Thread.ofPlatform().daemon().name(name).unstarted(this) : Thread.ofVirtual().name(name).unstarted(this);
    }

    void start() {
        thread.start();
    }

    /** When the calling thread is inside a callback of this session: the monotonic time at which it began. */
    long callbackBegan() {
        return Thread.currentThread() == thread ? began : SessionDriver.NOT_IN_CALLBACK;
    }

    /** True inside a callback for a message that may have been handed over before. */
    boolean redelivered() {
        return Thread.currentThread() == thread && again;
    }

    /** Inside a callback for a message: its MsgSeqNum(34); otherwise 0. */
    long answering() {
        return Thread.currentThread() == thread ? answering : 0;
    }

    /** True while the application is being called. */
    boolean isBusy() {
        return busy;
    }

    /** Ends the thread: a callback that waits is interrupted, and has a second to return. */
    void close() throws InterruptedException {
        thread.join(Duration.ofMillis(10));
        if (thread.isAlive()) {
            thread.interrupt();
            thread.join(Duration.ofSeconds(1));
        }
    }

    @Override
    public void run() {
        try {
            for (var items = next(); !items.isEmpty(); items = next()) {
                handle(items);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private List<InboxItem> next() throws InterruptedException {
        session.lock();
        try {
            while (true) {
                if (session.isClosing()) {
                    return List.of();
                }
                if (session.driver().inbox().hasWork()) {
                    busy = true;
                    return session.driver().inbox().take(UNIT_MESSAGES);
                }
                session.inboxWork().await();
            }
        } finally {
            session.release();
        }
    }

    private void handle(List<InboxItem> items) {
        long unitBegan = context.clock().monoNanos();
        long turnBegan = turn.begins();
        int done = 0;
        long now = unitBegan;
        while (done < items.size() && call(items.get(done), now)) {
            done++;
            now = context.clock().monoNanos();
            if (done < items.size() && now - unitBegan > UNIT_NANOS) {
                endUnit(items.subList(0, done), List.of(), true);
                items = items.subList(done, items.size());
                done = 0;
                turn.did(turnBegan);
                turnBegan = turn.begins();
                unitBegan = now;
            }
        }
        endUnit(items.subList(0, done), items.subList(done, items.size()), false);
        turn.did(turnBegan);
    }

    /**
     * Closes the unit.
     *
     * @param back what could not be handled because the session was not logged on: it comes again
     */
    private void endUnit(List<InboxItem> handled, List<InboxItem> back, boolean more) {
        session.lock();
        try {
            var driver = session.driver();
            driver.outbox().unitEnds(context.clock().monoNanos());
            driver.inbox().handled(handled);
            if (!back.isEmpty()) {
                driver.inbox().giveBack(back, driver.state() instanceof SessionState.Active);
            }
            busy = more;
            session.progress().signalAll();
        } finally {
            session.release();
        }
    }

    /** Calls the application for one item, now. False when the item is to come again. */
    private boolean call(InboxItem item, long now) {
        began = now;
        try {
            switch (item) {
                case InboxItem.LoggedOn _ -> application.onLogon(session.user());
                case InboxItem.LoggedOut out -> application.onLogout(session.user(), out.reason());
                case InboxItem.Delivery delivery -> {
                    again = delivery.redelivered();
                    answering = delivery.message().msgSeqNum();
                    application.fromApp(delivery.message(), session.user());
                }
            }
        } catch (NotLoggedOnException off) {
            if (item instanceof InboxItem.Delivery && off.session().equals(session.id())) {
                return false;
            }
            if (!failed(item, off)) {
                return false;
            }
        } catch (RejectException refused) {
            if (!refuse(item, refused.refusal())) {
                return false;
            }
        } catch (Throwable broken) {
            if (!failed(item, broken)) {
                return false;
            }
        } finally {
            began = SessionDriver.NOT_IN_CALLBACK;
            again = false;
            answering = 0;
            Thread.interrupted();
        }
        if (item instanceof InboxItem.Delivery delivery) {
            session.driver().outbox().returned(delivery.generation(), delivery.message().msgSeqNum());
        }
        return true;
    }

    /** Tells the peer that a message is refused. False when it cannot be told, because the session is not logged on. */
    private boolean refuse(InboxItem item, Refusal refusal) {
        if (!(item instanceof InboxItem.Delivery delivery)) {
            return true;
        }
        session.lock();
        try {
            return session.driver().refused(delivery, refusal, began, context.clock().now());
        } finally {
            session.release();
        }
    }

    /** A callback threw: say so, without what the exception says, which may hold anything; answer the peer. False when it cannot be told. */
    private boolean failed(InboxItem item, Throwable why) {
        var what = item instanceof InboxItem.Delivery delivery
                ? "fromApp on MsgSeqNum " + delivery.message().msgSeqNum()
                : item instanceof InboxItem.LoggedOn ? "onLogon" : "onLogout";
        session.worker().tell(new EngineEvent.HandlerFailed(session.id(), what + " threw " + Culprit.of(why)));
        if (!session.settings().rejectOnUnhandledException()) {
            return true;
        }
        return refuse(item, new Refusal.Business(OTHER, "", "the application failed on this message"));
    }
}
