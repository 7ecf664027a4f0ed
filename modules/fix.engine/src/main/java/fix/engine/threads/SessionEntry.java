package fix.engine.threads;

import fix.core.SessionID;
import fix.engine.EngineException;
import fix.store.StoreException;
import java.util.Optional;

/**
 * A session in its engine.
 *
 * @param runner the session
 * @param dialer how it connects, if it is an initiator's
 * @param dynamic it came by template or provider
 */
record SessionEntry(SessionRunner runner, Optional<DialLoop> dialer, boolean dynamic) {
    SessionID id() {
        return runner.id();
    }

    /** Reads its place and starts its threads. */
    void start() {
        try {
            runner.start();
        } catch (StoreException failed) {
            throw new EngineException("session " + id() + ": its place cannot be read: " + failed.getMessage());
        }
    }

    /** Lets an initiator connect. */
    void dial() {
        dialer.ifPresent(DialLoop::start);
    }

    /**
     * Logs out, waits until everything is handled and stored, and ends every thread.
     *
     * @param deadlineNanos until when it waits, in monotonic time
     * @return whether it ended in order
     */
    boolean end(long deadlineNanos) throws InterruptedException {
        runner.beginClose();
        boolean inOrder = runner.waits().awaitQuiet(runner.handler(), deadlineNanos);
        runner.endClose();
        endDialing();
        return inOrder;
    }

    /** Waits for the end of its dialer, which goes when the session does. */
    void endDialing() throws InterruptedException {
        if (dialer.isPresent()) {
            dialer.get().close();
        }
    }

    /** It could not be added: gives free what it holds. */
    void abandon() {
        runner.abandon();
    }
}
