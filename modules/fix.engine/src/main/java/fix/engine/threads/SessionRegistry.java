package fix.engine.threads;

import fix.core.Message;
import fix.core.SessionID;
import fix.engine.Application;
import fix.engine.EngineEvent;
import fix.engine.EngineException;
import fix.engine.SessionSettings;
import fix.session.Role;
import fix.session.SessionProtocol;
import fix.store.MessageStore;
import fix.store.SessionStore;
import fix.store.StoreException;
import fix.transport.Dialer;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The sessions of an engine: made, started, found and ended here. Safe for use by many threads. The lock covers the lists alone, never a
 * store, a callback or a wait: a session that is coming or leaving is marked as such meanwhile, and its name is not free.
 */
final class SessionRegistry {
    private final EngineContext context;
    private final MessageStore store;
    private final Dialers dialers;
    private final int maxDynamic;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition settled = lock.newCondition();
    private final Map<SessionID, SessionEntry> entries = new LinkedHashMap<>();
    /** Sessions that are coming or leaving. */
    private final Set<SessionID> changing = new HashSet<>();
    private int dynamic;
    private boolean started;
    private boolean closed;
    private volatile Set<InetSocketAddress> listening = Set.of();
    private volatile List<SessionEntry> listed = List.of();
    private volatile SessionDirectory acceptors = new SessionDirectory(Map.of());

    /**
     * @param maxDynamic how many dynamic sessions there may be
     */
    SessionRegistry(EngineContext context, MessageStore store, Dialers dialers, int maxDynamic) {
        this.context = context;
        this.store = store;
        this.dialers = dialers;
        this.maxDynamic = maxDynamic;
    }

    /** Every session, in the order in which they came. */
    List<SessionEntry> all() {
        return listed;
    }

