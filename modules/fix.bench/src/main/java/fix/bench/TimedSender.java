package fix.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Sends the orders of a ledger at their instants, on a thread of its own; those whose instant has passed at once. */
final class TimedSender implements Runnable {
    /** Sends one order. */
    @FunctionalInterface
    interface Send {
        void order(String clOrdID) throws IOException;
    }

    private final Wire wire;
    private final Ledger ledger;
    private final Send send;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final Thread thread = Thread.ofPlatform().name("fix-load").daemon().unstarted(this);
    private boolean over;

    TimedSender(Wire wire, Ledger ledger, Send send) {
        this.wire = wire;
        this.ledger = ledger;
        this.send = send;
    }

    void start() {
        thread.start();
    }

    /** Ends the sending, if it has not, and waits for that. */
    void join() throws InterruptedException {
        lock.lock();
        try {
            over = true;
            ended.signal();
        } finally {
            lock.unlock();
        }
        thread.join();
    }

    @Override
    public void run() {
        try {
            for (int i = 0; i < ledger.orders(); i++) {
                if (ledger.since(i) > System.nanoTime()) {
                    wire.flush();
                    if (!awaitInstant(ledger.since(i))) {
                        return;
                    }
                }
                send.order(ledger.clOrdID(i));
            }
            wire.flush();
        } catch (IOException gone) {
            // The reader of the line learns the same and says so.
        } catch (InterruptedException nobodyShould) {
            Thread.currentThread().interrupt();
        }
    }

    /** False when the sending is to end. */
    private boolean awaitInstant(long instant) throws InterruptedException {
        lock.lock();
        try {
            for (long left = instant - System.nanoTime(); left > 0 && !over; left = instant - System.nanoTime()) {
                ended.await(left, TimeUnit.NANOSECONDS);
            }
            return !over;
        } finally {
            lock.unlock();
        }
    }
}
