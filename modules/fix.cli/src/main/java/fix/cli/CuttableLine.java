package fix.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The line between two parties, which can lose what is on its way: a proxy on a loopback port. What comes from the server can be held up, and the connections can be cut; then
 * what was held up is lost. Safe for use by many threads; each direction of each connection is a virtual thread.
 */
final class CuttableLine implements AutoCloseable {
    private static final int BUFFER_BYTES = 8_192;

    private final ServerSocket listener;
    private final int serverPort;
    private final List<Socket> sockets = new ArrayList<>();
    private boolean holding;
    private boolean closed;
    private long held;

    /**
     * A line to the server on this port of the loopback address.
     *
     * @throws IOException when there is no port to listen on
     */
    CuttableLine(int serverPort) throws IOException {
        this.serverPort = serverPort;
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("demo-line").start(this::accept);
    }

    /** Where the client connects. */
    int port() {
        return listener.getLocalPort();
    }

    /** From here on what the server sends is on its way and does not arrive. */
    synchronized void holdReplies() {
        holding = true;
    }

    /**
     * Waits until so many bytes are held up.
     *
     * @return false when the time ran out
     * @throws InterruptedException when interrupted
     */
    synchronized boolean awaitHeld(long bytes, Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        while (held < bytes && System.nanoTime() < until) {
            wait(Math.max(1, (until - System.nanoTime()) / 1_000_000));
        }
        return held >= bytes;
    }

    /** Ends all connections: what is on its way is lost. New ones work. */
    synchronized void cut() {
        sockets.forEach(CuttableLine::close);
        sockets.clear();
        holding = false;
    }

    @Override
    public synchronized void close() {
        closed = true;
        cut();
        try {
            listener.close();
        } catch (IOException gone) {
            // that is what was wanted
        }
    }

    private void accept() {
        try {
            while (true) {
                var client = listener.accept();
                try {
                    join(client, new Socket(InetAddress.getLoopbackAddress(), serverPort));
                } catch (IOException noServer) {
                    close(client);
                }
            }
        } catch (IOException ended) {
            close();
        }
    }

    private synchronized void join(Socket client, Socket server) {
        sockets.add(client);
        sockets.add(server);
        if (closed) {
            cut();
            return;
        }
        Thread.ofVirtual().name("demo-line").start(() -> pump(client, server, false));
        Thread.ofVirtual().name("demo-line").start(() -> pump(server, client, true));
    }

    private void pump(Socket from, Socket to, boolean replies) {
        try (from; to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            var buffer = new byte[BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (!replies || !isHeld(read)) {
                    out.write(buffer, 0, read);
                }
            }
        } catch (IOException ended) {
            // the other direction ends with it
        }
    }

    private synchronized boolean isHeld(int bytes) {
        if (holding) {
            held += bytes;
            notifyAll();
        }
        return holding;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // that is what was wanted
        }
    }
}
