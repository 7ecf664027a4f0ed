package fix.engine.threads;

import fix.engine.ListenerLimits;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts who is at a listener, and turns away who is there too often. Safe for use by many threads.
 *
 * <p>What it remembers is bounded: addresses without a connection are forgotten when their minute is over, and the oldest of them when there are too many.
 */
final class Gate {
    /** How many addresses without a connection are remembered for their failures. */
    static final int REMEMBERED = 10_000;

    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final long TELL_NANOS = 1_000_000_000L;
    /** To look through all that is remembered for each newcomer would cost more than he does. */
    private static final long SWEEP_NANOS = 1_000_000_000L;

    /** One address, or one network of IPv6. */
    private static final class Visitor {
        private int open;
        private int failures;
        private long minuteBegan;
        private long toldAt = Long.MIN_VALUE;
        private long untold;
    }

    /** A refusal; {@code told} is false when somebody from there was told of within the last second. */
    record Refusal(String reason, boolean told) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Object, Visitor> visitors = new LinkedHashMap<>();
    private ListenerLimits limits;
    private int open;
    private long sweptAt;

    Gate(ListenerLimits limits) {
        this.limits = limits;
    }

    /** From here on these limits count. Who is in may stay. */
    void follow(ListenerLimits others) {
        lock.lock();
        try {
            limits = others;
        } finally {
            lock.unlock();
        }
    }

    /** Lets a connection in, which must {@link #leave}; or says why not. */
    Optional<Refusal> enter(SocketAddress address, long nowNanos) {
        lock.lock();
        try {
            forget(nowNanos);
            var visitor = visitors.computeIfAbsent(key(address), _ -> new Visitor());
            var reason = refusal(visitor, nowNanos);
            if (reason.isEmpty()) {
                open++;
                visitor.open++;
                return Optional.empty();
            }
            return Optional.of(told(visitor, reason, nowNanos));
        } finally {
            lock.unlock();
        }
    }

    /** Nobody is let in, for this reason. */
    Refusal turnAway(SocketAddress address, String reason, long nowNanos) {
        lock.lock();
        try {
            forget(nowNanos);
            return told(visitors.computeIfAbsent(key(address), _ -> new Visitor()), reason, nowNanos);
        } finally {
            lock.unlock();
        }
    }

    private String refusal(Visitor visitor, long nowNanos) {
        if (open >= limits.connections()) {
            return "there are " + open + " connections, as many as MaxConnections allows";
        }
        if (visitor.open >= limits.connectionsPerAddress()) {
            return "there are " + visitor.open + " connections from that address, as many as MaxConnectionsPerAddress allows";
        }
        if (visitor.failures >= limits.failuresPerMinute() && nowNanos - visitor.minuteBegan < MINUTE_NANOS) {
            return visitor.failures + " connections from that address failed within a minute, as many as MaxLogonAttemptsPerMinute allows";
        }
        return "";
    }

    private static Refusal told(Visitor visitor, String reason, long nowNanos) {
        if (visitor.toldAt != Long.MIN_VALUE && nowNanos - visitor.toldAt < TELL_NANOS) {
            visitor.untold++;
            return new Refusal(reason, false);
        }
        var more = visitor.untold == 0 ? "" : " (" + visitor.untold + " more were refused since the last such event)";
        visitor.toldAt = nowNanos;
        visitor.untold = 0;
        return new Refusal(reason + more, true);
    }

    /** The connection has ended. */
    void leave(SocketAddress address) {
        lock.lock();
        try {
            open--;
            var visitor = visitors.get(key(address));
            if (visitor != null) {
                visitor.open--;
            }
        } finally {
            lock.unlock();
        }
    }

    /** A connection that was let in came to nothing. */
    void failed(SocketAddress address, long nowNanos) {
        lock.lock();
        try {
            var visitor = visitors.get(key(address));
            if (visitor != null) {
                if (visitor.failures == 0 || nowNanos - visitor.minuteBegan >= MINUTE_NANOS) {
                    visitor.minuteBegan = nowNanos;
                    visitor.failures = 0;
                }
                visitor.failures++;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whom there is nothing more to know about; when there are too many, the oldest. Under the lock. */
    private void forget(long nowNanos) {
        if (visitors.size() <= REMEMBERED) {
            return;
        }
        if (nowNanos - sweptAt >= SWEEP_NANOS) {
            sweptAt = nowNanos;
            visitors.values().removeIf(visitor -> visitor.open == 0 && nowNanos - visitor.minuteBegan >= MINUTE_NANOS);
        }
        var oldest = visitors.values().iterator();
        while (visitors.size() > REMEMBERED && oldest.hasNext()) {
            if (oldest.next().open == 0) {
                oldest.remove();
            }
        }
    }

    /** How many are remembered. */
    int remembered() {
        lock.lock();
        try {
            return visitors.size();
        } finally {
            lock.unlock();
        }
    }

    /** Who has one address of IPv6 has its whole network. */
    private static Object key(SocketAddress address) {
        if (!(address instanceof InetSocketAddress inet) || inet.isUnresolved()) {
            return address;
        }
        return inet.getAddress() instanceof Inet6Address six ? ByteBuffer.wrap(six.getAddress()).getLong() : inet.getAddress();
    }
}
