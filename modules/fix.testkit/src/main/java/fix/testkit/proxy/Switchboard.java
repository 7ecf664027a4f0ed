package fix.testkit.proxy;

import fix.testkit.Faults;
import fix.testkit.ProxiedConnection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * The inside of a proxy: accepts connections, joins each to one of its own to the server, and keeps those that are open. A thread of its own
 * accepts and connects; any may call.
 */
public final class Switchboard {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int MOST_CONNECTIONS = 1_024;
    private static final int HISTORY_LINES = 1_000;

    private final InetSocketAddress server;
    private final long seed;
    private final Consumer<String> notes;
    private final Door door;
    private final Crew crew = new Crew();
    private final Map<Integer, Relay> open = new LinkedHashMap<>();
    private final Deque<String> history = new ArrayDeque<>();
    private IntFunction<Faults> program;
    private int accepted;
    private boolean closed;

    /**
     * Begins to listen.
     *
     * @param port 0 for any free one
     * @param program what goes wrong on the connection with this number
     * @param notes is told what happens
     * @throws IOException when it cannot listen; the message says where and why
     */
    public Switchboard(InetSocketAddress server, int port, long seed, IntFunction<Faults> program, Consumer<String> notes) throws IOException {
        this.server = server;
        this.seed = seed;
        this.program = program;
        this.notes = notes;
        door = new Door(port);
        crew.start("fix-proxy " + door.port() + " accepts", this::accept);
    }

    private void accept() {
        try {
            for (var client = door.accept(); client.isPresent(); client = door.accept()) {
                join(client.get());
            }
        } catch (InterruptedException nobodyShould) {
            Thread.currentThread().interrupt();
        }
    }

    private void join(Socket client) {
        var upstream = new Socket();
        try {
            upstream.setReceiveBufferSize(Relay.SOCKET_BUFFER_BYTES);
            upstream.connect(server, CONNECT_MILLIS);
            Relay.tuned(client);
            Relay.tuned(upstream);
        } catch (IOException failed) {
            note("a connection was refused: " + server + " cannot be reached: " + failed.getMessage());
            Relay.close(client, true);
            Relay.close(upstream, true);
            return;
        }
        if (!begin(client, upstream)) {
            Relay.close(client, true);
            Relay.close(upstream, true);
        }
    }

    private synchronized boolean begin(Socket client, Socket upstream) {
        if (closed || open.size() >= MOST_CONNECTIONS) {
            return false;
        }
        int number = ++accepted;
        var relay = new Relay(number, client, upstream, new SplittableRandom(seed ^ number * 0x9E3779B97F4A7C15L), this::note, () -> ended(number));
        open.put(number, relay);
        var faults = program.apply(number);
        note("connection " + number + " from " + client.getRemoteSocketAddress() + ": " + faults);
        relay.start(faults, crew);
        notifyAll();
        return true;
    }

    private synchronized void ended(int number) {
        open.remove(number);
        notifyAll();
    }

    private synchronized void note(String what) {
        history.add(what);
        if (history.size() > HISTORY_LINES) {
            history.remove();
        }
        notes.accept(what);
    }

    /** Where clients connect. */
    public int port() {
        return door.port();
    }

    /** What goes wrong on connections from here on. */
    public synchronized void program(IntFunction<Faults> program) {
        this.program = program;
    }

    /** The connections that have not ended, the oldest first. */
    public synchronized List<ProxiedConnection> connections() {
        return List.copyOf(open.values());
    }

    /** How many connections there were. */
    public synchronized int accepted() {
        return accepted;
    }

    /** The last thousand things that happened. */
    public synchronized List<String> history() {
        return List.copyOf(history);
    }

    /**
     * Waits until so many connections were accepted.
     *
     * @return false when the time ran out
     * @throws InterruptedException when interrupted
     */
    public synchronized boolean awaitAccepted(int count, long nanos) throws InterruptedException {
        long until = System.nanoTime() + nanos;
        while (accepted < count) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(left / 1_000_000 + 1);
        }
        return true;
    }

    /** Who dials is refused. */
    public void shut() throws IOException, InterruptedException {
        door.shut();
    }

    /** Who dials is let in again. */
    public void open() throws IOException {
        door.open();
    }

    /** Ends all, and returns when no thread and no socket is left. */
    public void close() throws IOException, InterruptedException {
        List<Relay> last;
        synchronized (this) {
            closed = true;
            last = new ArrayList<>(open.values());
        }
        door.close();
        last.forEach(Relay::reset);
        crew.awaitNone();
    }
}
