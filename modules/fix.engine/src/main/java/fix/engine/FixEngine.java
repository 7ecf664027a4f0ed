package fix.engine;

import fix.core.SessionID;
import fix.engine.spi.Authenticator;
import fix.engine.spi.SessionProvider;
import fix.engine.threads.Certificates;
import fix.engine.threads.EngineRuntime;
import fix.engine.threads.LogonPolicy;
import fix.engine.threads.SocketBinder;
import fix.engine.threads.SocketDialers;
import fix.session.Role;
import fix.store.MessageStore;
import fix.store.spi.StoreSettings;
import fix.transport.SocketOptions;
import fix.transport.tls.TlsSettings;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

    private FixEngine(EngineRuntime runtime, EngineStore store) {
        this.runtime = runtime;
        this.store = store;
    }

    /** Starts to build an engine. */
    public static Builder builder() {
        return new Builder();
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

    /** Collects what an engine is made of. Not thread-safe. */
    public static final class Builder {
        private final Map<SessionSettings, Application> sessions = new LinkedHashMap<>();
        private final List<EventListener> listeners = new ArrayList<>();
        private EngineClock clock = EngineClock.system();
        private MessageLog messageLog = MessageLog.NONE;
        private Optional<MessageStore> store = Optional.empty();
        private String storeName = "";
        private StoreSettings storeSettings = StoreSettings.NONE;
        private Optional<InetSocketAddress> address = Optional.empty();
        private SocketOptions socketOptions = SocketOptions.DEFAULT;
        private final List<AcceptorTemplate> templates = new ArrayList<>();
        private final List<PoolSettings> pools = new ArrayList<>();
        private final List<ListenerSettings> moreListeners = new ArrayList<>();
        private Authenticator authenticator = Authenticator.ANYBODY;
        private SessionProvider sessionProvider = SessionProvider.NONE;
        private ListenerLimits listenerLimits = ListenerLimits.DEFAULT;
        private Optional<TlsSettings> tls = Optional.empty();
        private Duration certificateCheckInterval = DEFAULT_CERTIFICATE_CHECK_INTERVAL;
        private Duration certificateWarning = DEFAULT_CERTIFICATE_WARNING;
        private int maxDynamicSessions = DEFAULT_MAX_DYNAMIC_SESSIONS;
        private Duration overloadDelay = DEFAULT_OVERLOAD_DELAY;

        private Builder() {}

        /** Adds a session and the application that serves it; one application may serve many. */
        public Builder session(SessionSettings settings, Application application) {
            if (sessions.keySet().stream().anyMatch(other -> other.id().equals(settings.id()))) {
                throw new EngineException("session " + settings.id() + " is given twice: each needs a name of its own");
            }
            sessions.put(settings, application);
            return this;
        }

        /**
         * Adds a template: acceptors' sessions come into being when their counterparty logs on. The engine's own sessions go first, then
         * the most precise template.
         *
         * @throws EngineException when it ties with another one: for some Logon it could not be told which is meant
         */
        public Builder template(AcceptorTemplate template) {
            var all = new ArrayList<>(templates);
            all.add(template);
            AcceptorTemplate.requireNoTies(all);
            templates.add(template);
            return this;
        }

        /** Who is asked for sessions that the engine was not given and that no template fits; nobody unless set. */
        public Builder sessionProvider(SessionProvider provider) {
            sessionProvider = provider;
            return this;
        }

        /** Who decides whether a Logon may log on, before the session's application is asked ({@link Application#authenticate}). */
        public Builder authenticator(Authenticator authenticator) {
            this.authenticator = authenticator;
            return this;
        }

        /**
         * How many sessions may exist by template and provider. At the bound the one that has been idle for the longest time is removed;
         * when none is idle, the newcomer ends without an answer.
         *
         * @param bound 1 or more; {@value FixEngine#DEFAULT_MAX_DYNAMIC_SESSIONS} unless set
         * @throws EngineException when it is below 1
         */
        public Builder maxDynamicSessions(int bound) {
            if (bound < 1) {
                throw new EngineException("MaxDynamicSessions=" + bound + " is out of bounds: allowed is 1 or more");
            }
            maxDynamicSessions = bound;
            return this;
        }

        /** Adds a pool: several of the sessions behind one handle. */
        public Builder pool(PoolSettings pool) {
            pools.add(pool);
            return this;
        }

        /** Where acceptors listen; port 0 for any free one. This listener has {@link #tls}, {@link #socketOptions} and {@link #listenerLimits} of the engine. */
        public Builder listen(InetSocketAddress address) {
            this.address = Optional.of(address);
            return this;
        }

        /** Adds a listener. A session that names one ({@link ConnectionSettings#withListener}) is claimed there alone, the others at any. */
        public Builder listen(ListenerSettings listener) {
            moreListeners.add(listener);
            return this;
        }

        /** What strangers may do to the listener; {@link ListenerLimits#DEFAULT} unless set. */
        public Builder listenerLimits(ListenerLimits limits) {
            listenerLimits = limits;
            return this;
        }

        /** How late what is due may come before the engine does less, as {@link Degradation} says; zero for never. */
        public Builder overloadDelay(Duration delay) {
            overloadDelay = delay;
            return this;
        }

        /** Acceptors speak TLS; without it they do not. An initiator's TLS is its session's: {@link ConnectionSettings}. */
        public Builder tls(TlsSettings settings) {
            tls = Optional.of(settings);
            return this;
        }

        /**
         * How certificates are watched over.
         *
         * @param interval how often their files are looked at, and read anew when they have changed; zero for never
         * @param warning how long before a certificate's end an event tells of it, once a day; zero for never
         */
        public Builder certificateChecks(Duration interval, Duration warning) {
            certificateCheckInterval = interval;
            certificateWarning = warning;
            return this;
        }

        /** The store to use. It stays the caller's: close it after the engine. */
        public Builder store(MessageStore store) {
            this.store = Optional.of(store);
            return this;
        }

        /** The store to use by its provider's name; the engine opens and closes it. Without any, the only durable one installed is used. */
        public Builder store(String name, StoreSettings settings) {
            storeName = name;
            storeSettings = settings;
            return this;
        }

        /** Who is told what happens. */
        public Builder listener(EventListener listener) {
            listeners.add(listener);
            return this;
        }

        /** What sees every message. The engine closes it. */
        public Builder messageLog(MessageLog messageLog) {
            this.messageLog = messageLog;
            return this;
        }

        /** The clock; the machine's own unless set. */
        public Builder clock(EngineClock clock) {
            this.clock = clock;
            return this;
        }

        /** How sockets are set up. */
        public Builder socketOptions(SocketOptions socketOptions) {
            this.socketOptions = socketOptions;
            return this;
        }

        /**
         * Opens the store and the port, and starts the sessions. There need not be any: they can be added later.
         *
         * @throws EngineException when something is missing or in the way; nothing is left open then
         */
        public FixEngine start() {
            if (accepts() && listeners().isEmpty()) {
                throw new EngineException("acceptors need an address to listen on: call listen(address)");
            }
            var opened = EngineStore.open(store, storeName, storeSettings);
            var certificates = new Certificates(certificateCheckInterval, certificateWarning);
            var runtime = new EngineRuntime(clock, listeners, messageLog, opened.store(), certificates, new SocketBinder(certificates), new SocketDialers(socketOptions, certificates),
                    new LogonPolicy(authenticator, templates, sessionProvider, maxDynamicSessions), overloadDelay);
            try {
                runtime.listeners(listeners());
                sessions.forEach(runtime::add);
                runtime.pools().follow(pools);
                runtime.start();
                return new FixEngine(runtime, opened);
            } catch (RuntimeException | Error failed) {
                runtime.abandon();
                messageLog.close();
                opened.release();
                throw failed;
            }
        }

        private List<ListenerSettings> listeners() {
            return Stream.concat(address.map(where -> new ListenerSettings(where, tls, socketOptions, listenerLimits)).stream(), moreListeners.stream()).toList();
        }

        @SuppressWarnings("ReferenceEquality") // NONE itself is meant.
        private boolean accepts() {
            return !templates.isEmpty() || sessionProvider != SessionProvider.NONE || sessions.keySet().stream().anyMatch(s -> s.config().role() == Role.ACCEPTOR);
        }
    }
}
