package fix.engine.threads;

import java.util.concurrent.locks.LockSupport;

/** How much a thread has worked since its last turn began; see {@link Turns}. Belongs to that thread, but for what the ticker calls. */
final class Turn {
    /** How long a turn is: 2 ms. */
    private static final long LENGTH_NANOS = 2_000_000L;
    private static final long NOT_WATCHED = -1;

    private final Turns turns;
    private long worked;
    private volatile boolean waiting;
    /** Seen by the ticker because it is written before the queue is. */
    private Thread thread = Thread.currentThread();
    private volatile long began;

    Turn(Turns turns) {
        this.turns = turns;
    }

    /** Before a piece of work; the answer is for {@link #did}. */
    long begins() {
        return turns.isCrowded() ? System.nanoTime() : NOT_WATCHED;
    }

    /** After a piece of work, with no lock held: waits for the next turn when this one is over. */
    void did(long since) {
        if (isOver(since)) {
            giveWay();
        }
    }

    /** After a piece of work: whether it is somebody else's turn. */
    boolean isOver(long since) {
        worked += since == NOT_WATCHED ? 0 : System.nanoTime() - since;
        return worked >= LENGTH_NANOS && Thread.currentThread().isVirtual();
    }

    /** Waits for the next turn. */
    void giveWay() {
        worked = 0;
        thread = Thread.currentThread();
        waiting = true;
        turns.join(this);
        while (waiting && !thread.isInterrupted()) {
            LockSupport.park(this);
        }
    }

    // ---- the ticker's

    void begin(long now) {
        began = now;
        waiting = false;
        LockSupport.unpark(thread);
    }

    /** Whether it waits again, or began before this. */
    boolean hasEnded(long before) {
        return waiting || began < before;
    }
}
