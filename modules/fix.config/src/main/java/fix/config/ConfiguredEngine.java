package fix.config;

import fix.core.SessionID;
import fix.engine.Application;
import fix.engine.EngineEvent;
import fix.engine.EngineException;
import fix.engine.FixEngine;
import fix.engine.FixEngineBuilder;
import fix.engine.ListenerSettings;
import fix.engine.Session;
import fix.engine.ShutdownReport;
import fix.engine.spi.Authenticator;
import fix.engine.spi.SessionProvider;
import fix.session.SessionStatus;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An engine that follows its configuration while it runs. A changed configuration is read and checked whole; then sessions are added, removed, changed. One whose
 * identity and whatever its counterparty sees of it are as they were keeps its connection. A configuration with an error changes nothing. Safe for use by many threads;
 * one reload at a time.
 */
public final class ConfiguredEngine implements AutoCloseable {

    /** Reads the configuration anew: {@link ConfigSource#read()}, or that and checks of one's own. */
    @FunctionalInterface
    public interface Reading {
        /**
         * Reads it.
         *
         * @throws ConfigException when it is wrong; the engine goes on as it was
         */
        EngineConfig read() throws ConfigException;
    }

    private static final Set<SessionStatus> WITHOUT_LINE = Set.of(SessionStatus.DISCONNECTED, SessionStatus.CONNECTING, SessionStatus.RECONNECTING, SessionStatus.STOPPED);

    private final Reading reading;
    private final Function<SessionID, Application> applications;
    private final LiveLog log;
    private final FixEngine engine;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<SessionID, LiveApplication> served = new ConcurrentHashMap<>();
    /** Sessions that get their new settings when their connection ends. */
    private final Map<SessionID, ConfiguredSession> deferred = new ConcurrentHashMap<>();
    private volatile Authenticator authenticator;
    private volatile SessionProvider provider;
    private volatile EngineConfig config;

    private ConfiguredEngine(Reading reading, EngineConfig config, Function<SessionID, Application> applications, Consumer<FixEngineBuilder> more) {
        this.reading = reading;
        this.config = config;
        this.applications = applications;
        authenticator = Plugins.authenticator(config.engine()).orElse(Authenticator.ANYBODY);
        provider = Plugins.sessionProvider(config.engine()).orElse(SessionProvider.NONE);
        log = new LiveLog(config);
        var builder = config.builder(this::serving, applications, log).authenticator(attempt -> authenticator.authenticate(attempt)).listener(this::on);
        if (config.accepts()) {
            builder.sessionProvider(attempt -> provider.find(attempt));
        }
        more.accept(builder);
        engine = builder.start();
    }

    /**
     * Starts an engine.
     *
     * @param reading reads its configuration, now and at each reload
     * @param applications gives each session the application that serves it, when the session comes into being
     * @param more sets what else the engine is to have; what code says goes before what the configuration says
     * @throws ConfigException when the configuration is wrong
     * @throws fix.engine.EngineException when the engine cannot start
     */
    public static ConfiguredEngine start(Reading reading, Function<SessionID, Application> applications, Consumer<FixEngineBuilder> more) throws ConfigException {
        return start(reading.read(), reading, applications, more);
    }

    /** The same, with a configuration that was read already. */
    public static ConfiguredEngine start(EngineConfig config, Reading reading, Function<SessionID, Application> applications, Consumer<FixEngineBuilder> more) {
        return new ConfiguredEngine(reading, config, applications, more);
    }

    /** The engine. Sessions that are added to it by code are none of the configuration's, and stay. */
    public FixEngine engine() {
        return engine;
    }

    /** The configuration that it runs on. */
    public EngineConfig config() {
        return config;
    }

    /**
     * Reads the configuration anew and follows it. Waits until sessions that leave are logged out, each for at most {@link FixEngine#DEFAULT_GRACE}.
     *
     * @return what happened
     * @throws ConfigException when it is wrong, or changes what a running engine cannot change; nothing happened then
     * @throws EngineException when a plug-in that it names cannot be made; nothing happened then
     * @throws InterruptedException when interrupted; what was begun is carried out all the same, the rest is not: reload again
     */
    public ReloadReport reload() throws ConfigException, InterruptedException {
        lock.lockInterruptibly();
        try {
            var next = reading.read();
            var diff = ConfigDiff.of(config, next);
            var nextAuthenticator = Plugins.authenticator(next.engine()).orElse(Authenticator.ANYBODY);
            var nextProvider = Plugins.sessionProvider(next.engine()).orElse(SessionProvider.NONE);
            var listened = listen(next);
            // From here on nothing is refused any more.
            next.mask();
            log.follow(next);
            authenticator = nextAuthenticator;
            provider = nextProvider;
            if (next.accepts()) {
                engine.templates(next.templates().stream().map(template -> template.template(applications)).toList());
            }
            engine.pools(next.pools());
            config = next;
            return follow(diff, listened, next.warnings());
        } finally {
            lock.unlock();
        }
    }

