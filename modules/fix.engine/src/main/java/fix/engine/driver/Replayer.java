package fix.engine.driver;

import fix.core.Message;
import fix.session.ReplayItem;
import fix.store.Direction;
import fix.store.SessionStore;
import fix.store.StoreException;
import fix.store.StoredMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads a piece of a resend from the store, outside the lock. What is marked as an admin message, what the application vetoes, what is too old, and
 * numbers before the first of a generation whose numbers were set by hand, are left to a gap fill. A number that is not there
 * although it was sent is not given back: the protocol then stops the session.
 */
public final class Replayer {
    /** The most messages of a piece. */
    static final int MAX_MESSAGES = 256;
    /** The most bytes of a piece, but for a single larger message: 512 KiB. */
    static final int MAX_BYTES = 512 << 10;

    private Replayer() {}

    /**
     * Reads the next piece.
     *
     * @param store the session's store
     * @param request what is wanted
     * @param wanted the application's say on sending this message again; called on this thread
     * @return the piece, contiguous from the first number wanted; empty when that number is missing
     * @throws StoreException when the store cannot be read
     */
    public static List<ReplayItem> read(SessionStore store, ReplayRequest request, Predicate<Message> wanted)
            throws StoreException {
        var items = new ArrayList<ReplayItem>();
        long next = request.from();
        for (var stored : store.readChunk(
                request.generation(), Direction.OUTBOUND, request.from(), request.to(), request.messages(), MAX_BYTES)) {
            if (next != stored.msgSeqNum() && next == request.from() && neverSent(store, request, next)) {
                while (next < stored.msgSeqNum() && items.size() < MAX_MESSAGES) {
                    items.add(new ReplayItem.Skip(next++));
                }
            }
            if (next != stored.msgSeqNum()) {
                return items;
            }
            items.add(item(stored, request, wanted));
            next++;
        }
        if (items.isEmpty() && neverSent(store, request, next)) {
            while (next <= request.to() && items.size() < MAX_MESSAGES) {
                items.add(new ReplayItem.Skip(next++));
            }
        }
        return items;
    }

    private static boolean neverSent(SessionStore store, ReplayRequest request, long number) throws StoreException {
        return number == 1
                || store.readChunk(request.generation(), Direction.OUTBOUND, 1, number - 1, 1, 1).isEmpty();
    }

    private static ReplayItem item(StoredMessage stored, ReplayRequest request, Predicate<Message> wanted) {
        if (!stored.admin() && stored.timeEpochNanos() < request.oldest()) {
            return new ReplayItem.Expired(stored.msgSeqNum());
        }
        return !stored.admin() && wanted.test(Message.parse(stored.bytes()))
                ? new ReplayItem.Again(stored.msgSeqNum(), stored.bytes())
                : new ReplayItem.Skip(stored.msgSeqNum());
    }
}
