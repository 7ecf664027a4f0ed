package fix.acceptance;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/**
 * The way to a server, and the time on it: real TCP with real clocks, or a simulated network in virtual time. Clients are numbered by the script. Used by one thread at a time.
 *
 * <p>Whoever implements it reads eagerly: what the server sends is taken and its time noted whether or not the script asks for it.
 */
public interface Line extends AutoCloseable {

    /** What happened on a client's connection. */
    sealed interface Event {
        /** Bytes came, any number of them: they need not end where a message does. */
        record Bytes(byte[] bytes, Instant at) implements Event {}

        /** The server closed the connection; {@code how} says with what. Nothing comes after it. */
        record Closed(String how) implements Event {}

        /** Nothing happened in the time given. */
        record Silence() implements Event {}
    }

    /** The wall clock. */
    Instant now();

    /** A clock that only measures how much time passes, in nanoseconds. */
    long nanoTime();

    /** Lets time pass. */
    void pause(Duration time) throws IOException;

    /** Opens a connection as a client that has none. */
    void connect(int client) throws IOException;

    /** Sends on a client's connection; fails if the server has closed it. */
    void send(int client, byte[] bytes) throws IOException;

    /** The next thing that happens on a client's connection, waited for no longer than the time given. After {@code Closed} always {@code Closed} again. */
    Event next(int client, Duration timeout) throws IOException;

    /** Sends FIN on a client's connection, which still receives. */
    void halfClose(int client) throws IOException;

    /** Closes a client's connection for good, if it has one, and forgets what came on it. */
    void close(int client);

    /** Sends one command to the server's control port and returns its answer, both without the line's end. */
    String control(String command) throws IOException;

    /** Closes all connections. */
    @Override
    void close();
}
