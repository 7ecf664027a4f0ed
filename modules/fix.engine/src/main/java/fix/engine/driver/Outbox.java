package fix.engine.driver;

import fix.store.StoreOp;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What waits to be stored and written, in the order in which it was decided.
 *
 * <ul>
 *   <li>Everything that waits when the writer comes is one batch, up to a bound: one commit, one write. So commits grow with load.
 *   <li>What a callback sends is held back until the callback's unit is closed, together with all that came after it, so that the
 *       replies and the handled cursor are one batch. A callback that goes on for longer than {@link #UNIT_LIMIT_NANOS} loses that.
 *   <li>While a resend runs, its bytes go first and live messages wait, but for no longer than HeartBtInt.
 * </ul>
 *
 * Guarded by the session's lock.
 */
public final class Outbox {
    /** How long a callback may hold back what it has sent: 100 ms. */
    public static final long UNIT_LIMIT_NANOS = 100_000_000L;
    /** The most entries of one batch. */
    static final int MAX_BATCH_ENTRIES = 2_048;
    /** The most bytes of one batch, but for a single larger entry: 1 MiB. */
    static final int MAX_BATCH_BYTES = 1 << 20;

    private static final long NONE = Long.MAX_VALUE;

    private final ArrayDeque<OutboxEntry> live = new ArrayDeque<>();
    private final ArrayDeque<OutboxEntry.Wire> again = new ArrayDeque<>();
    private long taken;
    private long added;
    private long done;
    private long bytes;
    /** How many entries had been added when the open unit began to send; NONE when it has not. */
    private long unitFrom = NONE;
    private long callbackSince = NONE;
    private boolean resending;
    private long heldSince = NONE;
    /** What the handler has handled, and what of it is in the queue. Written by the handler, read by whoever closes its unit. */
    private volatile StoreOp.Handled returned;
    private StoreOp.Handled recorded;

    /** Appends an entry. */
    void add(OutboxEntry entry, long now) {
        if (resending && heldSince == NONE) {
            heldSince = now;
        }
        live.add(entry);
        added++;
        bytes += entry.size();
    }

    /** Appends bytes of a resend. */
    void addAgain(OutboxEntry.Wire entry) {
        again.add(entry);
        bytes += entry.size();
    }

    /**
     * The handler is about to send from inside a callback.
     *
     * @param began monotonic time at which the callback began
     */
    void unitSends(long began) {
        if (unitFrom == NONE) {
            unitFrom = added;
        }
        callbackSince = began;
    }

    /** The callbacks of the open unit have returned up to this message. Called by the handler, without the lock. */
    public void returned(long generation, long msgSeqNum) {
        returned = new StoreOp.Handled(generation, msgSeqNum);
    }

    /** The unit is closed: all it holds may go, and with it the cursor of what it has handled. */
    public void unitEnds(long now) {
        addReturned(now);
        unitFrom = NONE;
        callbackSince = NONE;
    }

    /** The unit is closed, and what it has handled is not to be recorded: the store failed meanwhile, and says what is handled. */
    public void unitDropped() {
        recorded = returned;
        unitFrom = NONE;
        callbackSince = NONE;
    }

    private void addReturned(long now) {
        var handled = returned;
        if (handled != null && handled != recorded) {
            add(new OutboxEntry.Record(List.of(handled), 0), now);
            recorded = handled;
        }
    }

    /** True when a unit is open and has sent something. */
    public boolean unitHolds() {
        return unitFrom != NONE;
    }

    /** Live messages wait from here on, while a resend runs. */
    private void resendBegins(long now) {
        resending = true;
        heldSince = live.isEmpty() ? NONE : now;
    }

    /** The resend is over, whether complete or not. */
    void resendEnds() {
        resending = false;
        heldSince = NONE;
    }

    /** Drops what a resend has not written: its line is gone. */
    void dropAgain() {
        again.forEach(entry -> bytes -= entry.size());
        again.clear();
        resendEnds();
    }

    /** True while bytes of a resend wait to be written: the next piece is read after that. */
    public boolean hasResendBytes() {
        return !again.isEmpty();
    }

    /**
     * Takes what may go now.
     *
     * @param now monotonic time
     * @param patience how long live messages wait for a resend, in nanoseconds
     * @return a batch, or nothing when there is none; then {@link #nextTake} says when to look again
     */
    public Optional<Batch> take(long now, long patience) {
        if (!again.isEmpty()) {
            return Optional.of(takeAgain());
        }
        if (live.isEmpty() || resending && now < held(patience)) {
            return Optional.empty();
        }
        boolean expired = now >= unitExpires();
        if (expired) {
            addReturned(now);
        }
        long barrier = expired ? NONE : unitFrom;
        var entries = new ArrayList<OutboxEntry>(Math.min(live.size(), MAX_BATCH_ENTRIES));
        int size = 0;
        while (!live.isEmpty() && taken < barrier && entries.size() < MAX_BATCH_ENTRIES) {
            var next = live.peek();
            if (!entries.isEmpty() && size + next.size() > MAX_BATCH_BYTES) {
                break;
            }
            live.remove();
            taken++;
            size += next.size();
            entries.add(next);
            if (next instanceof OutboxEntry.Mark) {
                resendBegins(now);
                break;
            }
        }
        if (resending) {
            heldSince = live.isEmpty() ? NONE : now;
        }
        return entries.isEmpty() ? Optional.empty() : Optional.of(new Batch(entries, taken, size, expired));
    }

    private Batch takeAgain() {
        var entries = new ArrayList<OutboxEntry>(again);
        int size = entries.stream().mapToInt(OutboxEntry::size).sum();
        again.clear();
        return new Batch(entries, done, size, false);
    }

    /** Monotonic time at which {@link #take} may have something although nothing is added; {@link Long#MAX_VALUE} for never. */
    public long nextTake(long patience) {
        if (live.isEmpty()) {
            return NONE;
        }
        long unit = unitFrom != NONE && taken >= unitFrom ? unitExpires() : NONE;
        return resending ? Math.min(held(patience), Math.max(unit, 0)) : unit;
    }

    private long unitExpires() {
        return unitFrom == NONE || callbackSince == NONE ? NONE : callbackSince + UNIT_LIMIT_NANOS;
    }

    private long held(long patience) {
        return heldSince == NONE ? NONE : heldSince + patience;
    }

    /** The batch is stored: whoever waits for one of its entries may go on. */
    public void stored(Batch batch) {
        done = Math.max(done, batch.upTo());
        bytes -= batch.size();
    }

    /** Nothing that waits will be stored any more. */
    void fail() {
        live.clear();
        again.clear();
        bytes = 0;
        taken = added;
        done = added;
        unitFrom = NONE;
        recorded = returned;
        resendEnds();
    }

    /** How many entries were ever added: the ticket of the last one. */
    public long lastTicket() {
        return added;
    }

    /** True when the entry with this ticket is stored. */
    public boolean isStored(long ticket) {
        return done >= ticket;
    }

    /** True when nothing waits and nothing is under way. */
    public boolean isIdle() {
        return live.isEmpty() && again.isEmpty() && done == added;
    }

    /** What is added and not yet stored, in bytes. */
    public long bytes() {
        return bytes;
    }
}