    private ReloadReport follow(ConfigDiff diff, List<String> listened, List<ConfigProblem> warnings) throws InterruptedException {
        var failed = new ConcurrentHashMap<SessionID, String>();
        for (var session : diff.followed()) {
            follow(session);
        }
        for (var session : diff.deferred()) {
            follow(session);
            deferred.put(session.id(), session);
            if (hasNoLine(session.id())) {
                catchUp(session.id());
            }
        }
        var leaving = new ArrayList<>(diff.removed());
        diff.restarted().forEach(session -> leaving.add(session.id()));
        leaving.forEach(deferred::remove);
        removeAll(leaving, failed);
        diff.removed().forEach(served::remove);
        var came = addMissing(failed);
        diff.added().stream().map(ConfiguredSession::id).filter(id -> !came.contains(id)).forEach(id -> failed.putIfAbsent(id, "code has added a session of this name"));
        var restarted = ids(diff.restarted());
        var added = came.stream().filter(id -> !restarted.contains(id)).toList();
        int late = (int) added.stream().filter(id -> !ids(diff.added()).contains(id)).count();
        return new ReloadReport(
                added, without(diff.removed(), failed), without(restarted, failed), ids(diff.followed()), ids(diff.deferred()), listened, diff.unchanged() - late, failed, warnings);
    }

    /** New places to listen are opened before anything else is done, since another program may have them. */
    private List<String> listen(EngineConfig next) throws ConfigException {
        var before = addresses();
        var ours = config.engineListeners().stream().map(ListenerSettings::address).toList();
        var wanted = new ArrayList<>(next.engineListeners());
        // What code has added stays.
        engine.listening().keySet().stream().filter(listener -> !ours.contains(listener.address())).forEach(wanted::add);
        try {
            engine.listeners(wanted);
        } catch (EngineException impossible) {
            var problems = new Problems();
            problems.error(Origin.of(next.source()), Settings.SOCKET_ACCEPT_PORT.name(), String.valueOf(impossible.getMessage()));
            throw new ConfigException(problems.errors());
        }
        var after = addresses();
        var words = new ArrayList<String>();
        after.forEach((given, actual) -> words.addAll(before.containsKey(given) ? List.of() : List.of("listening on " + actual.getHostString() + ":" + actual.getPort())));
        before.forEach((given, actual) -> words.addAll(after.containsKey(given) ? List.of() : List.of("listening on " + actual.getHostString() + ":" + actual.getPort() + " no more")));
        return words;
    }

    private Map<InetSocketAddress, InetSocketAddress> addresses() {
        var addresses = new LinkedHashMap<InetSocketAddress, InetSocketAddress>();
        engine.listening().forEach((listener, actual) -> addresses.put(listener.address(), actual));
        return addresses;
    }

    private static List<SessionID> ids(List<ConfiguredSession> sessions) {
        return sessions.stream().map(ConfiguredSession::id).toList();
    }

    private static List<SessionID> without(List<SessionID> sessions, Map<SessionID, String> failed) {
        return sessions.stream().filter(id -> !failed.containsKey(id)).toList();
    }

    private Application serving(ConfiguredSession session) {
        var application = new LiveApplication(applications.apply(session.id()), session.values());
        served.put(session.id(), application);
        return application;
    }

    private void follow(ConfiguredSession session) {
        var application = served.get(session.id());
        if (application != null) {
            application.follow(session.values());
        }
    }

    /** Returns whether it was added; why not is among the failures. */
    private boolean add(ConfiguredSession session, Map<SessionID, String> failed) {
        try {
            engine.add(session.settings(), serving(session));
            return true;
        } catch (RuntimeException refused) {
            failed.put(session.id(), String.valueOf(refused.getMessage()));
            return false;
        }
    }

    /** Those that are new or come back, and those that could not be added the last time. */
    private List<SessionID> addMissing(Map<SessionID, String> failed) {
        var running = engine.sessions().stream().map(Session::id).collect(Collectors.toSet());
        var came = new ArrayList<SessionID>();
        for (var session : config.sessions()) {
            if (!running.contains(session.id()) && add(session, failed)) {
                came.add(session.id());
            }
        }
        return came;
    }

    /** All at once: each may wait for its counterparty. */
    private void removeAll(List<SessionID> leaving, Map<SessionID, String> failed) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = leaving.stream().map(id -> Executors.callable(() -> remove(id, failed))).toList();
            threads.invokeAll(tasks);
        }
    }

    private void remove(SessionID id, Map<SessionID, String> failed) {
        try {
            engine.remove(id);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException refused) {
            failed.put(id, String.valueOf(refused.getMessage()));
        }
    }

    // ---- what waits for the end of a connection

    private boolean hasNoLine(SessionID id) {
        return engine.sessions().stream().anyMatch(session -> session.id().equals(id) && WITHOUT_LINE.contains(session.status()));
    }

    private void on(EngineEvent event) {
        if (event instanceof EngineEvent.Disconnected ended && deferred.containsKey(ended.session())) {
            Thread.ofVirtual().name("fix-config " + ended.session()).start(() -> {
                lock.lock();
                try {
                    catchUp(ended.session());
                } finally {
                    lock.unlock();
                }
            });
        }
    }

    /** Under the lock: gives a session the settings that it is waiting for. */
    private void catchUp(SessionID id) {
        var session = deferred.remove(id);
        if (session == null) {
            return;
        }
        var failed = new ConcurrentHashMap<SessionID, String>();
        remove(id, failed);
        if (failed.isEmpty()) {
            add(session, failed);
        }
        failed.forEach((which, why) -> System.getLogger("fix.config").log(System.Logger.Level.ERROR, which + " could not be given its new settings: " + why));
    }

    /** Ends the engine; see {@link FixEngine#close(Duration)}. */
    public ShutdownReport close(Duration grace) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            deferred.clear();
            return engine.close(grace);
        } finally {
            lock.unlock();
        }
    }

    /** Ends the engine; see {@link FixEngine#close()}. */
    @Override
    public void close() {
        lock.lock();
        try {
            deferred.clear();
            engine.close();
        } finally {
            lock.unlock();
        }
    }
}
