package fix.testkit.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The port of a proxy, which can be shut: who dials is then refused as by a machine where nobody listens. While it is shut, a socket that does
 * not listen keeps the port from others, where the operating system allows that. One thread accepts; any may shut, open and close.
 */
final class Door {
    private static final int BACKLOG = 128;
    private static final int REST_MILLIS = 50;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Socket placeholder = new Socket();
    private final InetSocketAddress address;
    private ServerSocket listener;
    private boolean accepting;
    private boolean closed;

    /** @param port 0 for any free one */
    Door(int port) throws IOException {
        var loopback = InetAddress.getLoopbackAddress();
        placeholder.setReuseAddress(true);
        try {
            placeholder.bind(new InetSocketAddress(loopback, port));
            address = new InetSocketAddress(loopback, placeholder.getLocalPort());
            listener = listen();
        } catch (IOException taken) {
            placeholder.close();
            throw new IOException("the proxy cannot listen on " + loopback.getHostAddress() + ":" + port + ": " + taken.getMessage(), taken);
        }
    }

    private ServerSocket listen() throws IOException {
        try {
            return bound();
        } catch (IOException sharedPort) {
            placeholder.close();
            return bound();
        }
    }

    private ServerSocket bound() throws IOException {
        var server = new ServerSocket();
        try {
            server.setReuseAddress(true);
            server.setReceiveBufferSize(Relay.SOCKET_BUFFER_BYTES);
            server.bind(address, BACKLOG);
            return server;
        } catch (IOException failed) {
            server.close();
            throw failed;
        }
    }

    int port() {
        return address.getPort();
    }

    /** Waits for a connection; empty when the door is closed for good. */
    Optional<Socket> accept() throws InterruptedException {
        while (true) {
            var open = awaitOpen();
            if (open.isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(open.get().accept());
            } catch (IOException shut) {
                rest();
            } finally {
                accepted();
            }
        }
    }

    private Optional<ServerSocket> awaitOpen() throws InterruptedException {
        lock.lock();
        try {
            while (!closed && listener.isClosed()) {
                changed.await();
            }
            accepting = !closed;
            return closed ? Optional.empty() : Optional.of(listener);
        } finally {
            lock.unlock();
        }
    }

    private void accepted() {
        lock.lock();
        try {
            accepting = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The operating system may refuse (too many open files): try again a little later. */
    @SuppressWarnings("WaitNotInLoop") // A rest that ends early does no harm.
    private void rest() throws InterruptedException {
        lock.lock();
        try {
            if (!closed && !listener.isClosed()) {
                changed.await(REST_MILLIS, TimeUnit.MILLISECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The system socket is closed by the thread that accepts, when it has noticed: only then is who dials refused. */
    void shut() throws IOException, InterruptedException {
        lock.lock();
        try {
            listener.close();
            while (accepting) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    void open() throws IOException {
        lock.lock();
        try {
            if (!closed && listener.isClosed()) {
                listener = listen();
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    void close() throws IOException {
        lock.lock();
        try {
            closed = true;
            listener.close();
            placeholder.close();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
