package fix.engine.threads;

import fix.engine.EngineEvent;
import fix.engine.driver.Batch;
import fix.store.SessionStore;
import fix.store.StoreException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The writer of a session: takes what waits as one batch, has it stored, then writes it. The only thread that writes to the session's
 * lines. After a failure of the store it is the one that tries to read the store again.
 */
final class WriterLoop implements Runnable {
    private static final long FIRST_RETRY_MILLIS = 100;
    /** The longest wait between two tries to read a store that failed: 30 s. */
    private static final long MAX_RETRY_MILLIS = 30_000;

    private final SessionRunner session;
    private final EngineContext context;
    private final SessionStore store;
    private final Turn turn;
    private final Thread thread;

    WriterLoop(SessionRunner session, EngineContext context, SessionStore store) {
        this.session = session;
        this.context = context;
        this.store = store;
        turn = new Turn(context.ticker().turns());
        thread = Thread.ofVirtual().name("fix-writer " + session.id()).unstarted(this);
    }

    void start() {
        thread.start();
    }

    /** Waits for the end; what waits is stored first. */
    void close() throws InterruptedException {
        thread.join();
    }

    @Override
    public void run() {
        try {
            while (true) {
                var batch = next();
                if (batch.isPresent()) {
                    carryOut(batch.get());
                } else if (!recover()) {
                    return;
                }
            }
        } catch (InterruptedException nobodyShould) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for a batch; empty when the store is to be read again, and when the session is closing and nothing waits. */
    private Optional<Batch> next() throws InterruptedException {
        session.lock();
        try {
            while (true) {
                var driver = session.driver();
                if (session.needsRecovery()) {
                    return Optional.empty();
                }
                var batch = driver.outbox().take(context.clock().monoNanos(), driver.patience());
                if (batch.isPresent()) {
                    return batch;
                }
                if (session.isClosing()) {
                    return Optional.empty();
                }
                session.awaitOutboxWork(driver.outbox().nextTake(driver.patience()));
            }
        } finally {
            session.release();
        }
    }

    private void carryOut(Batch batch) throws InterruptedException {
        long began = System.nanoTime();
        try {
            batch.store(store);
            context.lateness().committed(System.nanoTime() - began);
        } catch (StoreException failed) {
            session.stop(failed.getMessage());
            return;
        }
        session.lock();
        try {
            session.driver().outbox().stored(batch);
            session.progress().signalAll();
        } finally {
            session.release();
        }
        long begins = turn.begins();
        batch.write();
        turn.did(begins);
        if (batch.unitBroken()) {
            session.worker().tell(new EngineEvent.SlowHandler(session.id()));
        }
        batch.replay().ifPresent(session.worker()::replay);
    }

    /** Reads the store again, if it failed, and tries until it can be read. False when the session is closing. */
    private boolean recover() throws InterruptedException {
        for (long wait = FIRST_RETRY_MILLIS; ; wait = Math.min(2 * wait, MAX_RETRY_MILLIS)) {
            try {
                return session.recover();
            } catch (StoreException still) {
                session.lock();
                try {
                    if (session.isClosing()) {
                        return false;
                    }
                    session.outboxWork().await(wait, TimeUnit.MILLISECONDS);
                } finally {
                    session.release();
                }
            }
        }
    }
}
