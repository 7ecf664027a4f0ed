package fix.transport;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketAddress;

/** Accepts connections at an address. One thread accepts; any thread may close. */
public interface Listener extends Closeable {

    /** Where it listens, with the port that was found when any free one was asked for. Known after closing too. */
    SocketAddress address();

    /**
     * Waits for the next connection.
     *
     * @return an open connection that the caller must close
     * @throws TransportClosedException if the listener is closed, also while this waits
     * @throws IOException if the operating system refuses, for instance because this process has too many files open; the listener still listens, and a
     *         loop that calls this again should wait a little first
     */
    Connection accept() throws IOException;

    /** Stops listening and ends an {@link #accept} that waits. Connections that were accepted stay open. Never throws. */
    @Override
    void close();
}
