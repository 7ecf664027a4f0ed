package fix.engine.threads;

import fix.core.SessionID;
import fix.engine.AcceptorTemplate;
import fix.engine.Application;
import fix.engine.EngineClock;
import fix.engine.EngineException;
import fix.engine.EventListener;
import fix.engine.ListenerSettings;
import fix.engine.MessageLog;
import fix.engine.Session;
import fix.engine.SessionSettings;
import fix.engine.ShutdownReport;
import fix.engine.driver.SessionDriver;
import fix.store.MessageStore;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A running engine: its sessions, its listeners, its dialers. Built and closed by one thread each; what is in between may be any. */
public final class EngineRuntime {
    private final EngineContext context;
    private final Certificates certificates;
    private final SessionRegistry sessions;
    private final Admission admission;
    private final Listeners listeners;

    /**
     * An engine without sessions; nothing runs yet.
     *
     * @param clock the engine's clock
     * @param watchers who watches
     * @param messageLog sees every message
     * @param store keeps the sessions' places
     * @param certificates what TLS needs
     * @param binder how acceptors listen
     * @param dialers how initiators connect
     * @param policy who may log on
     * @param overloadDelay how late what is due may be before the engine does less; zero when it never does
     * @param room how much may wait in all sessions together
     */
    public EngineRuntime(
            EngineClock clock, List<EventListener> watchers, MessageLog messageLog, MessageStore store, Certificates certificates,
            Binder binder, Dialers dialers, LogonPolicy policy, Duration overloadDelay, Room room) {
        var events = new EventDispatcher(watchers);
        var lateness = new Lateness();
        var ticker = new Ticker(clock);
        var overload = new Overload(events, lateness, ticker.turns(), overloadDelay);
        context = new EngineContext(clock, ticker, events, new GuardedMessageLog(messageLog, events, clock), new Pools(events), lateness, overload, room);
        this.certificates = certificates;
        sessions = new SessionRegistry(context, store, dialers, policy.maxDynamicSessions());
        admission = new Admission(context, sessions, policy);
        listeners = new Listeners(context, sessions, admission, certificates, binder);
    }

    /**
     * Adds a session and opens its part of the store; in an engine that runs it starts at once.
     *
     * @throws EngineException when its name is taken, its store cannot be opened or read, or an acceptor could not be reached
     */
    public Session add(SessionSettings settings, Application application) {
        return EngineThread.call("fix-add " + settings.id(), () -> sessions.add(settings, application)).user();
    }

    /**
     * From here on these templates count, no two of which tie; sessions that others have made live on.
     *
     * @throws EngineException when the engine does not listen
     */
    public void templates(List<AcceptorTemplate> templates) {
        if (listeners.open().isEmpty() && !templates.isEmpty()) {
            throw new EngineException("templates need an address to listen on: call listen(address) before the start");
        }
        admission.templates(templates);
    }

    /** The pools. */
    public Pools pools() {
        return context.pools();
    }

    /** Where it listens: as it was told, and at which address. */
    public Map<ListenerSettings, InetSocketAddress> listening() {
        return listeners.open();
    }

    /**
     * From here on it listens there, and nowhere else.
     *
     * @throws EngineException when that cannot be
     */
    public void listeners(List<ListenerSettings> wanted) {
        EngineThread.call("fix-listen", () -> {
            listeners.follow(wanted);
            return wanted;
        });
    }

    /**
     * Starts the threads.
     *
     * @throws EngineException when a session's place cannot be read
     */
    public void start() {
        sessions.all().forEach(entry -> entry.runner().application().onCreate(entry.runner().user()));
        context.ticker().start();
        context.events().start();
        context.overload().start(context);
        certificates.start(context);
        sessions.start();
        listeners.start();
        sessions.dial();
    }

    /** Gives the sessions' stores and the ports free; for an engine that could not be started. */
    public void abandon() {
        listeners.abandon();
        sessions.all().forEach(SessionEntry::abandon);
    }

    /** The sessions, in the order in which they came. */
    public List<Session> sessions() {
        return sessions.all().stream().map(entry -> entry.runner().user()).toList();
    }

    /** The session with this name, if there is one. */
    public Optional<Session> session(SessionID id) {
        return sessions.find(id).map(entry -> entry.runner().user());
    }

    /**
     * Logs a session out, waits for it and ends it.
     *
     * @return whether it ended in order
     * @throws EngineException when there is none, and inside one of its own callbacks
     * @throws InterruptedException when interrupted; the session ends all the same
     */
    public boolean remove(SessionID id, Duration grace) throws InterruptedException {
        var found = sessions.find(id);
        if (found.isPresent() && found.get().runner().handler().callbackBegan() != SessionDriver.NOT_IN_CALLBACK) {
            throw new EngineException("session " + id + " cannot be removed inside its own callback: it would wait for itself");
        }
        return EngineThread.callInterruptibly("fix-remove " + id, () -> sessions.remove(id, grace));
    }

    /**
     * Reads every certificate anew.
     *
     * @throws EngineException with what is wrong with those that stay as they were
     */
    public void reloadCertificates() {
        var problems = EngineThread.call("fix-reload", certificates::reloadAll);
        if (!problems.isEmpty()) {
            throw new EngineException(String.join("; ", problems));
        }
    }

    /** Stops accepting, logs out, waits, closes. */
    public ShutdownReport close(Duration grace) throws InterruptedException {
        long deadline = context.clock().monoNanos() + grace.toNanos();
        listeners.close();
        admission.close();
        var ending = sessions.close();
        ending.forEach(entry -> entry.runner().beginClose());
        var forced = new ArrayList<SessionID>();
        for (var entry : ending) {
            if (!entry.runner().waits().awaitQuiet(entry.runner().handler(), deadline)) {
                forced.add(entry.id());
            }
        }
        for (var entry : ending) {
            entry.runner().endClose();
        }
        for (var entry : ending) {
            entry.endDialing();
        }
        certificates.close();
        context.ticker().close();
        context.events().close();
        context.messageLog().close();
        return new ShutdownReport(forced);
    }
}
