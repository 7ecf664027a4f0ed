package fix.simulator;

import java.util.ArrayList;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/**
 * Virtual time and what is going to happen in it. Events of the same instant come in an order that the seed decides; without a seed in the
 * order in which they were planned, but for choices of the stream {@code next}.
 */
final class Scheduler {
    private record Event(long at, long tie, long number, Actor actor, long name, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(at, other.at);
            int byTie = byTime != 0 ? byTime : Long.compare(tie, other.tie);
            return byTie != 0 ? byTie : Long.compare(number, other.number);
        }
    }

    private final PriorityQueue<Event> queue = new PriorityQueue<>();
    private final Chance ties;
    private final Chance next;
    private final boolean seeded;
    private long now;
    private long scheduled;
    private long happened;

    Scheduler(Choices choices) {
        seeded = choices.isSeeded();
        ties = choices.of("tie");
        next = choices.of("next");
    }

    /** Nanoseconds since the run began. */
    long now() {
        return now;
    }

    /** How many events have happened. */
    long happened() {
        return happened;
    }

    /** Lets something happen to this actor after so many nanoseconds. */
    void after(long delay, Actor actor, Runnable action) {
        at(now + Math.max(0, delay), actor, action);
    }

    /** Lets something happen to this actor at that time, or now when it has passed. */
    void at(long time, Actor actor, Runnable action) {
        queue.add(new Event(Math.max(time, now), ties.below(1 << 16), scheduled++, actor, actor.nextEvent(), action));
    }

    /** When the next event is due; {@link Long#MAX_VALUE} when there is none. */
    long nextAt() {
        return queue.isEmpty() ? Long.MAX_VALUE : queue.peek().at();
    }

    /** Lets the next event happen, and time with it. */
    void step() {
        var event = seeded ? queue.remove() : chosen();
        now = event.at();
        happened++;
        event.actor().happened(event.name());
        event.action().run();
    }

    /** One of those of the same instant. */
    private Event chosen() {
        var first = queue.remove();
        if (nextAt() != first.at()) {
            return first;
        }
        var due = new ArrayList<Event>();
        due.add(first);
        while (nextAt() == first.at()) {
            due.add(queue.remove());
        }
        var event = due.remove(next.below(due.size()));
        queue.addAll(due);
        return event;
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
