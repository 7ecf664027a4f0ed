package fix.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Keeps every event, and lets a test wait for one. */
public final class EventRecorder implements EventListener {
    private final List<EngineEvent> events = new ArrayList<>();

    /** Nothing has happened. */
    public EventRecorder() {
    }

    @Override
    public synchronized void on(EngineEvent event) {
        events.add(event);
        notifyAll();
    }

    /** Waits for the first of these. */
    public EngineEvent await(Predicate<EngineEvent> wanted) throws InterruptedException {
        return await(1, wanted);
    }

    /** Waits until there are so many, and returns the last of these. */
    public synchronized EngineEvent await(int howMany, Predicate<EngineEvent> wanted) throws InterruptedException {
        long until = System.nanoTime() + 30_000_000_000L;
        while (true) {
            var found = events.stream().filter(wanted).skip(howMany - 1L).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            long left = until - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError("the event did not come within 30 s; there were " + this);
            }
            wait(left / 1_000_000 + 1);
        }
    }

    /** How many of these there are by now. */
    public synchronized long count(Predicate<EngineEvent> wanted) {
        return events.stream().filter(wanted).count();
    }

    @Override
    public synchronized String toString() {
        var text = new StringBuilder();
        events.forEach(event -> text.append(event).append('\n'));
        return text.toString();
    }
}
