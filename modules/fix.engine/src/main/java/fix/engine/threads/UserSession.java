package fix.engine.threads;

import fix.core.MessageBuilder;
import fix.core.SessionID;
import fix.core.Tags;
import fix.engine.Application;
import fix.engine.EngineClock;
import fix.engine.EngineEvent;
import fix.engine.NotLoggedOnException;
import fix.engine.Operator;
import fix.engine.Session;
import fix.engine.StoreFailedException;
import fix.engine.driver.LastProcessed;
import fix.engine.driver.SessionDriver;
import fix.session.Numbers;
import fix.session.SessionState;
import fix.session.SessionStatus;
import java.time.Duration;
import java.util.Set;

/** What the user holds of a session. Its threads encode and wait; they never touch a socket or a file. */
final class UserSession implements Session {
    private final SessionRunner runner;
    private final Application application;
    private final EngineClock clock;

    UserSession(SessionRunner runner, Application application, EngineClock clock) {
        this.runner = runner;
        this.application = application;
        this.clock = clock;
    }

    @Override
    public SessionID id() {
        return runner.id();
    }

    @Override
    public SessionStatus status() {
        return runner.status();
    }

    @Override
    public Numbers numbers() {
        return runner.numbers();
    }

    @Override
    public long send(MessageBuilder message) {
        if (message.isAdmin()) {
            throw new IllegalArgumentException(
                    "MsgType(35)=" + message.msgType() + " is an admin message: the engine sends those itself");
        }
        application.toApp(message, this);
        if (!runner.settings().allowPosDup()) {
            message.remove(Tags.POSS_DUP_FLAG).remove(Tags.ORIG_SENDING_TIME);
        }
        long began = runner.handler().callbackBegan();
        boolean inCallback = began != SessionDriver.NOT_IN_CALLBACK;
        long number;
        long ticket;
        SessionCore.StoreFailures failures;
        runner.lock();
        try {
            runner.waits().awaitEndOfReset(inCallback);
            runner.waits().awaitTurn(inCallback);
            runner.waits().awaitOutboxRoom(inCallback);
            LastProcessed.prepare(runner.settings().config(), message, runner.handler().answering());
            number = runner.driver().send(message, began, clock.now());
            ticket = runner.driver().outbox().lastTicket();
            failures = runner.storeFailures();
        } finally {
            runner.release();
        }
        if (number == 0) {
            throw new NotLoggedOnException(id(), status());
        }
        if (!inCallback) {
            runner.waits().awaitStored(ticket, failures);
        }
        return number;
    }

    @Override
    public void flush() {
        long ticket;
        SessionCore.StoreFailures failures;
        runner.lock();
        try {
            if (runner.handler().callbackBegan() != SessionDriver.NOT_IN_CALLBACK) {
                runner.driver().outbox().unitEnds(clock.monoNanos());
            }
            ticket = runner.driver().outbox().lastTicket();
            failures = runner.storeFailures();
        } finally {
            runner.release();
        }
        runner.waits().awaitStored(ticket, failures);
    }

    @Override
    public boolean redelivered() {
        return runner.handler().redelivered();
    }

    @Override
    public void logon() {
        runner.enable(true);
    }

    @Override
    public void logon(Operator by) {
        logon();
        operated(by, "let log on", numbers(), numbers());
    }

    @Override
    public void logout(String text) {
        runner.disable(text);
    }

    @Override
    public void logout(String text, Operator by) {
        operated(by, "logged out", numbers(), numbers());
        logout(text);
    }

    @Override
    public void setNextNumbers(long nextOutbound, long nextInbound) {
        setNextNumbers(nextOutbound, nextInbound, Operator.PROGRAM);
    }

    @Override
    public void setNextNumbers(long nextOutbound, long nextInbound, Operator by) {
        move(by, "numbers set", () -> {
            if (!runner.driver().setNumbers(nextOutbound, nextInbound, clock.now())) {
                throw runner.driver().state() instanceof SessionState.Stopped
                        ? new StoreFailedException("session " + id() + " has stopped: its numbers are not set")
                        : new IllegalStateException("session " + id() + " is resetting its numbers: wait until that is over");
            }
        });
    }

    @Override
    public void reset(Operator by) {
        var logon = runner.worker().logon();
        move(by, "numbers reset", () -> {
            var state = runner.driver().state();
            boolean fresh = state instanceof SessionState.Disconnected && state.numbers().untouched();
            if (!fresh && !runner.driver().reset(logon, clock.now())) {
                throw new IllegalStateException("session " + id() + " is " + state.status()
                        + " and cannot be reset now: wait for the Logon or Logout under way, or log it out first");
            }
        });
    }

    /** Something that moves the numbers, under the lock; returns once it is done, stored and told. */
    private void move(Operator by, String action, Runnable moves) {
        long ticket;
        SessionCore.StoreFailures failures;
        SessionState before;
        SessionState after;
        runner.lock();
        try {
            failures = runner.storeFailures();
            before = runner.driver().state();
            moves.run();
            after = runner.driver().state();
            if (runner.handler().callbackBegan() != SessionDriver.NOT_IN_CALLBACK) {
                runner.driver().outbox().unitEnds(clock.monoNanos());
            }
            ticket = runner.driver().outbox().lastTicket();
        } finally {
            runner.release();
        }
        if (after instanceof SessionState.Draining) {
            after = runner.waits().awaitReset();
        }
        var problem = resetProblem(before, after);
        if (!problem.isEmpty()) {
            operated(by, action + ", but in vain,", before.numbers(), after.numbers());
            throw new IllegalStateException("session " + id() + " was not reset: " + problem);
        }
        try {
            runner.waits().awaitStored(ticket, failures);
        } catch (StoreFailedException unknown) {
            operated(by, action + ", but perhaps not stored,", before.numbers(), after.numbers());
            throw unknown;
        }
        operated(by, action, before.numbers(), after.numbers());
    }

    /** Why the numbers have not started anew in the session; empty when they have, and when that was not to be. */
    private static String resetProblem(SessionState before, SessionState after) {
        if (!(before instanceof SessionState.Active) || after instanceof SessionState.Draining || after instanceof SessionState.Resetting) {
            return "";
        }
        if (after.epoch() != before.epoch()) {
            return "the connection ended before the peer's Logon had come";
        }
        return after.numbers().generation() == before.numbers().generation() ? "the peer did not say within LogonTimeout that it has all that we sent" : "";
    }

    private void operated(Operator by, String action, Numbers before, Numbers after) {
        runner.tellForSure(new EngineEvent.Operated(id(), by, action, before, after));
    }

    @Override
    public boolean await(Set<SessionStatus> states, Duration atMost) throws InterruptedException {
        return runner.waits().await(states, atMost);
    }

    @Override
    public String toString() {
        return id() + " " + status();
    }
}
