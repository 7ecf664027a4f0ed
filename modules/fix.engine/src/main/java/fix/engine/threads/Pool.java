package fix.engine.threads;

import fix.core.MessageBuilder;
import fix.core.SessionID;
import fix.engine.EngineEvent;
import fix.engine.NotLoggedOnException;
import fix.engine.PoolDownException;
import fix.engine.PoolSettings;
import fix.engine.Session;
import fix.engine.SessionPool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * A pool of a running engine. Its lock covers the choice of a member and the news of who is up, never a send: a session's lock may be taken before it, and no lock is
 * taken after it.
 */
final class Pool implements SessionPool {
    private final String name;
    private final EventDispatcher events;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Spread spread = new Spread(KEYS);
    /** Of whom it was told that they are up. Guarded by the lock. */
    private Set<SessionID> told = Set.of();
    /** Whether it was told that all are. Guarded by the lock. */
    private boolean toldWhole;
    private volatile PoolSettings settings;
    private volatile Map<SessionID, SessionRunner> members = Map.of();

    Pool(PoolSettings settings, EventDispatcher events) {
        name = settings.name();
        this.settings = settings;
        this.events = events;
    }

    // ---- for users

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Session> members() {
        return members.values().stream().map(SessionRunner::user).toList();
    }

    @Override
    public List<Session> up() {
        return members.values().stream().filter(SessionCore::isEstablished).map(SessionRunner::user).toList();
    }

    @Override
    public Sent send(MessageBuilder message) {
        var key = keyOf(message, settings.keyTag());
        return hand(message, key);
    }

    private static Optional<String> keyOf(MessageBuilder message, OptionalInt tag) {
        return tag.isPresent() && message.has(tag.getAsInt()) ? Optional.of(message.getString(tag.getAsInt())) : Optional.empty();
    }

    @Override
    public Sent send(String key, MessageBuilder message) {
        return hand(message, Optional.of(key));
    }

    /** A member that was not logged on after all has taken no number, and not the message: the next one gets it. */
    private Sent hand(MessageBuilder message, Optional<String> key) {
        var unfit = new HashSet<SessionID>();
        while (true) {
            var member = choose(key, unfit).orElseThrow(() -> new PoolDownException(name, settings.members().size()));
            try {
                return new Sent(member.id(), member.send(message));
            } catch (NotLoggedOnException dropped) {
                if (!member.id().equals(dropped.session()) || !unfit.add(member.id())) {
                    throw dropped;
                }
            }
        }
    }

    private Optional<Session> choose(Optional<String> key, Set<SessionID> unfit) {
        lock.lock();
        try {
            var fit = new ArrayList<SessionID>(members.size());
            for (var member : members.values()) {
                if (member.isEstablished() && !unfit.contains(member.id())) {
                    fit.add(member.id());
                }
            }
            if (fit.isEmpty()) {
                return Optional.empty();
            }
            var chosen = key.isPresent() ? spread.of(key.get(), fit) : spread.next(settings.members(), fit);
            return Optional.of(members.get(chosen).user());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean awaitLogon(Duration atMost) throws InterruptedException {
        return await(() -> members.values().stream().anyMatch(SessionCore::isEstablished), atMost);
    }

    @Override
    public boolean awaitWhole(Duration atMost) throws InterruptedException {
        return await(() -> isWhole(members.values().stream().filter(SessionCore::isEstablished).count()), atMost);
    }

    private boolean await(BooleanSupplier wanted, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (!wanted.getAsBoolean()) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean isWhole(long up) {
        return up > 0 && up == settings.members().size();
    }

    // ---- for the engine

    /** From here on these settings hold, and of the sessions that there are, those that they name are members. */
    void follow(PoolSettings others, Map<SessionID, SessionRunner> sessions) {
        lock.lock();
        try {
            settings = others;
            var present = new LinkedHashMap<SessionID, SessionRunner>();
            for (var id : others.members()) {
                var runner = sessions.get(id);
                if (runner != null) {
                    present.put(id, runner);
                }
            }
            members = present;
            tellChanges();
        } finally {
            lock.unlock();
        }
    }

    PoolSettings settings() {
        return settings;
    }

    boolean hasMember(SessionID id) {
        return members.containsKey(id);
    }

    /** A member has logged on or dropped. */
    void changed() {
        lock.lock();
        try {
            tellChanges();
        } finally {
            lock.unlock();
        }
    }

    /** Compares with what was told before, so that it does not matter who comes first with which news. */
    private void tellChanges() {
        var now = new LinkedHashSet<SessionID>();
        members.forEach((id, runner) -> {
            if (runner.isEstablished()) {
                now.add(id);
            }
        });
        int all = settings.members().size();
        for (var id : told) {
            if (!now.contains(id)) {
                events.tell(new EngineEvent.PoolMemberLeft(name, id, now.size(), all));
            }
        }
        for (var id : now) {
            if (!told.contains(id)) {
                events.tell(new EngineEvent.PoolMemberJoined(name, id, now.size(), all));
            }
        }
        if (now.isEmpty() && !told.isEmpty()) {
            events.tell(new EngineEvent.PoolEmpty(name, all));
        }
        if (isWhole(now.size()) && !toldWhole) {
            events.tell(new EngineEvent.PoolWhole(name, all));
        }
        told = now;
        toldWhole = isWhole(now.size());
        changed.signalAll();
    }

    @Override
    public String toString() {
        return "pool " + name + " " + up().size() + " of " + settings.members().size() + " up";
    }
}
