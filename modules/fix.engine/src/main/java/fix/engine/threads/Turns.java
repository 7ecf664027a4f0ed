package fix.engine.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Has threads that work much take turns, while the engine is crowded. The scheduler of virtual threads interrupts nobody, and serves those who wake each other before those
 * who are woken from outside, by the ticker or the operating system: a few sessions under load can keep all others out for seconds. So who has worked for two milliseconds
 * waits until the ticker gives it the next turn, and there are no more turns at once than processors: between two of them all others have theirs.
 */
final class Turns {
    /** A turn that did not end by then has become a wait for something else: 10 ms. */
    private static final long GONE_NANOS = 10_000_000L;

    private final int atOnce = Runtime.getRuntime().availableProcessors();
    private final Runnable nudge;
    private final Queue<Turn> waiting = new ConcurrentLinkedQueue<>();
    /** The ticker's own. */
    private final List<Turn> running = new ArrayList<>();
    private volatile boolean crowded;

    /** @param nudge has the ticker call {@link #serve} soon */
    Turns(Runnable nudge) {
        this.nudge = nudge;
    }

    /** Whether turns are to be taken. */
    void crowded(boolean whether) {
        crowded = whether;
    }

    boolean isCrowded() {
        return crowded;
    }

    /** This one waits for its next turn, behind those that do already. */
    void join(Turn turn) {
        waiting.add(turn);
        nudge.run();
    }

    /** Gives the turns that can be given now; by the ticker alone, so that all that it wakes stand in one line. True while somebody waits for another. */
    boolean serve(long now) {
        running.removeIf(turn -> turn.hasEnded(now - GONE_NANOS));
        while (running.size() < atOnce && !waiting.isEmpty()) {
            var next = waiting.remove();
            running.add(next);
            next.begin(now);
        }
        return !waiting.isEmpty();
    }

    /** Everybody may go on: the ticker ends. */
    void end() {
        crowded = false;
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
            next.begin(0);
        }
    }
}
