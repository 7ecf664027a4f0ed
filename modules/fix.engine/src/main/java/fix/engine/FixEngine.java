package fix.engine;

import fix.core.SessionID;
import fix.engine.threads.EngineRuntime;
import fix.session.Role;
import fix.store.MessageStore;
import fix.store.StoreException;
import fix.store.Stores;
import fix.store.spi.StoreSettings;
import fix.transport.Listener;
import fix.transport.SocketOptions;
import fix.transport.TcpDialer;
import fix.transport.TcpListener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A FIX engine: any number of sessions, acceptors on one port, initiators each to its own. Build one, start it, and close it when
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

    private final EngineRuntime runtime;
    private final MessageStore store;
    private final boolean ownsStore;
    private final Optional<Listener> listener;
    private boolean closed;

    private FixEngine(EngineRuntime runtime, MessageStore store, boolean ownsStore, Optional<Listener> listener) {
        this.runtime = runtime;
        this.store = store;
        this.ownsStore = ownsStore;
        this.listener = listener;
    }

    /** Starts to build an engine. */
    public static Builder builder() {
        return new Builder();
    }

    /** The sessions, in the order in which they were given. */
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

    /** The port that acceptors listen on; 0 when there is none. */
    public int port() {
        return listener.map(Listener::address).map(InetSocketAddress.class::cast).map(InetSocketAddress::getPort).orElse(0);
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
        if (ownsStore) {
            try {
                store.close();
            } catch (StoreException failed) {
                throw new EngineException("the store could not be closed: " + failed.getMessage());
            }
        }
        return report;
    }

    /** Ends the engine with {@link #DEFAULT_GRACE}. When interrupted it goes on without waiting, and sets the interrupt status. */
    @Override
    public void close() {
        try {
            close(DEFAULT_GRACE);
        } catch (InterruptedException interrupted) {
            closeNow();
            Thread.currentThread().interrupt();
        }
    }

    private void closeNow() {
        try {
            close(Duration.ZERO);
        } catch (InterruptedException again) {
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
        private Optional<String> storeName = Optional.empty();
        private StoreSettings storeSettings = StoreSettings.NONE;
        private Optional<InetSocketAddress> address = Optional.empty();
        private SocketOptions socketOptions = SocketOptions.DEFAULT;

        private Builder() {}

        /** Adds a session and the application that serves it; one application may serve many. */
        public Builder session(SessionSettings settings, Application application) {
            if (sessions.keySet().stream().anyMatch(other -> other.id().equals(settings.id()))) {
                throw new EngineException("session " + settings.id() + " is given twice: each needs a name of its own");
            }
            sessions.put(settings, application);
            return this;
        }

        /** Where acceptors listen; port 0 for any free one. */
        public Builder listen(InetSocketAddress address) {
            this.address = Optional.of(address);
            return this;
        }

        /** The store to use. It stays the caller's: close it after the engine. */
        public Builder store(MessageStore store) {
            this.store = Optional.of(store);
            return this;
        }

        /** The store to use by its provider's name; the engine opens and closes it. Without any, the only durable one installed is used. */
        public Builder store(String name, StoreSettings settings) {
            storeName = Optional.of(name);
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
         * Opens the store and the port, and starts the sessions.
         *
         * @throws EngineException when something is missing or in the way; nothing is left open then
         */
        public FixEngine start() {
            if (sessions.isEmpty()) {
                throw new EngineException("an engine needs at least one session: call session(settings, application)");
            }
            boolean accepts = sessions.keySet().stream().anyMatch(s -> s.config().role() == Role.ACCEPTOR);
            if (accepts && address.isEmpty()) {
                throw new EngineException("acceptors need an address to listen on: call listen(address)");
            }
            var opened = openStore();
            Optional<Listener> listener = Optional.empty();
            try {
                if (accepts) {
                    listener = Optional.of(TcpListener.bind(address.get(), socketOptions));
                }
                var runtime = new EngineRuntime(
                        clock, listeners, messageLog, opened, sessions, listener, new TcpDialer(socketOptions));
                var engine = new FixEngine(runtime, opened, store.isEmpty(), listener);
                sessions.forEach((settings, application) -> application.onCreate(engine.session(settings.id())));
                runtime.start();
                return engine;
            } catch (IOException failed) {
                release(opened, listener);
                throw new EngineException("cannot listen on " + address.get() + ": " + failed.getMessage());
            } catch (RuntimeException failed) {
                release(opened, listener);
                throw failed;
            }
        }

        private MessageStore openStore() {
            try {
                return store.isPresent() ? store.get() : Stores.installed().open(storeName.orElse(""), storeSettings);
            } catch (StoreException failed) {
                throw new EngineException(failed.getMessage());
            }
        }

        private void release(MessageStore opened, Optional<Listener> listener) {
            listener.ifPresent(Listener::close);
            messageLog.close();
            if (store.isEmpty()) {
                try {
                    opened.close();
                } catch (StoreException ignored) {
                    // the first failure is the one to tell
                }
            }
        }
    }
}
