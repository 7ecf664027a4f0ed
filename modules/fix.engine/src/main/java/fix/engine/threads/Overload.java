package fix.engine.threads;

import fix.engine.Degradation;
import fix.engine.EngineEvent;
import fix.session.Moment;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks four times a second how late the engine is, and has it do less when that is too much. At a fortieth of that the threads that work much begin to take {@link Turns}; then, in
 * this order:
 *
 * <ol>
 *   <li>What is read is halved, and again after each second in which the engine is still late: those who send the most are held to one rate, and who sends less is read as
 *       before (max-min fairness).
 *   <li>When that has not been enough for eight looks, two seconds, newcomers are refused.
 * </ol>
 *
 * What was given up is taken back in the reverse order, by a quarter of the rate with each look, once the engine is in time. Belongs to the ticker's thread, but for
 * what others ask.
 */
final class Overload implements Timed {
    /** A rate that holds nobody back. */
    static final long NO_LIMIT = Long.MAX_VALUE;
    /** The rate that is left to each connection in any case, in bytes a second: some hundred messages. */
    static final long LEAST_RATE = 16 << 10;

    private static final long LOOK_NANOS = 250_000_000L;
    /** How many looks in a row must find the same before newcomers are refused or let in again, or all is well. */
    private static final int LOOKS = 8;
    /** The part of the limit from which on threads that work much take turns, and for how many looks they do so: five seconds. */
    private static final int CROWDED = 40;
    private static final int LOOKS_CROWDED = 20;
    /** After so many looks it shows what reading less has brought. */
    private static final int LOOKS_TO_SHOW = 4;

    private final EventDispatcher events;
    private final Lateness lateness;
    private final Turns turns;
    private final long limitNanos;
    private final Set<Share> shares = ConcurrentHashMap.newKeySet();
    private volatile long rate = NO_LIMIT;
    private volatile Degradation degradation = Degradation.NONE;
    private volatile long deadline = Moment.NEVER;
    private long lookedAt;
    private int crowdedLooks;
    private int lateLooks;
    private int timelyLooks;
    private int easyLooks;

    /**
     * Nobody is late yet.
     *
     * @param limit how late the engine may be; zero when it is never to do less
     */
    Overload(EventDispatcher events, Lateness lateness, Turns turns, Duration limit) {
        this.events = events;
        this.lateness = lateness;
        this.turns = turns;
        limitNanos = limit.toNanos();
    }

    /** Begins to look. */
    void start(EngineContext context) {
        if (limitNanos > 0) {
            lookedAt = context.clock().monoNanos();
            deadline = lookedAt + LOOK_NANOS;
            context.ticker().watch(this);
        }
    }

    /** A connection's part, until it {@link #leave}s. */
    Share join() {
        var share = new Share(this);
        shares.add(share);
        return share;
    }

    /** The connection has ended. */
    void leave(Share share) {
        shares.remove(share);
    }

    /** How many bytes a second may be read from each connection. */
    long rate() {
        return rate;
    }

    /** Why newcomers are refused; empty when they are not. */
    String refusal() {
        return degradation == Degradation.LOGONS_REFUSED ? "the engine cannot keep up, and lets nobody in until it can (OverloadDelay)" : "";
    }

    @Override
    public long deadline() {
        return deadline;
    }

    @Override
    public void due(Moment now) {
        look(lateness.measure(), now.monoNanos());
    }

    /** Looks: what is due is so late. */
    void look(long lateNanos, long now) {
        long nanos = Math.max(1, now - lookedAt);
        var all = List.copyOf(shares);
        var rates = all.stream().mapToLong(share -> (long) (share.since() * 1e9 / nanos)).toArray();
        boolean slowed = all.stream().filter(Share::wasSlowed).count() > 0;
        crowdedLooks = lateNanos > limitNanos / CROWDED ? LOOKS_CROWDED : Math.max(0, crowdedLooks - 1);
        turns.crowded(crowdedLooks > 0);
        if (lateNanos > limitNanos) {
            late(lateNanos, rates);
        } else if (degradation != Degradation.NONE) {
            timely(lateNanos, slowed);
        }
        lookedAt = now;
        deadline = now + LOOK_NANOS;
    }

    private void late(long lateNanos, long[] rates) {
        timelyLooks = 0;
        easyLooks = 0;
        if (lateLooks++ % LOOKS_TO_SHOW == 0) {
            rate = lower(rates);
        }
        if (degradation == Degradation.NONE) {
            become(Degradation.READING_SLOWED, lateNanos);
        } else if (degradation == Degradation.READING_SLOWED && lateLooks > LOOKS) {
            become(Degradation.LOGONS_REFUSED, lateNanos);
        }
    }

    /** Half of what was read; when nobody sends much, nobody is to read less. */
    private long lower(long[] rates) {
        long next = rate == NO_LIMIT ? level(rates, Arrays.stream(rates).sum() / 2) : rate / 2;
        boolean greedy = Arrays.stream(rates).anyMatch(each -> each > LEAST_RATE);
        return greedy ? Math.max(LEAST_RATE, next) : rate;
    }

    private void timely(long lateNanos, boolean slowed) {
        lateLooks = 0;
        timelyLooks++;
        easyLooks = slowed ? 0 : easyLooks + 1;
        rate = rate > NO_LIMIT / 2 ? rate : rate + rate / 4;
        if (degradation == Degradation.LOGONS_REFUSED && timelyLooks >= LOOKS) {
            timelyLooks = 0;
            become(Degradation.READING_SLOWED, lateNanos);
        } else if (degradation == Degradation.READING_SLOWED && easyLooks >= LOOKS) {
            rate = NO_LIMIT;
            become(Degradation.NONE, lateNanos);
        }
    }

    private void become(Degradation next, long lateNanos) {
        var before = degradation;
        degradation = next;
        events.tell(new EngineEvent.Degraded(before, next, lateNanos / 1_000_000));
    }

    /** The rate to which each is held when all together may send so much: who sends less keeps what he has. */
    static long level(long[] rates, long together) {
        var sorted = rates.clone();
        Arrays.sort(sorted);
        long left = together;
        for (int i = 0; i < sorted.length; i++) {
            int others = sorted.length - i;
            if (sorted[i] >= left / others) {
                return left / others;
            }
            left -= sorted[i];
        }
        return NO_LIMIT;
    }
}
