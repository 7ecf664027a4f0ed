package interop;

import fix.core.SessionID;
import fix.engine.Application;
import fix.engine.EventListener;
import fix.engine.FixEngine;
import fix.engine.SessionSettings;
import fix.session.Role;
import fix.session.SessionConfig;
import fix.store.MessageStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Starts our engine with one session; the tests and {@link HeddleProgram} share it. */
final class Engines {
    static final String OURS = "HEDDLE";
    static final String THEIRS = "PEER";

    private Engines() {}

    static SessionID id(String version) {
        return SessionID.of(version, OURS, THEIRS);
    }

    /** @param port where an initiator connects to, or where an acceptor listens: 0 for any free port */
    static FixEngine start(
            Role role, String version, int port, MessageStore store, UnaryOperator<SessionConfig.Builder> rules,
            Application application, EventListener listener) {
        return start(id(version), role, port, store, rules, application, listener);
    }

    /** The same for a session of any identity. */
    static FixEngine start(
            SessionID id, Role role, int port, MessageStore store, UnaryOperator<SessionConfig.Builder> rules,
            Application application, EventListener listener) {
        var config = rules.apply(SessionConfig.builder(id, role)).build();
        boolean initiator = role == Role.INITIATOR;
        var settings = SessionSettings.of(config, initiator ? "127.0.0.1" : "", initiator ? port : 0)
                .withReconnect(Duration.ofMillis(50), Duration.ofMillis(500));
        var builder = FixEngine.builder().store(store).session(settings, application).listener(listener);
        if (!initiator) {
            builder.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        }
        return builder.start();
    }
}
