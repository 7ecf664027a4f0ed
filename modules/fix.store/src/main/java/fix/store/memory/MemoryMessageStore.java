package fix.store.memory;

import fix.core.SessionID;
import fix.store.Durability;
import fix.store.MessageQuery;
import fix.store.MessageStore;
import fix.store.MessageVisitor;
import fix.store.SessionStore;
import fix.store.StoreException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sessions on the heap. */
public final class MemoryMessageStore implements MessageStore {
    private static final int PAGE = 1_000;

    private final Map<SessionID, MemorySession> sessions = new ConcurrentHashMap<>();
    private volatile boolean closed;

    @Override
    public Durability durability() {
        return Durability.NONE;
    }

    @Override
    public SessionStore open(SessionID session) throws StoreException {
        requireOpen();
        return sessions.computeIfAbsent(session, MemorySession::new).open();
    }

    @Override
    public List<SessionID> sessions() throws StoreException {
        requireOpen();
        return sessions.keySet().stream().sorted(Comparator.comparing(SessionID::toString)).toList();
    }

    @Override
    public void query(MessageQuery query, MessageVisitor visitor) throws StoreException {
        var sizes = new LinkedHashMap<SessionID, Integer>();
        for (var session : sessions()) {
            if (query.matchesSession(session)) sizes.put(session, sessions.get(session).size());
        }
        for (var entry : sizes.entrySet()) {
            if (!query(entry.getKey(), entry.getValue(), query, visitor)) return;
        }
    }

    @Override
    public void close() {
        closed = true;
        sessions.values().forEach(MemorySession::end);
    }

    private boolean query(SessionID session, int size, MessageQuery query, MessageVisitor visitor) throws StoreException {
        for (int from = 0; from < size; from += PAGE) {
            requireOpen();
            for (var message : sessions.get(session).page(from, Math.min(size, from + PAGE))) {
                if (query.matches(message) && !visitor.visit(session, message)) return false;
            }
        }
        return true;
    }

    private void requireOpen() throws StoreException {
        if (closed) throw new StoreException("the memory store is closed; open another one");
    }
}
