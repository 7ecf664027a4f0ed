package fix.transport;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.Socket;

/** What sockets need everywhere. */
final class Sockets {

    /** Makes a connection of a connected socket. On an exception the socket is still the caller's. */
    @FunctionalInterface
    interface Upgrade {
        Connection connection(Socket socket) throws IOException;
    }

    private static final System.Logger LOG = System.getLogger("fix.transport");

    private Sockets() {
    }

    /** Closes; what the operating system has against it changes nothing for the caller, and is logged. */
    static void closeQuietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "closing " + socket, e);
        }
    }
}
