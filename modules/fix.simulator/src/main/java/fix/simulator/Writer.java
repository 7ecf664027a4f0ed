package fix.simulator;

import fix.engine.driver.Batch;
import fix.session.Moment;
import fix.store.StoreException;

/**
 * What the writer of a session does, in the pieces between which anything may happen: it takes what waits as one batch, has it
 * committed, learns of it, writes it.
 */
final class Writer {
    private static final long FIRST_RETRY = 100_000_000L;
    private static final long LONGEST_RETRY = 30_000_000_000L;

    private final SessionLife session;
    private final EngineLife engine;
    private final World world;
    private boolean awake;
    private boolean busy;
    private boolean mustRecover;
    private long takenAt;
    private long lookAt = Moment.NEVER;

    Writer(SessionLife session) {
        this.session = session;
        engine = session.engine();
        world = session.world();
    }

    void wake() {
        if (!awake && !busy) {
            awake = true;
            engine.soon(world.tempo.step(), this::take);
        }
    }

    private void take() {
        awake = false;
        if (busy) {
            return;
        }
        if (mustRecover) {
            busy = true;
            retry(FIRST_RETRY);
            return;
        }
        var driver = session.driver();
        long now = engine.now().monoNanos();
        var batch = driver.outbox().take(now, driver.patience());
        if (batch.isPresent()) {
            busy = true;
            takenAt = now;
            engine.after(world.commitTime(), () -> commit(batch.get()));
        } else {
            lookAgainAt(driver.outbox().nextTake(driver.patience()), now);
        }
    }

    private void lookAgainAt(long time, long now) {
        if (time < lookAt || lookAt <= now) {
            lookAt = time;
            if (time != Moment.NEVER) {
                engine.after(Math.max(1, time - now), this::wake);
            }
        }
    }

    private void commit(Batch batch) {
        try {
            batch.store(session.store());
        } catch (StoreException failed) {
            engine.soon(world.tempo.step(), () -> {
                session.stop(failed.getMessage());
                busy = false;
                take();
            });
            return;
        }
        engine.soon(world.tempo.step(), () -> stored(batch));
    }

    private void stored(Batch batch) {
        session.driver().outbox().stored(batch);
        session.release();
        engine.soon(world.tempo.step(), () -> write(batch));
    }

    private void write(Batch batch) {
        batch.write();
        if (batch.unitBroken()) {
            session.note("slow handler", "");
        }
        session.line().filter(line -> line.connection().isFull()).ifPresentOrElse(line -> hang(line, batch), () -> written(batch));
    }

    /** The peer does not read: the write goes on when it does, or ends with the connection. */
    private void hang(SimulatedLine line, Batch batch) {
        var going = new boolean[] {false};
        Runnable on = () -> {
            if (!going[0]) {
                going[0] = true;
                engine.soon(world.tempo.step(), () -> written(batch));
            }
        };
        line.connection().onceWritable(on);
        engine.after(session.settings().writeTimeout().toNanos(), () -> {
            if (!going[0]) {
                line.cut("the peer did not read for the length of WriteTimeout");
                on.run();
            }
        });
    }

    private void written(Batch batch) {
        batch.replay().ifPresent(request -> {
            world.witness.resendBegins(session.id(), request, takenAt + session.driver().patience());
            session.errands().replay(request);
        });
        busy = false;
        take();
    }

    /** The store failed: once nothing is under way it is tried, now and then, until it can be read. */
    void mustRecover() {
        mustRecover = true;
        wake();
    }

    private void retry(long wait) {
        engine.after(wait, () -> {
            if (session.handler().isBusy()) {
                retry(wait);
                return;
            }
            try {
                mustRecover = false;
                session.recover();
                busy = false;
                wake();
            } catch (StoreException still) {
                mustRecover = true;
                retry(Math.min(2 * wait, LONGEST_RETRY));
            }
        });
    }
}
