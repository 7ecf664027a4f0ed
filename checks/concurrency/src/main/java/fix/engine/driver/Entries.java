package fix.engine.driver;

import fix.store.SessionStore;
import fix.store.StoreException;
import fix.store.StoreOp;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** Puts entries into an outbox, and reads a batch, for stress tests in other packages. The caller holds the session's lock. */
public final class Entries {
    private Entries() {}

    /** Adds one entry of one byte; its ticket is the outbox's last. */
    public static void add(Outbox outbox) {
        outbox.add(new OutboxEntry.StoreOnly(List.of(), 1), 0);
    }

    /** How many entries the outbox had given out when this batch was complete. */
    public static long upTo(Batch batch) {
        return batch.upTo();
    }

    /** The handled numbers that a batch records, in order. */
    public static List<Long> handled(Batch batch) {
        var handled = new ArrayList<Long>();
        var store = (SessionStore) Proxy.newProxyInstance(Entries.class.getClassLoader(), new Class<?>[] {SessionStore.class}, (_, _, arguments) -> {
            for (var op : (List<?>) arguments[0]) {
                handled.add(((StoreOp.Handled) op).msgSeqNum());
            }
            return null;
        });
        try {
            batch.store(store);
        } catch (StoreException impossible) {
            throw new AssertionError(impossible);
        }
        return handled;
    }

    /** Something for an inbox. */
    public static void add(Inbox inbox) {
        inbox.add(new InboxItem.LoggedOn());
    }
}
