package fix.simulator;

import fix.core.Message;
import fix.core.SessionID;
import fix.core.Tags;
import fix.engine.Application;
import fix.session.Moment;
import fix.session.Role;
import fix.store.StoreException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One life of an engine on its machine, from its start to its crash. What it had planned does not happen any more once it is dead. */
final class EngineLife {
    final World world;
    final Machine machine;
    private final Application application;
    private final Map<SessionID, SessionLife> sessions = new LinkedHashMap<>();
    private final List<End> connections = new ArrayList<>();
    private boolean alive = true;

    EngineLife(Machine machine, Application application) {
        this.world = machine.world;
        this.machine = machine;
        this.application = application;
    }

    void start() {
        for (var settings : machine.sessions) {
            var session = new SessionLife(this, settings, application, open(settings.id()));
            sessions.put(settings.id(), session);
            application.onCreate(session.user());
            session.start();
            if (settings.config().role() == Role.INITIATOR) {
                new Dialer(this, session).start();
            }
        }
    }

    private FaultyStore open(SessionID id) {
        try {
            return new FaultyStore(machine.disk.open(id), world);
        } catch (StoreException e) {
            throw new IllegalStateException("the disk of " + machine.name + " does not open " + id, e);
        }
    }

    /** Dies: connections end, or with the power just fall silent; stores are free for the next life. */
    void end(boolean power) {
        alive = false;
        for (var connection : connections) {
            if (power) {
                connection.vanish();
            } else {
                connection.finish();
            }
        }
        sessions.values().forEach(session -> session.store().close());
    }

    /** Lets a thread of this engine do something after about so long, if it still lives then. */
    void soon(long typicalDelay, Runnable action) {
        after(world.threads.delay(typicalDelay), action);
    }

    /** Lets a thread of this engine do something after exactly so long, if it still lives then. */
    void after(long delay, Runnable action) {
        world.scheduler.after(delay, machine.actor, () -> {
            if (alive) {
                action.run();
            }
        });
    }

    Moment now() {
        return machine.now();
    }

    boolean isAlive() {
        return alive;
    }

    Iterable<SessionLife> sessions() {
        return sessions.values();
    }

    SessionLife session(SessionID id) {
        var session = sessions.get(id);
        if (session == null) {
            throw new IllegalArgumentException(machine.name + " has no session " + id + " but " + sessions.keySet());
        }
        return session;
    }

    /** Until a Logon has said whose it is, a wrong CheckSum(10) is let through when one session lets it through. */
    boolean verifiesCheckSum() {
        return sessions.values().stream().allMatch(session -> session.settings().validateChecksum());
    }

    /** The session that a Logon of the peer names. */
    Optional<SessionLife> named(Message logon) {
        return Optional.ofNullable(sessions.get(SessionID.of(
                logon.beginString(), logon.getString(Tags.TARGET_COMP_ID, "?"), logon.getString(Tags.SENDER_COMP_ID, "?"))));
    }

    void owns(End connection) {
        connections.removeIf(End::isClosed);
        connections.add(connection);
    }

    /** Somebody has connected. */
    void accept(End connection) {
        owns(connection);
        new Door(this, connection).open();
    }

    void note(String what, Object detail) {
        world.history.add(machine.name, what, detail);
    }
}
