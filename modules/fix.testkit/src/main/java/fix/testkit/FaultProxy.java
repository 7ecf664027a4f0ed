package fix.testkit;

import fix.testkit.proxy.Switchboard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * A TCP proxy between two real parties that makes their line a bad one: it delays, throttles, splits, coalesces, cuts, resets, falls silent,
 * stops reading, corrupts and refuses. It listens on the loopback address. What goes wrong is a program for each connection, and can be changed
 * while they run. Safe for use by many threads.
 *
 * {@snippet :
 * try (var proxy = FaultProxy.to("localhost", acceptorPort)
 *         .connection(1, Faults.of(Flow.TO_CLIENT, Fault.cut(Place.inFrame(5))))
 *         .start()) {
 *     connectTo(proxy.port());
 *     proxy.awaitConnection(2, Duration.ofSeconds(10)).give(Fault.delay(Duration.ofMillis(20)));
 * }
 * }
 */
public final class FaultProxy implements AutoCloseable {
    private final Switchboard switchboard;
    private final Builder built;

    private FaultProxy(Switchboard switchboard, Builder built) {
        this.switchboard = switchboard;
        this.built = built;
    }

    /** A proxy to a server; nothing goes wrong unless said so. */
    public static Builder to(String host, int port) {
        return new Builder(host, port);
    }

    /** Where clients connect, on the loopback address. */
    public int port() {
        return switchboard.port();
    }

    /** What all that is random comes from; say it when a test fails. */
    public long seed() {
        return built.seed;
    }

    /** The connections that have not ended, the oldest first. */
    public List<ProxiedConnection> connections() {
        return switchboard.connections();
    }

    /**
     * The open connection that was accepted last.
     *
     * @throws NoSuchElementException when none is open
     */
    public ProxiedConnection latest() {
        return connections().getLast();
    }

    /** How many connections were accepted so far. */
    public int accepted() {
        return switchboard.accepted();
    }

    /**
     * Waits until so many connections were accepted, whether or not they are still open.
     *
     * @return false when the time ran out
     * @throws InterruptedException when interrupted
     */
    public boolean awaitAccepted(int count, Duration atMost) throws InterruptedException {
        return switchboard.awaitAccepted(count, atMost.toNanos());
    }

    /**
     * Waits for the connection with this number.
     *
     * @param number from 1; connections that were refused have none
     * @throws AssertionError when it has not come by then, or has ended already
     * @throws InterruptedException when interrupted
     */
    public ProxiedConnection awaitConnection(int number, Duration atMost) throws InterruptedException {
        if (!awaitAccepted(number, atMost)) {
            throw new AssertionError("connection " + number + " did not come within " + atMost + "; " + this);
        }
        return connections().stream().filter(connection -> connection.number() == number).findFirst()
                .orElseThrow(() -> new AssertionError("connection " + number + " has ended already; " + this));
    }

    /** The program of all connections from here on, whatever was said before. */
    public void program(Faults faults) {
        switchboard.program(_ -> faults);
    }

    /** Who dials is refused, as by a machine where nobody listens; connections that are open stay. */
    public void refuse() {
        unchecked(switchboard::shut);
    }

    /** Who dials is let in again. */
    public void admit() {
        unchecked(switchboard::open);
    }

    /** Ends all connections at once; what is on its way is lost. New ones are accepted. */
    public void cutAll() {
        connections().forEach(ProxiedConnection::cut);
    }

    /** What happened, the last 1,000 lines: connections, faults, ends. */
    public List<String> history() {
        return switchboard.history();
    }

    /** Ends all connections, and returns when no thread and no socket is left. */
    @Override
    public void close() {
        unchecked(switchboard::close);
    }

    private interface Action {
        void run() throws IOException, InterruptedException;
    }

    private static void unchecked(Action action) {
        try {
            action.run();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The proxy in words, with its seed and its history. */
    @Override
    public String toString() {
        return "fault proxy on port " + port() + " to " + built.server + ", seed " + seed() + "\n  " + String.join("\n  ", history());
    }

    /** Collects what a proxy is told. Not thread-safe. */
    public static final class Builder {
        private final InetSocketAddress server;
        private final Map<Integer, Faults> numbered = new HashMap<>();
        private IntFunction<Faults> others = _ -> Faults.NONE;
        private int port;
        private long seed = System.nanoTime() ^ ProcessHandle.current().pid() << 32;
        private Consumer<String> log = _ -> { };

        private Builder(String host, int port) {
            server = host.equals("localhost") ? new InetSocketAddress(InetAddress.getLoopbackAddress(), port) : new InetSocketAddress(host, port);
        }

        /** Where to listen; 0, the default, for any free port. */
        public Builder listen(int port) {
            this.port = port;
            return this;
        }

        /** What all that is random comes from; drawn anew for each proxy unless said. */
        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        /**
         * The program of one connection.
         *
         * @param number from 1, in the order in which they are accepted
         */
        public Builder connection(int number, Faults faults) {
            numbered.put(number, faults);
            return this;
        }

        /** The program of all connections that have none of their own. */
        public Builder connections(Faults faults) {
            others = _ -> faults;
            return this;
        }

        /**
         * A random program, from the seed and the connection's number, for each connection that has none of its own.
         *
         * @param kinds what may happen; one or more
         * @param always what happens on each of them besides
         */
        public Builder random(Set<Fault.Kind> kinds, Faults always) {
            others = number -> {
                var drawn = Faults.random(new SplittableRandom(seed + number), kinds);
                return always.and(Flow.TO_SERVER, drawn.toServer()).and(Flow.TO_CLIENT, drawn.toClient());
            };
            return this;
        }

        /** Who is told what happens, a line each; must neither block nor call the proxy. */
        public Builder log(Consumer<String> log) {
            this.log = log;
            return this;
        }

        /**
         * Listens.
         *
         * @throws UncheckedIOException when the port is taken
         */
        public FaultProxy start() {
            var own = Map.copyOf(numbered);
            var rest = others;
            try {
                return new FaultProxy(new Switchboard(server, port, seed, number -> own.getOrDefault(number, rest.apply(number)), log), this);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
