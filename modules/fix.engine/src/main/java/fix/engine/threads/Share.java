package fix.engine.threads;

import java.util.concurrent.atomic.AtomicLong;

/** What one connection has sent, and from when on more of it may be read while the engine cannot keep up. Written by the connection's reader, looked at by {@link Overload}. */
final class Share {
    /** What may be read at once, beyond the rate: as much as it allows in 0.1 s. */
    private static final long BURST_NANOS = 100_000_000L;
    /** The longest pause of one read: 1 s, so that a peer's TestRequest is answered in time. */
    private static final long LONGEST_PAUSE_NANOS = 1_000_000_000L;

    private final Overload overload;
    private final AtomicLong bytes = new AtomicLong();
    private long mayReadAt = Long.MIN_VALUE;
    private volatile boolean slowed;
    /** The overload's: how much had been read when it looked last. */
    private long seen;

    Share(Overload overload) {
        this.overload = overload;
    }

    /** So many bytes were read. */
    void took(int read, long now) {
        bytes.lazySet(bytes.getPlain() + read);
        long rate = overload.rate();
        if (rate != Overload.NO_LIMIT) {
            long from = Math.max(mayReadAt, now - BURST_NANOS);
            mayReadAt = Math.min(now + LONGEST_PAUSE_NANOS, from + (long) (read * 1e9 / rate));
            if (mayReadAt > now) {
                slowed = true;
            }
        }
    }

    /** Monotonic time from which on more may be read; long past unless the engine cannot keep up. */
    long mayReadAt() {
        return mayReadAt;
    }

    /** How much was read since this was asked last. */
    long since() {
        long before = seen;
        seen = bytes.get();
        return seen - before;
    }

    /** Whether its reader had to pause since this was asked last. */
    boolean wasSlowed() {
        boolean was = slowed;
        slowed = false;
        return was;
    }
}
