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
 *       replies and the handled cursor are one batch, whatever its bound. A callback that goes on for longer than
 *       {@link #UNIT_LIMIT_NANOS} loses that.
 *   <li>A reset of the numbers and what follows it, the Logon, are one batch too, and so is the number after that where it is another one.
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

    /** What one entry holds of the heap beyond its bytes. */
    private static final int OVERHEAD = 128;
    private static final long NONE = Long.MAX_VALUE;
    private static final OutboxEntry NOTHING = new OutboxEntry.StoreOnly(List.of(), 0);

    /**
     * A closed unit that waits: a batch never ends inside it.
     *
     * @param from how many entries had been added before its first one
     * @param to how many had been added with its last one
     */
    private record Unit(long from, long to) {}

    private final ArrayDeque<OutboxEntry> live = new ArrayDeque<>();
    private final ArrayDeque<OutboxEntry.Wire> again = new ArrayDeque<>();
    private long taken;
    private long added;
    private long done;
    private long bytes;
    private final ArrayDeque<Unit> units = new ArrayDeque<>();
    /** How many entries had been added when the open unit began to send; NONE when it has not. */
    private long unitFrom = NONE;
    private long callbackSince = NONE;
    private boolean resending;
    private long heldSince = NONE;
    /** What the handler has handled, and what of it is in the queue. Written by the handler, read by whoever closes its unit. */
    private volatile StoreOp.Handled returned;
    private StoreOp.Handled recorded;
    /** The store has failed: what it says is handled counts, not what is handled until it can be read again. */
    private boolean failed;
    private int failures;

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
        if (unitFrom != NONE) {
            units.add(new Unit(unitFrom, added));
        }
        unitFrom = NONE;
        callbackSince = NONE;
    }

    /** The same message is handled once more after a failure of the store, and then has to be recorded once more: so the object counts, not its value. */
    @SuppressWarnings("ReferenceEquality")
    private void addReturned(long now) {
        var handled = returned;
        if (handled != null && handled != recorded) {
            recorded = handled;
            if (!failed) {
                add(new OutboxEntry.StoreOnly(List.of(handled), 0), now);
            }
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

    /** The resend is over, whether complete or not; one that waits to begin does not begin any more. */
    void resendEnds() {
        resending = false;
        heldSince = NONE;
        for (int i = live.size(); i > 0; i--) {
            var entry = live.remove();
            live.add(entry instanceof OutboxEntry.Mark ? NOTHING : entry);
        }
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
            unitEnds(now);
        }
        var entries = new ArrayList<OutboxEntry>(Math.min(live.size(), MAX_BATCH_ENTRIES));
        int size = 0;
        boolean full = false;
        while (!live.isEmpty() && taken < unitFrom) {
            var next = live.peek();
            full |= entries.size() >= MAX_BATCH_ENTRIES || !entries.isEmpty() && size + next.size() > MAX_BATCH_BYTES;
            boolean joined = insideUnit() || next instanceof OutboxEntry.Skip || !entries.isEmpty() && entries.getLast() instanceof OutboxEntry.NewNumbers;
            if (full && !joined) {
                break;
            }
            live.remove();
            taken++;
            size += next.size();
            entries.add(next);
            if (next instanceof OutboxEntry.Mark) {
                resendBegins(now);
                full = true;
            }
        }
        if (resending) {
            heldSince = live.isEmpty() ? NONE : now;
        }
        return entries.isEmpty() ? Optional.empty() : Optional.of(new Batch(entries, taken, size, expired, failures));
    }

    /** True when the entry taken last and the next one belong to the same closed unit. */
    private boolean insideUnit() {
        while (!units.isEmpty() && units.peek().to() <= taken) {
            units.remove();
        }
        return !units.isEmpty() && units.peek().from() < taken;
    }

    private Batch takeAgain() {
        var entries = new ArrayList<OutboxEntry>(again);
        int size = entries.stream().mapToInt(OutboxEntry::size).sum();
        again.clear();
        return new Batch(entries, done, size, false, failures);
    }

    /** Monotonic time from which {@link #take} may have something although nothing is added: 0 for now, {@link Long#MAX_VALUE} for never. */
    public long nextTake(long patience) {
        if (!again.isEmpty()) {
            return 0;
        }
        if (live.isEmpty()) {
            return NONE;
        }
        long unit = unitFrom != NONE && taken >= unitFrom ? unitExpires() : 0;
        return resending ? Math.max(held(patience), unit) : unit;
    }

    private long unitExpires() {
        return unitFrom == NONE || callbackSince == NONE ? NONE : callbackSince + UNIT_LIMIT_NANOS;
    }

    private long held(long patience) {
        return heldSince == NONE ? NONE : heldSince + patience;
    }

    /** The batch is stored: whoever waits for one of its entries may go on. */
    public void stored(Batch batch) {
        if (batch.failures() != failures) {
            return;
        }
        done = Math.max(done, batch.upTo());
        bytes -= batch.size();
    }

    /** Nothing that waits will be stored any more, and what the handler has done since the last commit was in vain. */
    void fail() {
        failed = true;
        failures++;
        live.clear();
        again.clear();
        units.clear();
        bytes = 0;
        taken = added;
        done = added;
        unitFrom = NONE;
        callbackSince = NONE;
        recorded = returned;
        resendEnds();
    }

    /** The store could be read again. The handler is doing nothing. */
    void restored() {
        failed = false;
        recorded = returned;
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

    /** What is added and not yet stored, in bytes of the heap. */
    public long bytes() {
        return bytes + OVERHEAD * (added - done + again.size());
    }
}
