package fix.engine;

import java.time.Clock;

/** The machine's clocks; the monotonic one starts at zero. */
final class SystemClock implements EngineClock {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Clock wall = Clock.systemUTC();
    private final long start = System.nanoTime();

    @Override
    public long wallNanos() {
        var now = wall.instant();
        return now.getEpochSecond() * NANOS_PER_SECOND + now.getNano();
    }

    @Override
    public long monoNanos() {
        return System.nanoTime() - start;
    }
}
