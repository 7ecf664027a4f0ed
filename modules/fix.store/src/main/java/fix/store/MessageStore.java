package fix.store;

import fix.core.SessionID;
import fix.store.memory.MemoryMessageStore;
import java.util.List;

/** Messages and sequence numbers of many sessions, in one place. Safe for use by many threads. */
public interface MessageStore extends AutoCloseable {

    /**
     * A store on this process's heap: {@link Durability#NONE}. It keeps every message until it is closed, so it grows without bound: for
     * tests and for sessions of which nothing needs to survive.
     */
    static MessageStore inMemory() {
        return new MemoryMessageStore();
    }

    /** What a finished write survives. */
    Durability durability();

    /**
     * The session's part, created when there is none. It has one owner at a time.
     *
     * @throws StoreException when the session is open already, when its data cannot be read, or when this store is closed
     */
    SessionStore open(SessionID session) throws StoreException;

    /** Every session that was ever opened here, ordered by name. */
    List<SessionID> sessions() throws StoreException;

    /**
     * Shows the visitor every message that the query asks for and that was committed when the query began, until it returns false.
     *
     * <p>They come session by session, in the order of the batches that brought them; within a batch in no promised order. The visitor runs
     * on the calling thread, without a lock; at most a bounded page of messages is in memory for it. It may be slow, and may use the store.
     *
     * @throws StoreException when the data cannot be read or is damaged, or when this store is closed
     */
    void query(MessageQuery query, MessageVisitor visitor) throws StoreException;

    /** Finishes the writes under way, closes the sessions still open, and releases everything. A second call does nothing. */
    @Override
    void close() throws StoreException;
}
