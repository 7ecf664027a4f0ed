package fix.simulator;

import fix.core.MessageBuilder;
import fix.core.SessionID;
import fix.engine.Application;
import fix.engine.NotLoggedOnException;
import fix.engine.Operator;
import fix.engine.Session;
import fix.engine.StoreFailedException;
import fix.engine.driver.LastProcessed;
import fix.engine.driver.SessionDriver;
import fix.session.Numbers;
import fix.session.SessionStatus;
import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What the application holds of a simulated session. To wait is to let virtual time go on. */
final class UserSession implements Session {
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final SessionLife life;
    private final Application application;

    UserSession(SessionLife life, Application application) {
        this.life = life;
        this.application = application;
    }

    SessionLife life() {
        return life;
    }

    @Override
    public SessionID id() {
        return life.id();
    }

    @Override
    public SessionStatus status() {
        return life.driver().state().status();
    }

    @Override
    public Numbers numbers() {
        return life.driver().state().numbers();
    }

    @Override
    public long send(MessageBuilder message) {
        long began = life.handler().callbackBegan();
        long number = number(message, began);
        if (began == SessionDriver.NOT_IN_CALLBACK) {
            awaitStored(life.driver().outbox().lastTicket());
        }
        return number;
    }

    /**
     * Sends without waiting.
     *
     * @param promised told once: true when the message is stored, false when the store failed first; never when the engine dies
     * @throws NotLoggedOnException when the session is not logged on
     */
    void send(MessageBuilder message, Consumer<Boolean> promised) {
        number(message, SessionDriver.NOT_IN_CALLBACK);
        long ticket = life.driver().outbox().lastTicket();
        long failures = life.storeFailures();
        life.watchProgress(new Runnable() {
            @Override
            public void run() {
                boolean failed = life.storeFailures() != failures;
                if (failed || life.driver().outbox().isStored(ticket)) {
                    life.ignoreProgress(this);
                    promised.accept(!failed);
                }
            }
        });
    }

    private long number(MessageBuilder message, long began) {
        if (message.isAdmin()) {
            throw new IllegalArgumentException(
                    "MsgType(35)=" + message.msgType() + " is an admin message: the engine sends those itself");
        }
        application.toApp(message, this);
        LastProcessed.prepare(life.settings().config(), message, began == SessionDriver.NOT_IN_CALLBACK ? 0 : life.handler().answering());
        long number = life.driver().send(message, began, life.engine().now());
        life.release();
        if (number == 0) {
            throw new NotLoggedOnException(id(), status());
        }
        return number;
    }

    private void awaitStored(long ticket) {
        long failures = life.storeFailures();
        waitUntil(() -> life.driver().outbox().isStored(ticket) || life.storeFailures() != failures, LONGEST_WAIT);
        if (life.storeFailures() != failures) {
            throw new StoreFailedException("session " + id() + ": the message is not known to be stored");
        }
    }

    private boolean waitUntil(BooleanSupplier holds, Duration atMost) {
        return life.world().scheduler.runUntil(holds, atMost.toNanos());
    }

    @Override
    public void flush() {
        if (life.handler().callbackBegan() != SessionDriver.NOT_IN_CALLBACK) {
            life.driver().outbox().unitEnds(life.engine().now().monoNanos());
        }
        life.release();
        awaitStored(life.driver().outbox().lastTicket());
    }

    @Override
    public boolean redelivered() {
        return life.handler().redelivered();
    }

    @Override
    public void logon() {
        life.enable();
    }

    @Override
    public void logout(String text) {
        life.disable(text);
    }

    @Override
    public void setNextNumbers(long nextOutbound, long nextInbound) {
        if (!life.driver().setNumbers(nextOutbound, nextInbound, life.engine().now())) {
            throw new StoreFailedException("session " + id() + " has stopped: its numbers are not set");
        }
        flush();
    }

    @Override
    public void reset(Operator by) {
        long generation = numbers().generation();
        life.reset();
        waitUntil(() -> status() != SessionStatus.LOGON_IN_PROGRESS, LONGEST_WAIT);
        if (numbers().generation() == generation) {
            throw new IllegalStateException("session " + id() + " was not reset");
        }
        flush();
    }

    @Override
    public boolean await(Set<SessionStatus> states, Duration atMost) {
        return waitUntil(() -> states.contains(status()), atMost);
    }

    @Override
    public String toString() {
        return id() + " " + status();
    }
}
