package fix.cli;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Orders that wait for their first answer, whether that names their ClOrdID or, as a reject does, their number. Bounded: who sends waits for room. Thread-safe.
 */
final class Outstanding {
    private final int most;
    private final Map<String, Order> waiting = new HashMap<>();
    private final Map<Long, String> numbers = new HashMap<>();
    /** Rejects that came before {@link #sent} was called. */
    private final Set<Long> early = new HashSet<>();
    private int count;
    private long sent;
    private long answered;

    /** What waits under one ClOrdID: mostly one order, with its number once that is known. */
    private static final class Order {
        int times;
        long number;
    }

    /** @param most how many may wait at once */
    Outstanding(int most) {
        this.most = most;
    }

    /**
     * An order is about to be sent. Waits while too many wait.
     *
     * @throws InterruptedException when interrupted
     */
    synchronized void sending(String clOrdID) throws InterruptedException {
        while (count >= most) {
            wait();
        }
        waiting.computeIfAbsent(clOrdID, id -> new Order()).times++;
        count++;
    }

    /** It was sent, and has this number. */
    synchronized void sent(String clOrdID, long number) {
        sent++;
        if (early.remove(number)) {
            answered(clOrdID);
        } else if (waiting.containsKey(clOrdID)) {
            waiting.get(clOrdID).number = number;
            numbers.put(number, clOrdID);
        }
    }

    /** It was not sent after all. */
    synchronized void notSent(String clOrdID) {
        remove(clOrdID);
    }

    /** An answer that names the order. */
    synchronized void answered(String clOrdID) {
        if (remove(clOrdID)) {
            answered++;
        }
    }

    /** An answer that names the message's number. */
    synchronized void answered(long number) {
        var clOrdID = numbers.remove(number);
        if (clOrdID != null) {
            answered(clOrdID);
        } else if (count > early.size()) {
            early.add(number);
        }
    }

    private boolean remove(String clOrdID) {
        var order = waiting.get(clOrdID);
        if (order == null) {
            return false;
        }
        numbers.remove(order.number);
        if (--order.times == 0) {
            waiting.remove(clOrdID);
        }
        count--;
        if (count == 0) {
            early.clear();
        }
        notifyAll();
        return true;
    }

    /**
     * Waits until nothing waits for an answer, at most so long.
     *
     * @return false when the time ran out
     * @throws InterruptedException when interrupted
     */
    synchronized boolean awaitNone(long nanos) throws InterruptedException {
        long until = System.nanoTime() + nanos;
        while (count > 0) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(left / 1_000_000 + 1);
        }
        return true;
    }

    /** How many were sent, and how many of these were answered. */
    synchronized String inWords() {
        return sent + " sent, " + answered + " answered";
    }
}
