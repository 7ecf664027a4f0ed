package fix.acceptance;

import fix.simulator.RawConnection;
import fix.simulator.SimulatedAcceptor;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The way to an {@link AcceptanceServer}'s sessions and application in virtual time: no socket, no thread, and no waiting, since time passes as soon as nothing else is to be done. Each line
 * has a server of its own. Used by one thread.
 */
public final class SimulatedLine implements Line {
    private final SimulatedAcceptor acceptor;
    private final NumberSetter control;
    private final Map<Integer, RawConnection> connections = new HashMap<>();

    /** A server with these sessions, to which nobody is connected. */
    public SimulatedLine(ServerSessions sessions) {
        acceptor = new SimulatedAcceptor(sessions.settings(), new EchoApplication());
        control = new NumberSetter(sessions.ids().stream().map(acceptor::session).toList());
    }

    @Override
    public Instant now() {
        return acceptor.now();
    }

    @Override
    public long nanoTime() {
        return acceptor.nanoTime();
    }

    @Override
    public void pause(Duration time) {
        acceptor.advance(time);
    }

    @Override
    public void connect(int client) {
        connections.put(client, acceptor.connect());
    }

    @Override
    public void send(int client, byte[] bytes) throws IOException {
        connection(client).send(bytes);
    }

    @Override
    public Event next(int client, Duration timeout) throws IOException {
        return connection(client).next(timeout).map(SimulatedLine::event).orElseGet(Event.Silence::new);
    }

    private static Event event(RawConnection.Event event) {
        return switch (event) {
            case RawConnection.Event.Bytes(var bytes, var at) -> new Event.Bytes(bytes, at);
            case RawConnection.Event.Closed(var at) -> new Event.Closed("FIN");
        };
    }

    @Override
    public void halfClose(int client) throws IOException {
        connection(client).halfClose();
    }

    @Override
    public void close(int client) {
        Optional.ofNullable(connections.remove(client)).ifPresent(RawConnection::close);
    }

    @Override
    public String control(String command) {
        try {
            control.set(ControlCommand.parse(command));
            return "OK";
        } catch (ControlException refused) {
            return "ERR " + refused.getMessage();
        }
    }

    @Override
    public void close() {
        List.copyOf(connections.keySet()).forEach(this::close);
    }

    private RawConnection connection(int client) throws IOException {
        var connection = connections.get(client);
        if (connection == null) {
            throw new IOException("client " + client + " is not connected");
        }
        return connection;
    }
}
