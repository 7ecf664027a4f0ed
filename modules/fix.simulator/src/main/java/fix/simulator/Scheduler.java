package fix.simulator;

import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/** Virtual time and what is going to happen in it. Events of the same instant come in an order that the seed decides. */
final class Scheduler {
    private record Event(long at, long tie, long number, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(at, other.at);
            int byTie = byTime != 0 ? byTime : Long.compare(tie, other.tie);
            return byTie != 0 ? byTie : Long.compare(number, other.number);
        }
    }

    private final PriorityQueue<Event> queue = new PriorityQueue<>();
    private final Chance chance;
    private long now;
    private long scheduled;
    private long happened;

    Scheduler(Chance chance) {
        this.chance = chance;
    }

    /** Nanoseconds since the run began. */
    long now() {
        return now;
    }

    /** How many events have happened. */
    long happened() {
        return happened;
    }

    /** Lets something happen after so many nanoseconds. */
    void after(long delay, Runnable action) {
        at(now + Math.max(0, delay), action);
    }

    /** Lets something happen at that time, or now when it has passed. */
    void at(long time, Runnable action) {
        queue.add(new Event(Math.max(time, now), chance.next(), scheduled++, action));
    }

    /** When the next event is due; {@link Long#MAX_VALUE} when there is none. */
    long nextAt() {
        return queue.isEmpty() ? Long.MAX_VALUE : queue.peek().at();
    }

    /** Lets the next event happen, and time with it. */
    void step() {
        var event = queue.remove();
        now = event.at();
        happened++;
        event.action().run();
    }

    /** Lets things happen until this holds. False when that takes longer than so many nanoseconds. */
    boolean runUntil(BooleanSupplier holds, long atMost) {
        long deadline = now + atMost;
        while (!holds.getAsBoolean()) {
            if (nextAt() > deadline) {
                now = deadline;
                return false;
            }
            step();
        }
        return true;
    }

    /** Lets time pass up to an instant at which nothing is due any more. */
    void advanceTo(long time) {
        while (nextAt() <= time) {
            step();
        }
        now = Math.max(now, time);
    }
}
