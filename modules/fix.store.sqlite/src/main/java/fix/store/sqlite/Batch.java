package fix.store.sqlite;

import fix.core.SessionID;
import fix.store.Position;
import fix.store.StoreException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One session's write on its way to the writer: what to insert, and its place before and after it. {@code done} is completed once it is
 * committed, or failed.
 */
record Batch(SessionID session, long row, List<Segment> segments, Position before, Position after, CompletableFuture<Void> done)
        implements Request {

    long bytes() {
        return segments.stream().mapToLong(segment -> segment.blob().length).sum();
    }

    @Override
    public void fail(StoreException why) {
        done.completeExceptionally(why);
    }

    /** For an error message. */
    String words() {
        return "session " + session + ": a batch up to " + (after.nextOutbound() - 1) + " outbound and " + after.accepted()
                + " inbound of generation " + after.generation() + " was not stored";
    }
}
