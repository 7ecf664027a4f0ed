package fix.engine.threads;

import fix.core.SessionID;
import fix.engine.EngineException;
import fix.engine.PoolSettings;
import fix.engine.SessionPool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;

/** The pools of an engine. Safe for use by many threads; told by the sessions which of them come, go, log on and drop. */
public final class Pools {
    private final EventDispatcher events;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Map<String, Pool> pools = Map.of();
    private volatile Map<SessionID, SessionRunner> sessions = Map.of();

    Pools(EventDispatcher events) {
        this.events = events;
    }

    /** The pools, in their order. */
    public List<SessionPool> all() {
        return List.copyOf(pools.values());
    }

    /** The pool of this name. */
    public Optional<SessionPool> find(String name) {
        return Optional.ofNullable(pools.get(name));
    }

    /**
     * From here on there are these. A pool whose name stays keeps its handle and its keys; one that is gone has no members any more.
     *
     * @throws EngineException when two have one name; nothing has changed then
     */
    public void follow(List<PoolSettings> settings) {
        lock.lock();
        try {
            var next = new LinkedHashMap<String, Pool>();
            for (var each : settings) {
                var pool = Optional.ofNullable(pools.get(each.name())).orElseGet(() -> new Pool(each, events));
                if (next.put(each.name(), pool) != null) {
                    throw new EngineException("pool " + each.name() + " is given twice: each needs a name of its own");
                }
            }
            var gone = pools.values().stream().filter(pool -> !next.containsKey(pool.name())).toList();
            pools = next;
            settings.forEach(each -> next.get(each.name()).follow(each, sessions));
            gone.forEach(pool -> pool.follow(new PoolSettings(pool.name(), List.of(), OptionalInt.empty()), sessions));
        } finally {
            lock.unlock();
        }
    }

    /** The engine has these sessions from here on. */
    void sessionsAre(Map<SessionID, SessionRunner> present) {
        lock.lock();
        try {
            sessions = present;
            pools.values().forEach(pool -> pool.follow(pool.settings(), present));
        } finally {
            lock.unlock();
        }
    }

    /** A session has logged on or dropped. */
    void changed(SessionID session) {
        for (var pool : pools.values()) {
            if (pool.hasMember(session)) {
                pool.changed();
            }
        }
    }
}
