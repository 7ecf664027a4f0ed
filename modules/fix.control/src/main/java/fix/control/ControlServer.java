package fix.control;

import fix.engine.FixEngine;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The engine's end of a control socket. Safe for use by many threads; an interrupt of theirs does it no harm, since it has its own. */
public final class ControlServer implements AutoCloseable {
    /** How many clients are served at once. */
    static final int MOST_CLIENTS = 8;

    private static final System.Logger LOG = System.getLogger("fix.control");

    private final SocketPlace place;
    private final ServerSocketChannel listening;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("fix-control-timer").factory());
    private final Set<SocketChannel> clients = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);

    private ControlServer(SocketPlace place, ServerSocketChannel listening) {
        this.place = place;
        this.listening = listening;
    }

    /**
     * Takes the place of the socket; {@link #serve} begins to answer. The folder is made when it is not there.
     *
     * @param socket its file; a path of at most 100 bytes or so, as operating systems have it
     * @throws ControlException when another engine has it, or others may enter its folder
     */
    public static ControlServer open(Path socket) throws ControlException {
        var place = SocketPlace.take(socket);
        try {
            var listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                listening.bind(UnixDomainSocketAddress.of(place.socket()));
                return new ControlServer(place, listening);
            } catch (IOException failed) {
                listening.close();
                throw failed;
            }
        } catch (IOException failed) {
            place.close();
            throw new ControlException("control socket " + place.socket() + " cannot be made: " + failed.getMessage());
        }
    }

    /** Answers for the sessions of this engine from here on; its configuration cannot be read anew. */
    public ControlServer serve(FixEngine engine) {
        return serve(new SessionCommands(engine, Optional.empty()));
    }

    /** Answers for the sessions of this engine, and has its configuration read anew, from here on. */
    public ControlServer serve(FixEngine engine, Reload reload) {
        return serve(new SessionCommands(engine, Optional.of(reload)));
    }

    private ControlServer serve(SessionCommands commands) {
        Thread.ofVirtual().name("fix-control " + place.socket()).start(() -> accept(commands));
        return this;
    }

    private void accept(SessionCommands commands) {
        while (true) {
            try {
                welcome(listening.accept(), commands);
            } catch (ClosedChannelException closed) {
                return;
            } catch (IOException refused) {
                LOG.log(System.Logger.Level.WARNING, "control socket " + place.socket() + ": a client could not be accepted: " + refused.getMessage());
                if (isClosingWithin100Millis()) {
                    return;
                }
            }
        }
    }

    private boolean isClosingWithin100Millis() {
        try {
            return closing.await(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException nobodyShould) {
            return true;
        }
    }

    private void welcome(SocketChannel client, SessionCommands commands) {
        boolean busy = clients.size() >= MOST_CLIENTS;
        clients.add(client);
        Thread.ofVirtual().name("fix-control-client").start(() -> {
            try (var lines = new LineChannel(client, timer)) {
                new ClientConversation(client, lines, place, commands).run(busy);
            } finally {
                clients.remove(client);
            }
        });
    }

    /** Ends every conversation and removes the socket and its token. A second call does nothing. */
    @Override
    public void close() {
        closing.countDown();
        try {
            listening.close();
            for (var client : clients) {
                client.close();
            }
        } catch (IOException ignored) {
            // nothing is left to be done about it
        }
        timer.shutdownNow();
        place.close();
    }
}
