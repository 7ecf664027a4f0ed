package fix.engine;

import fix.engine.spi.Authenticator;
import fix.engine.spi.SessionProvider;
import fix.engine.threads.Certificates;
import fix.engine.threads.EngineRuntime;
import fix.engine.threads.LogonPolicy;
import fix.engine.threads.Room;
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

/** Collects what an engine is made of: {@link FixEngine#builder}. Not thread-safe. */
public final class FixEngineBuilder {
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
    private Duration certificateCheckInterval = FixEngine.DEFAULT_CERTIFICATE_CHECK_INTERVAL;
    private Duration certificateWarning = FixEngine.DEFAULT_CERTIFICATE_WARNING;
    private int maxDynamicSessions = FixEngine.DEFAULT_MAX_DYNAMIC_SESSIONS;
    private Duration overloadDelay = FixEngine.DEFAULT_OVERLOAD_DELAY;
    private long maxQueuedBytes;

    FixEngineBuilder() {
    }

    /** Adds a session and the application that serves it; one application may serve many. */
    public FixEngineBuilder session(SessionSettings settings, Application application) {
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
    public FixEngineBuilder template(AcceptorTemplate template) {
        var all = new ArrayList<>(templates);
        all.add(template);
        AcceptorTemplate.requireNoTies(all);
        templates.add(template);
        return this;
    }

    /** Who is asked for sessions that the engine was not given and that no template fits; nobody unless set. */
    public FixEngineBuilder sessionProvider(SessionProvider provider) {
        sessionProvider = provider;
        return this;
    }

    /** Who decides whether a Logon may log on, before the session's application is asked ({@link Application#authenticate}). */
    public FixEngineBuilder authenticator(Authenticator authenticator) {
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
    public FixEngineBuilder maxDynamicSessions(int bound) {
        if (bound < 1) {
            throw new EngineException("MaxDynamicSessions=" + bound + " is out of bounds: allowed is 1 or more");
        }
        maxDynamicSessions = bound;
        return this;
    }

    /** Adds a pool: several of the sessions behind one handle. */
    public FixEngineBuilder pool(PoolSettings pool) {
        pools.add(pool);
        return this;
    }

    /** Where acceptors listen; port 0 for any free one. This listener has {@link #tls}, {@link #socketOptions} and {@link #listenerLimits} of the engine. */
    public FixEngineBuilder listen(InetSocketAddress address) {
        this.address = Optional.of(address);
        return this;
    }

    /** Adds a listener. A session that names one ({@link ConnectionSettings#withListener}) is claimed there alone, the others at any. */
    public FixEngineBuilder listen(ListenerSettings listener) {
        moreListeners.add(listener);
        return this;
    }

    /** What strangers may do to the listener; {@link ListenerLimits#DEFAULT} unless set. */
    public FixEngineBuilder listenerLimits(ListenerLimits limits) {
        listenerLimits = limits;
        return this;
    }

    /** How late what is due may come before the engine does less, as {@link Degradation} says; zero for never. */
    public FixEngineBuilder overloadDelay(Duration delay) {
        overloadDelay = delay;
        return this;
    }

    /**
     * How much of the heap may wait in all sessions together, for the application, the store, the line, and for what should have come before it: beyond it, those that hold
     * more than an equal part of it are not read, keep no more of what comes too early, and who sends in them waits.
     *
     * @param bytes 1 or more, or 0 for a quarter of the largest heap that the JVM may have
     * @throws EngineException when it is below 0
     */
    public FixEngineBuilder maxQueuedBytes(long bytes) {
        if (bytes < 0) {
            throw new EngineException("MaxQueuedBytes=" + bytes + " is out of bounds: allowed is 0 or more");
        }
        maxQueuedBytes = bytes;
        return this;
    }

    /** Acceptors speak TLS; without it they do not. An initiator's TLS is its session's: {@link ConnectionSettings}. */
    public FixEngineBuilder tls(TlsSettings settings) {
        tls = Optional.of(settings);
        return this;
    }

    /**
     * How certificates are watched over.
     *
     * @param interval how often their files are looked at, and read anew when they have changed; zero for never
     * @param warning how long before a certificate's end an event tells of it, once a day; zero for never
     */
    public FixEngineBuilder certificateChecks(Duration interval, Duration warning) {
        certificateCheckInterval = interval;
        certificateWarning = warning;
        return this;
    }

    /** The store to use. It stays the caller's: close it after the engine. */
    public FixEngineBuilder store(MessageStore store) {
        this.store = Optional.of(store);
        return this;
    }

    /** The store to use by its provider's name; the engine opens and closes it. Without any, the only durable one installed is used. */
    public FixEngineBuilder store(String name, StoreSettings settings) {
        storeName = name;
        storeSettings = settings;
        return this;
    }

    /** Who is told what happens. */
    public FixEngineBuilder listener(EventListener listener) {
        listeners.add(listener);
        return this;
    }

    /** What sees every message. The engine closes it. */
    public FixEngineBuilder messageLog(MessageLog messageLog) {
        this.messageLog = messageLog;
        return this;
    }

    /** The clock; the machine's own unless set. */
    public FixEngineBuilder clock(EngineClock clock) {
        this.clock = clock;
        return this;
    }

    /** How sockets are set up. */
    public FixEngineBuilder socketOptions(SocketOptions socketOptions) {
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
                new LogonPolicy(authenticator, templates, sessionProvider, maxDynamicSessions), overloadDelay, new Room(maxQueuedBytes));
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
