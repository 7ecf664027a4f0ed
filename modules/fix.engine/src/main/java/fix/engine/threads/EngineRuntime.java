package fix.engine.threads;

import fix.core.SessionID;
import fix.engine.Application;
import fix.engine.EngineClock;
import fix.engine.EngineException;
import fix.engine.EventListener;
import fix.engine.MessageLog;
import fix.engine.Session;
import fix.engine.SessionSettings;
import fix.engine.ShutdownReport;
import fix.session.Role;
import fix.store.MessageStore;
import fix.store.StoreException;
import fix.transport.Dialer;
import fix.transport.Listener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A running engine: its sessions, its listener, its dialers. Built and closed by one thread each; what is in between may be any. */
public final class EngineRuntime {
    private final Map<SessionID, SessionRunner> sessions = new LinkedHashMap<>();
    private final List<DialLoop> dialers = new ArrayList<>();
    private final EngineContext context;
    private final Optional<AcceptLoop> acceptor;

    /**
     * Opens every session's store and makes its threads; nothing runs yet.
     *
     * @param clock the engine's clock
     * @param listeners who watches
     * @param messageLog sees every message
     * @param store keeps the sessions' places
     * @param wanted the sessions, each with its application
     * @param listener where an acceptor listens
     * @param dialer how initiators connect
     * @throws EngineException when a session's store cannot be opened
     */
    public EngineRuntime(
            EngineClock clock, List<EventListener> listeners, MessageLog messageLog, MessageStore store,
            Map<SessionSettings, Application> wanted, Optional<Listener> listener, Dialer dialer) {
        var ticker = new Ticker(clock);
        context = new EngineContext(clock, ticker, new EventDispatcher(listeners), messageLog);
        var accepting = new LinkedHashMap<SessionID, SessionRunner>();
        var longestLogon = Duration.ofMillis(1);
        for (var entry : wanted.entrySet()) {
            var settings = entry.getKey();
            SessionRunner runner;
            try {
                runner = new SessionRunner(context, settings, entry.getValue(), store.open(settings.id()));
            } catch (StoreException failed) {
                throw new EngineException("session " + settings.id() + ": its store cannot be opened: " + failed.getMessage());
            }
            sessions.put(settings.id(), runner);
            if (settings.config().role() == Role.INITIATOR) {
                dialers.add(new DialLoop(runner, context, dialer));
            } else {
                accepting.put(settings.id(), runner);
                var timeout = settings.config().logonTimeout();
                longestLogon = timeout.compareTo(longestLogon) > 0 ? timeout : longestLogon;
            }
        }
        var timeout = longestLogon;
        acceptor = listener.map(where -> new AcceptLoop(context, where, new SessionDirectory(accepting), timeout));
    }

    /**
     * Starts the threads.
     *
     * @throws EngineException when a session's place cannot be read
     */
    public void start() {
        context.ticker().start();
        context.events().start();
        for (var session : sessions.values()) {
            try {
                session.start();
            } catch (StoreException failed) {
                throw new EngineException("session " + session.id() + ": its place cannot be read: " + failed.getMessage());
            }
        }
        acceptor.ifPresent(AcceptLoop::start);
        dialers.forEach(DialLoop::start);
    }

    /** The sessions, in the order in which they were configured. */
    public List<Session> sessions() {
        return sessions.values().stream().map(SessionRunner::user).toList();
    }

    /** The session with this name, if there is one. */
    public Optional<Session> session(SessionID id) {
        return Optional.ofNullable(sessions.get(id)).map(SessionRunner::user);
    }

    /** Stops accepting, logs out, waits, closes. */
    public ShutdownReport close(Duration grace) throws InterruptedException {
        long deadline = context.clock().monoNanos() + grace.toNanos();
        if (acceptor.isPresent()) {
            acceptor.get().close();
        }
        sessions.values().forEach(SessionRunner::beginClose);
        var forced = new ArrayList<SessionID>();
        for (var session : sessions.values()) {
            if (!session.waits().awaitQuiet(session.handler(), deadline)) {
                forced.add(session.id());
            }
        }
        for (var session : sessions.values()) {
            session.endClose();
        }
        for (var dialing : dialers) {
            dialing.close();
        }
        context.ticker().close();
        context.events().close();
        context.messageLog().close();
        return new ShutdownReport(forced);
    }
}
