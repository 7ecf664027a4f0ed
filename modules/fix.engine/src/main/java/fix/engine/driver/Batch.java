package fix.engine.driver;

import fix.store.SessionStore;
import fix.store.StoreException;
import fix.store.StoreOp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the writer took from the {@link Outbox}: one commit, then one write. Used by one thread, outside the session's lock. */
public final class Batch {
    private final List<OutboxEntry> entries;
    private final long upTo;
    private final int size;
    private final boolean unitBroken;
    private final int failures;

    /** @param failures how often the store had failed when this was taken: after one more, nobody counts it */
    Batch(List<OutboxEntry> entries, long upTo, int size, boolean unitBroken, int failures) {
        this.entries = entries;
        this.upTo = upTo;
        this.size = size;
        this.unitBroken = unitBroken;
        this.failures = failures;
    }

    int failures() {
        return failures;
    }

    long upTo() {
        return upTo;
    }

    int size() {
        return size;
    }

    /** True when a callback took so long that its replies go before it is known to be handled. */
    public boolean unitBroken() {
        return unitBroken;
    }

    /**
     * Stores what there is to store, in one atomic step.
     *
     * @return whether there was something
     * @throws StoreException when it is not stored, or nobody knows
     */
    public boolean store(SessionStore store) throws StoreException {
        var ops = new ArrayList<StoreOp>(entries.size() + 8);
        for (var entry : entries) {
            switch (entry) {
                case OutboxEntry.Live live -> ops.add(live.op());
                case OutboxEntry.StoreOnly note -> ops.addAll(note.ops());
                case OutboxEntry.NewNumbers numbers -> ops.add(numbers.op());
                case OutboxEntry.Skip skip -> ops.add(skip.op());
                case OutboxEntry.Wire _, OutboxEntry.Mark _, OutboxEntry.Finish _ -> {
                    // not for the store
                }
            }
        }
        if (!ops.isEmpty()) {
            store.write(ops);
        }
        return !ops.isEmpty();
    }

    /** Writes each frame on the line that it was encoded for, if that line still stands, and ends lines that end here. */
    public void write() {
        var frames = new ArrayList<byte[]>(entries.size());
        Line line = null;
        for (var entry : entries) {
            switch (entry) {
                case OutboxEntry.Live live -> line = gather(frames, line, live.line(), live.frame());
                case OutboxEntry.Wire wire -> line = gather(frames, line, wire.line(), wire.frame());
                case OutboxEntry.Finish finish -> {
                    flush(frames, line);
                    finish.line().finish(finish.reason());
                }
                case OutboxEntry.StoreOnly _, OutboxEntry.NewNumbers _, OutboxEntry.Skip _, OutboxEntry.Mark _ -> {
                    // not for the line
                }
            }
        }
        flush(frames, line);
    }

    @SuppressWarnings("ReferenceEquality") // The line itself is meant.
    private static Line gather(List<byte[]> frames, Line current, Line line, byte[] frame) {
        if (current != line) {
            flush(frames, current);
        }
        frames.add(frame);
        return line;
    }

    private static void flush(List<byte[]> frames, Line line) {
        if (!frames.isEmpty()) {
            try {
                line.write(frames);
            } catch (IOException gone) {
                // The reader of that line sees its end too and says so. What could not be written is stored, and the peer asks for it.
            }
            frames.clear();
        }
    }

    /** The resend that may begin now that this batch is stored. */
    public Optional<ReplayRequest> replay() {
        for (var entry : entries.reversed()) {
            if (entry instanceof OutboxEntry.Mark(ReplayRequest request)) {
                return Optional.of(request);
            }
        }
        return Optional.empty();
    }
}
