package fix.acceptance;

import fix.engine.EngineException;
import fix.engine.EventListener;
import fix.engine.FixEngine;
import fix.engine.MessageLog;
import fix.engine.ShutdownReport;
import fix.store.MessageStore;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * The server that acceptance scripts expect: an engine with {@link ServerSessions} on one port, an application that sends orders back, and a control port if one is wanted. Messages are kept in
 * memory. Thread-safe.
 *
 * {@snippet :
 * try (var server = AcceptanceServer.builder().address(new InetSocketAddress(9880)).start()) {
 *     System.out.println("READY " + server.port());
 *     ...
 * }
 * }
 */
public final class AcceptanceServer implements AutoCloseable {
    private final FixEngine engine;
    private final Optional<ControlServer> control;

    private AcceptanceServer(FixEngine engine, Optional<ControlServer> control) {
        this.engine = engine;
        this.control = control;
    }

    /** Starts to build a server with the standard sessions, on a free port, without a control port. */
    public static Builder builder() {
        return new Builder();
    }

    /** The port that it listens on for sessions. */
    public int port() {
        return engine.port();
    }

    /** The port that it listens on for commands; 0 when it has none. */
    public int controlPort() {
        return control.map(ControlServer::port).orElse(0);
    }

    /**
     * Stops accepting, logs the sessions out, waits and closes. A second call does nothing.
     *
     * @param grace how long the sessions may take
     * @return whether all of them ended in order
     * @throws InterruptedException when interrupted; call again to go on
     */
    public ShutdownReport close(Duration grace) throws InterruptedException {
        closeControl();
        return engine.close(grace);
    }

    /** The same, with {@link FixEngine#DEFAULT_GRACE}. */
    @Override
    public void close() {
        closeControl();
        engine.close();
    }

    private void closeControl() {
        if (control.isPresent()) {
            try {
                control.get().close();
            } catch (IOException e) {
                System.getLogger(AcceptanceServer.class.getName()).log(System.Logger.Level.DEBUG, "closing the control port failed", e);
            }
        }
    }

    /** Collects what a server is made of. Not thread-safe. */
    public static final class Builder {
        private ServerSessions sessions = ServerSessions.standard();
        private InetSocketAddress address = new InetSocketAddress(0);
        private Optional<InetSocketAddress> controlAddress = Optional.empty();
        private EventListener listener = event -> {};
        private MessageLog messageLog = MessageLog.NONE;

        private Builder() {}

        /** What is served. */
        public Builder sessions(ServerSessions sessions) {
            this.sessions = sessions;
            return this;
        }

        /** Where sessions connect; port 0 for any free one. */
        public Builder address(InetSocketAddress address) {
            this.address = address;
            return this;
        }

        /** Where commands are taken; port 0 for any free one. */
        public Builder controlAddress(InetSocketAddress controlAddress) {
            this.controlAddress = Optional.of(controlAddress);
            return this;
        }

        /** Who is told what happens. */
        public Builder listener(EventListener listener) {
            this.listener = listener;
            return this;
        }

        /** What sees every message. The server closes it. */
        public Builder messageLog(MessageLog messageLog) {
            this.messageLog = messageLog;
            return this;
        }

        /**
         * Opens the ports and starts the sessions.
         *
         * @throws EngineException in one line, when a port is in use; nothing is left open then
         */
        public AcceptanceServer start() {
            var application = new EchoApplication();
            var builder = FixEngine.builder().store(MessageStore.inMemory()).listen(address).listener(listener).messageLog(messageLog);
            sessions.settings().forEach(session -> builder.session(session, application));
            var engine = builder.start();
            try {
                return new AcceptanceServer(engine, openControl(engine));
            } catch (IOException failed) {
                engine.close();
                throw new EngineException("the control port: " + failed.getMessage());
            }
        }

        private Optional<ControlServer> openControl(FixEngine engine) throws IOException {
            return controlAddress.isPresent()
                    ? Optional.of(ControlServer.open(controlAddress.get(), new NumberSetter(engine.sessions())))
                    : Optional.empty();
        }
    }
}
