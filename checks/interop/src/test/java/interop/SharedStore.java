package interop;

import fix.core.SessionID;
import fix.store.Durability;
import fix.store.MessageQuery;
import fix.store.MessageStore;
import fix.store.MessageVisitor;
import fix.store.SessionStore;
import fix.store.StoreException;
import fix.store.StoreOp;
import java.util.List;

/** A store of one session that somebody besides the engine writes to. */
final class SharedStore implements MessageStore {
    private final MessageStore store;
    private volatile SessionStore opened;

    SharedStore(MessageStore store) {
        this.store = store;
    }

    /** Begins a new generation with these numbers, behind the engine's back. */
    void write(int nextOutbound, int nextInbound) throws StoreException {
        var now = opened.position();
        opened.write(List.of(new StoreOp.Reset(now.generation() + 1, nextOutbound, nextInbound, 0)));
    }

    @Override
    public SessionStore open(SessionID session) throws StoreException {
        opened = store.open(session);
        return opened;
    }

    @Override
    public Durability durability() {
        return store.durability();
    }

    @Override
    public List<SessionID> sessions() throws StoreException {
        return store.sessions();
    }

    @Override
    public void query(MessageQuery query, MessageVisitor visitor) throws StoreException {
        store.query(query, visitor);
    }

    @Override
    public void close() throws StoreException {
        store.close();
    }
}
