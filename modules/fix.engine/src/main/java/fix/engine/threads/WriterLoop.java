package fix.engine.threads;

import fix.engine.EngineEvent;
import fix.engine.driver.Batch;
import fix.store.SessionStore;
import fix.store.StoreException;
import java.util.Optional;

/**
 * The writer of a session: takes what waits as one batch, has it stored, then writes it. The only thread that writes to the session's
 * lines. After a failure of the store it is the one that tries to read the store again.
 */
final class WriterLoop implements Runnable {
    /** The first pause before a store that failed is read once more: 100 ms. */
    private static final long FIRST_PAUSE_NANOS = 100_000_000L;
    /** The longest: 30 s. */
    private static final long MAX_PAUSE_NANOS = 30_000_000_000L;

    private final SessionRunner session;
    private final EngineContext context;
    private final SessionStore store;
    private final Turn turn;
    private final Thread thread;
    /** How long to wait before the store is read again; grows with each time, until something is stored. */
    private long pauseNanos;

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
            while (goesOn()) {
                // Until the session is closing.
            }
        } catch (InterruptedException nobodyShould) {
            Thread.currentThread().interrupt();
        }
    }

    /** One batch, or one recovery. False when the session is closing. A session without its writer would stand still with its line up: whatever is thrown stops it. */
    private boolean goesOn() throws InterruptedException {
        try {
            var batch = next();
            if (batch.isEmpty()) {
                return recover();
            }
            carryOut(batch.get());
        } catch (RuntimeException | Error broken) {
            session.stop("writing failed: " + Culprit.of(broken));
        }
        return true;
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
            pauseNanos = batch.store(store) ? 0 : pauseNanos;
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

    /**
     * Reads the store again, if it failed, and tries until it can be read. A store that can be read but not written fails again with the next batch: from the second time on
     * there is a pause before it, until one is stored. False when the session is closing.
     */
    private boolean recover() throws InterruptedException {
        while (rests(pauseNanos)) {
            pauseNanos = Math.clamp(2 * pauseNanos, FIRST_PAUSE_NANOS, MAX_PAUSE_NANOS);
            try {
                return session.recover();
            } catch (StoreException still) {
                // its failure is told of already
            }
        }
        return false;
    }

    /** Waits so long. False when the session is closing. */
    private boolean rests(long nanos) throws InterruptedException {
        long until = context.clock().monoNanos() + nanos;
        session.lock();
        try {
            while (!session.isClosing() && context.clock().monoNanos() < until) {
                context.clock().await(session.outboxWork(), until);
            }
            return !session.isClosing();
        } finally {
            session.release();
        }
    }
}
