package fix.transport;

import fix.transport.tls.TlsContext;
import java.io.Closeable;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.Optional;

/** Accepts connections at an address. One thread accepts; any thread may close, or change how connections are made. */
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

    /**
     * From here on each connection that is accepted is made in this way; those that there are stay as they are, and it listens on without a break. Any thread may call it.
     *
     * @param options what is asked of each connection
     * @param tls for listeners; empty for no TLS
     * @throws IOException if the operating system refuses; nothing has changed then
     */
    void follow(SocketOptions options, Optional<TlsContext> tls) throws IOException;

    /** Stops listening and ends an {@link #accept} that waits. Connections that were accepted stay open. Never throws. */
    @Override
    void close();
}