    Optional<SessionEntry> find(SessionID id) {
        return listed.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /** Acceptors can be reached there from here on. */
    void listensAt(Set<InetSocketAddress> addresses) {
        listening = addresses;
    }

    /** The engine's own acceptor that a Logon is for, wherever it came in. */
    Optional<SessionRunner> acceptorOf(Message logon) {
        return acceptors.of(logon, _ -> true);
    }

    /** The engine's own acceptor that a Logon is for which came in there. */
    Optional<SessionRunner> acceptorOf(Message logon, InetSocketAddress at) {
        return acceptors.of(logon, session -> session.settings().connection().listensAt(at));
    }

    /** The session with exactly this name, if it lives. */
    Optional<SessionRunner> dynamic(SessionID id) {
        return find(id).map(SessionEntry::runner);
    }

    /** Adds one of the engine's own sessions; it starts at once when the engine has started. */
    SessionRunner add(SessionSettings settings, Application application) {
        return add(settings, application, false);
    }

    /** Adds a session that a Logon has asked for. At the bound the one that has been idle for the longest time goes. */
    SessionRunner addDynamic(SessionSettings settings, Application application) {
        makeRoom(settings.id());
        return add(settings, application, true);
    }

    private SessionRunner add(SessionSettings settings, Application application, boolean asDynamic) {
        boolean initiates = settings.config().role() == Role.INITIATOR;
        if (!initiates) {
            requireListener(settings);
        }
        var dialer = initiates ? Optional.of(dialers.of(settings)) : Optional.<Dialer>empty();
        reserve(settings.id(), asDynamic);
        Optional<SessionEntry> entry = Optional.empty();
        boolean done = false;
        try {
            var runner = new SessionRunner(context, settings, application, open(settings.id()), SessionProtocol::step);
            entry = Optional.of(new SessionEntry(runner, dialer.map(calls -> new DialLoop(runner, context, calls)), asDynamic));
            if (isStarted()) {
                application.onCreate(runner.user());
                entry.get().start();
                publish(entry.get());
                entry.get().dial();
            } else {
                publish(entry.get());
            }
            done = true;
            return runner;
        } finally {
            if (!done) {
                entry.ifPresent(SessionEntry::abandon);
            }
            release(settings.id(), !done && asDynamic);
        }
    }

    private void requireListener(SessionSettings settings) {
        var wanted = settings.connection().listener();
        if (listening.isEmpty()) {
            throw new EngineException("session " + settings.id() + ": an acceptor needs an address to listen on: call listen(address) before the start");
        }
        if (wanted.isPresent() && !listening.contains(wanted.get())) {
            throw new EngineException("session " + settings.id() + " waits for calls at " + Listeners.text(wanted.get()) + ", where the engine does not listen; it does at "
                    + listening.stream().map(Listeners::text).toList());
        }
    }

    private SessionStore open(SessionID id) {
        try {
            return new GuardedStore(store.open(id));
        } catch (StoreException failed) {
            throw new EngineException("session " + id + ": its store cannot be opened: " + failed.getMessage());
        }
    }

    private void reserve(SessionID id, boolean asDynamic) {
        lock.lock();
        try {
            if (closed) {
                throw new EngineException("session " + id + " cannot be added: the engine is closing");
            }
            if (entries.containsKey(id) || changing.contains(id)) {
                throw new EngineException("session " + id + " is given twice: each needs a name of its own, and one that is being removed keeps it until it is gone");
            }
            if (asDynamic && dynamic >= maxDynamic) {
                throw new EngineException("session " + id + " cannot be made: there are " + dynamic
                        + " dynamic sessions, as many as MaxDynamicSessions allows, and none is idle");
            }
            changing.add(id);
            dynamic += asDynamic ? 1 : 0;
        } finally {
            lock.unlock();
        }
    }

    /** The name is settled. */
    private void release(SessionID id, boolean uncount) {
        lock.lock();
        try {
            changing.remove(id);
            dynamic -= uncount ? 1 : 0;
            settled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void publish(SessionEntry entry) {
        lock.lock();
        try {
            if (closed) {
                throw new EngineException("session " + entry.id() + " cannot be added: the engine is closing");
            }
            entries.put(entry.id(), entry);
            list();
        } finally {
            lock.unlock();
        }
        if (isStarted()) {
            context.events().tell(new EngineEvent.SessionAdded(entry.id()));
        }
    }

    private boolean isStarted() {
        lock.lock();
        try {
            return started;
        } finally {
            lock.unlock();
        }
    }

    /** Under the lock: what readers see. */
    private void list() {
        listed = List.copyOf(entries.values());
        var own = new LinkedHashMap<SessionID, SessionRunner>();
        for (var entry : listed) {
            if (!entry.dynamic() && entry.dialer().isEmpty()) {
                own.put(entry.id(), entry.runner());
            }
        }
        acceptors = new SessionDirectory(own);
        var runners = new LinkedHashMap<SessionID, SessionRunner>();
        listed.forEach(entry -> runners.put(entry.id(), entry.runner()));
        context.pools().sessionsAre(runners);
    }

    // ---- the end of one session

    /**
     * Logs a session out, waits for it, and ends it.
     *
     * @return whether it ended in order
     * @throws EngineException when there is none
     */
    boolean remove(SessionID id, Duration grace) throws InterruptedException {
        var entry = take(id);
        try {
            return entry.end(context.clock().monoNanos() + grace.toNanos());
        } finally {
            context.messageLog().forget(id);
            context.events().tell(new EngineEvent.SessionRemoved(id));
            release(id, entry.dynamic());
        }
    }

    private SessionEntry take(SessionID id) {
        lock.lock();
        try {
            var entry = entries.remove(id);
            if (entry == null) {
                throw new EngineException("there is no session " + id + " to remove; there are " + entries.keySet());
            }
            changing.add(id);
            list();
            return entry;
        } finally {
            lock.unlock();
        }
    }

    /** At the bound: ends the dynamic session that has been idle for the longest time. It comes back with its next Logon. */
    private void makeRoom(SessionID newcomer) {
        var idle = longestIdle();
        if (idle.isPresent()) {
            try {
                remove(idle.get(), Duration.ZERO);
            } catch (InterruptedException nobodyShould) {
                Thread.currentThread().interrupt();
            } catch (EngineException gone) {
                // another newcomer was faster: then there is room, or there is none
            }
        } else if (isFull()) {
            context.events().tell(new EngineEvent.DynamicSessionsFull(newcomer, maxDynamic));
        }
    }

    private boolean isFull() {
        lock.lock();
        try {
            return dynamic >= maxDynamic;
        } finally {
            lock.unlock();
        }
    }

    private Optional<SessionID> longestIdle() {
        if (!isFull()) {
            return Optional.empty();
        }
        return listed.stream()
                .filter(entry -> entry.dynamic() && entry.runner().isIdle())
                .min(Comparator.comparingLong(entry -> entry.runner().idleSince()))
                .map(SessionEntry::id);
    }

    // ---- the engine's start and end

    /** Starts the sessions that were added so far. */
    void start() {
        lock.lock();
        try {
            started = true;
        } finally {
            lock.unlock();
        }
        for (var entry : listed) {
            entry.start();
        }
    }

    void dial() {
        listed.forEach(SessionEntry::dial);
    }

    /** No session comes from here on; waits for those that are coming or leaving. */
    List<SessionEntry> close() throws InterruptedException {
        lock.lock();
        try {
            closed = true;
            while (!changing.isEmpty()) {
                settled.await();
            }
            return listed;
        } finally {
            lock.unlock();
        }
    }
}
