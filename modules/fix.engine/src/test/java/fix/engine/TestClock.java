package fix.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;

/** A clock that a test owns: time passes when the test says so. Whoever waits for a time looks again every millisecond. */
final class TestClock implements EngineClock {
    private static final long NANOS = 1_000_000_000L;

    private final AtomicLong wall = new AtomicLong();
    private final AtomicLong mono = new AtomicLong();
    private final EngineClock system = EngineClock.system();
    private volatile long flowingSince = -1;
    /** Who waits, by the name of its thread, and until when. Guarded by itself. */
    private final Map<String, Long> waiting = new HashMap<>();

    TestClock(String start) {
        var time = Instant.parse(start);
        wall.set(time.getEpochSecond() * NANOS + time.getNano());
    }

    /** Waits until the thread of this name waits for a time, and says how far away that is. */
    Duration awaitsIn(String thread) throws InterruptedException {
        synchronized (waiting) {
            while (!waiting.containsKey(thread)) {
                waiting.wait();
            }
            return Duration.ofNanos(waiting.get(thread) - monoNanos());
        }
    }

    /** Lets time pass. */
    void advance(Duration by) {
        wall.addAndGet(by.toNanos());
        mono.addAndGet(by.toNanos());
    }

    /** Lets time pass until the wall clock shows this. */
    void advanceTo(String time) {
        advance(Duration.between(now().wall(), Instant.parse(time)));
    }

    /** Sets the wall clock; no time passes. */
    void jumpTo(String time) {
        wall.addAndGet(Duration.between(now().wall(), Instant.parse(time)).toNanos());
    }

    /** From here on time passes by itself: an engine that is closed waits for its peers. */
    void flow() {
        flowingSince = system.monoNanos();
    }

    private long flowed() {
        return flowingSince < 0 ? 0 : system.monoNanos() - flowingSince;
    }

    @Override
    public long wallNanos() {
        return wall.get() + flowed();
    }

    @Override
    public long monoNanos() {
        return mono.get() + flowed();
    }

    @Override
    public void await(Condition condition, long deadline) throws InterruptedException {
        var thread = Thread.currentThread().getName();
        waits(thread, deadline);
        try {
            condition.await(1, TimeUnit.MILLISECONDS);
        } finally {
            waitsNoMore(thread);
        }
    }

    private void waits(String thread, long deadline) {
        synchronized (waiting) {
            waiting.put(thread, deadline);
            waiting.notifyAll();
        }
    }

    private void waitsNoMore(String thread) {
        synchronized (waiting) {
            waiting.remove(thread);
        }
    }
}
