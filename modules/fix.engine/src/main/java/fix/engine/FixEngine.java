package fix.engine;

import fix.core.SessionID;
import fix.engine.threads.EngineRuntime;
import fix.store.MessageStore;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A FIX engine: any number of sessions, acceptors on one port or several, initiators each to its own. Build one, start it, and close it when
 * done; it is not started twice. Safe for use by many threads.
 *
 * {@snippet :
 * try (var engine = FixEngine.builder()
 *         .store(MessageStore.inMemory())
 *         .session(SessionSettings.initiator(SessionID.of("FIX.4.4", "ME", "BROKER"), "127.0.0.1", 9880), application)
 *         .start()) {
 *     engine.sessions().getFirst().awaitLogon(Duration.ofSeconds(10));
 * }
 * }
 */
public final class FixEngine implements AutoCloseable {
    /** How long {@link #close} gives the sessions to log out. */
    public static final Duration DEFAULT_GRACE = Duration.ofSeconds(5);
    /** How many sessions there may be by template and provider, unless told otherwise. */
    public static final int DEFAULT_MAX_DYNAMIC_SESSIONS = 1_000;
    /** How often the files of certificates are looked at. */
    public static final Duration DEFAULT_CERTIFICATE_CHECK_INTERVAL = Duration.ofSeconds(60);
    /** How long before its end a certificate is told of. */
    public static final Duration DEFAULT_CERTIFICATE_WARNING = Duration.ofDays(30);
    /** How late what is due may come before the engine does less. */
    public static final Duration DEFAULT_OVERLOAD_DELAY = Duration.ofSeconds(2);

    private final EngineRuntime runtime;
    private final EngineStore store;
    private boolean closed;

    FixEngine(EngineRuntime runtime, EngineStore store) {
        this.runtime = runtime;
        this.store = store;
    }

    /** Starts to build an engine. */
    public static FixEngineBuilder builder() {
        return new FixEngineBuilder();
    }

    /** The sessions, dynamic ones too, in the order in which they came. A snapshot. */
    public List<Session> sessions() {
        return runtime.sessions();
    }

    /**
     * The session with this name.
     *
     * @throws EngineException when there is none
     */
    public Session session(SessionID id) {
        return runtime.session(id).orElseThrow(() -> new EngineException(
                "there is no session " + id + "; there are " + runtime.sessions().stream().map(Session::id).toList()));
    }

    /**
     * Adds a session while the engine runs, and returns once it can log on: its place is read, {@link Application#onCreate} was called, and
     * an initiator begins to connect.
     *
     * @param settings with a name that no session of the engine has
     * @param application serves it
     * @throws EngineException when the name is taken, the store cannot be read, the engine does not listen where an acceptor waits, or is closing; nothing is left of the session then
     */
    public Session add(SessionSettings settings, Application application) {
        return runtime.add(settings, application);
    }

    /** Removes a session with {@link #DEFAULT_GRACE}; see {@link #remove(SessionID, Duration)}. */
    public boolean remove(SessionID id) throws InterruptedException {
        return remove(id, DEFAULT_GRACE);
    }

    /**
     * Removes a session while the engine runs: logs it out, waits until everything is handled and stored, and ends its threads. Its messages and its place stay in the store.
     *
     * @param grace how long it may take; what is not handled by then comes again when the session does
     * @return whether it ended in order
     * @throws EngineException when there is no such session, and inside one of its own callbacks
     * @throws InterruptedException when interrupted; the session ends all the same
     */
    public boolean remove(SessionID id, Duration grace) throws InterruptedException {
        return runtime.remove(id, grace);
    }

    /**
     * Reads the certificates of TLS anew: those that are new serve the connections that come from here on, and no connection ends. An event tells of each.
     *
     * @throws EngineException when some are wrong, with what and what to do; those stay as they were, the others are new
     */
    public void reloadCertificates() {
        runtime.reloadCertificates();
    }

    /**
     * Puts these templates in the place of those that the engine has. Sessions that exist by template live on, as they are, until they are idle and room is needed, or
     * {@link #remove} is called.
     *
     * @throws EngineException when two of them tie, or the engine does not listen; the old ones stay then
     */
    public void templates(List<AcceptorTemplate> templates) {
        AcceptorTemplate.requireNoTies(templates);
        runtime.templates(templates);
    }

    /**
     * The pool with this name.
     *
     * @throws EngineException when there is none
     */
    public SessionPool pool(String name) {
        return runtime.pools().find(name).orElseThrow(() -> new EngineException("there is no pool " + name + "; there are " + pools().stream().map(SessionPool::name).toList()));
    }

    /** The pools, in their order. A snapshot. */
    public List<SessionPool> pools() {
        return runtime.pools().all();
    }

    /**
     * Puts these pools in the place of those that the engine has. A pool whose name stays keeps its handle, and its keys their members; one that is gone has no members any more.
     *
     * @throws EngineException when two have one name; the old ones stay then
     */
    public void pools(List<PoolSettings> pools) {
        runtime.pools().follow(pools);
    }

    /** The port of the first listener; 0 when there is none. */
    public int port() {
        return listening().values().stream().findFirst().map(InetSocketAddress::getPort).orElse(0);
    }

    /** Where the engine listens: each listener, and its address with the port that was found for port 0; in their order. A snapshot. */
    public Map<ListenerSettings, InetSocketAddress> listening() {
        return runtime.listening();
    }

    /**
     * Puts these listeners in the place of those that the engine has. One that stays as it is goes on. One with the same address and other settings is closed and opened again at once. One that is gone
     * accepts no connection any more. No connection ends, and no session.
     *
     * @throws EngineException when two have one address, or one cannot be opened; those of before stay then, but for one that was to be opened again with other settings
     */
    public void listeners(List<ListenerSettings> listeners) {
        runtime.listeners(listeners);
    }

    /**
     * Ends the engine: stops accepting, logs every session out, waits, closes. A second call does nothing.
     *
     * @param grace how long the sessions may take
     * @return whether all of them ended in order
     * @throws InterruptedException when interrupted; call again to go on
     */
    public synchronized ShutdownReport close(Duration grace) throws InterruptedException {
        if (closed) {
            return new ShutdownReport(List.of());
        }
        var report = runtime.close(grace);
        closed = true;
        store.close();
        return report;
    }

    /** Ends the engine with {@link #DEFAULT_GRACE}. When interrupted it goes on without waiting, and sets the interrupt status. */
    @Override
    public synchronized void close() {
        var grace = DEFAULT_GRACE;
        while (!closed) {
            try {
                close(grace);
            } catch (InterruptedException interrupted) {
                grace = Duration.ZERO;
            }
        }
        if (grace.isZero()) {
            Thread.currentThread().interrupt();
        }
    }
}
