package fix.simulator;

import fix.engine.Application;
import fix.engine.NotLoggedOnException;
import fix.engine.RejectException;
import fix.engine.driver.InboxItem;
import fix.engine.driver.Outbox;
import fix.engine.driver.SessionDriver;
import fix.session.Refusal;
import fix.session.SessionState;
import java.util.List;

/**
 * What the handler of a session does: calls the application for what waits in the inbox, one at a time. A callback takes time before and
 * after what it does; what it does itself takes none.
 */
final class Handler {
    private static final int UNIT_MESSAGES = 256;
    private static final long UNIT_NANOS = 1_000_000L;
    private static final int OTHER = 0;

    private final SessionLife session;
    private final EngineLife engine;
    private final Application application;
    private List<InboxItem> unit = List.of();
    private int done;
    private long unitBegan;
    private long began = SessionDriver.NOT_IN_CALLBACK;
    private boolean calling;
    private boolean again;
    private long answering;
    private boolean busy;
    private boolean awake;

    Handler(SessionLife session, Application application) {
        this.session = session;
        this.engine = session.engine();
        this.application = application;
    }

    void wake() {
        if (!busy && !awake) {
            awake = true;
            engine.soon(session.world().tempo.step(), this::take);
        }
    }

    private void take() {
        awake = false;
        if (busy || !session.driver().inbox().hasWork()) {
            return;
        }
        busy = true;
        unit = session.driver().inbox().take(UNIT_MESSAGES);
        done = 0;
        unitBegan = now();
        begin();
    }

    private long now() {
        return engine.now().monoNanos();
    }

    private void begin() {
        began = now();
        long before = session.world().callbackTime();
        long after = session.world().callbackTime();
        engine.after(before, () -> callInTurn(after));
    }

    /** What the callback sends waits for its turn inside it, and what the unit has sent so far goes meanwhile. */
    private void callInTurn(long after) {
        var driver = session.driver();
        long wait = driver.limits().maySendAt() - now();
        if (wait > 0 && unit.get(done) instanceof InboxItem.Delivery && driver.state() instanceof SessionState.Active) {
            driver.outbox().unitEnds(now());
            session.release();
            engine.after(wait, () -> callInTurn(after));
            return;
        }
        if (now() + after - began >= Outbox.UNIT_LIMIT_NANOS && unit.get(done) instanceof InboxItem.Delivery delivery) {
            session.world().witness.slow(session.id(), delivery.message());
        }
        boolean handled = call(unit.get(done));
        engine.after(after, () -> returned(handled));
    }

    private void returned(boolean handled) {
        began = SessionDriver.NOT_IN_CALLBACK;
        if (handled) {
            if (unit.get(done) instanceof InboxItem.Delivery delivery) {
                session.driver().outbox().returned(delivery.generation(), delivery.message().msgSeqNum());
            }
            done++;
        }
        if (!handled && unit.get(done) instanceof InboxItem.Delivery delivery) {
            session.world().witness.givenBack(session.id(), delivery.generation(), delivery.message());
        }
        boolean more = handled && done < unit.size();
        if (!more) {
            endUnit(unit.subList(0, done), unit.subList(done, unit.size()));
            busy = false;
            wake();
        } else {
            if (now() - unitBegan > UNIT_NANOS) {
                endUnit(unit.subList(0, done), List.of());
                unit = unit.subList(done, unit.size());
                done = 0;
                unitBegan = now();
            }
            begin();
        }
    }

    private void endUnit(List<InboxItem> handled, List<InboxItem> back) {
        var driver = session.driver();
        driver.outbox().unitEnds(now());
        driver.inbox().handled(handled);
        if (!back.isEmpty()) {
            driver.inbox().giveBack(back, driver.state() instanceof SessionState.Active);
        }
        session.release();
    }

    /** Calls the application for one item. False when the item is to come again. */
    private boolean call(InboxItem item) {
        calling = true;
        try {
            switch (item) {
                case InboxItem.LoggedOn _ -> application.onLogon(session.user());
                case InboxItem.LoggedOut out -> application.onLogout(session.user(), out.reason());
                case InboxItem.Delivery delivery -> deliver(delivery);
            }
        } catch (NotLoggedOnException off) {
            session.note("not handled", "the session is not logged on");
            return !(item instanceof InboxItem.Delivery);
        } catch (RejectException refused) {
            return refuse(item, refused.refusal());
        } catch (Exception broken) {
            session.note("throws", broken.getClass().getName());
            return refuse(item, new Refusal.Business(OTHER, "", "the application failed on this message"));
        } finally {
            calling = false;
            again = false;
            answering = 0;
            session.release();
        }
        return true;
    }

    private void deliver(InboxItem.Delivery delivery) throws Exception {
        again = delivery.redelivered();
        session.note(again ? "handles again" : "handles", delivery.message().msgSeqNum());
        session.world().witness.delivered(session.id(), delivery.generation(), delivery.message(), again);
        answering = delivery.message().msgSeqNum();
        application.fromApp(delivery.message(), session.user());
    }

    private boolean refuse(InboxItem item, Refusal refusal) {
        return !(item instanceof InboxItem.Delivery delivery)
                || session.driver().refused(delivery, refusal, began, engine.now());
    }

    /** When the application is being called: the monotonic time at which that began. */
    long callbackBegan() {
        return calling ? began : SessionDriver.NOT_IN_CALLBACK;
    }

    /** The number of the message that the application is being called for; 0 when it is for none. */
    long answering() {
        return answering;
    }

    boolean redelivered() {
        return again;
    }

    boolean isBusy() {
        return busy;
    }
}
