package fix.testkit.proxy;

import fix.testkit.Fault;
import fix.testkit.Faults;
import fix.testkit.Flow;
import fix.testkit.Place;
import fix.testkit.ProxiedConnection;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** A connection of the proxy: two sockets, and a pipe for each direction. Its lock guards both pipes. */
final class Relay implements ProxiedConnection {
    /** So small that who sends soon feels that nobody reads; less than some segments of the loopback line would make it crawl. */
    static final int SOCKET_BUFFER_BYTES = 256 << 10;

    final ReentrantLock lock = new ReentrantLock();
    final Condition changed = lock.newCondition();

    private final int number;
    private final Socket client;
    private final Socket server;
    private final Consumer<String> notes;
    private final Runnable onEnd;
    private final Pipe toServer;
    private final Pipe toClient;
    private final Set<Fault.Kind> struck = EnumSet.noneOf(Fault.Kind.class);
    private boolean over;

    Relay(int number, Socket client, Socket server, RandomGenerator random, Consumer<String> notes, Runnable onEnd) {
        this.number = number;
        this.client = client;
        this.server = server;
        this.notes = notes;
        this.onEnd = onEnd;
        toServer = new Pipe(this, Flow.TO_SERVER, client, server, random);
        toClient = new Pipe(this, Flow.TO_CLIENT, server, client, random);
    }

    /** Starts the program and the threads. */
    void start(Faults program, Crew crew) {
        for (var flow : Flow.values()) {
            program.of(flow).forEach(fault -> give(flow, fault));
        }
        for (var pipe : new Pipe[] {toServer, toClient}) {
            crew.start("fix-proxy " + number + " reads " + pipe.flow(), pipe::read);
            crew.start("fix-proxy " + number + " writes " + pipe.flow(), pipe::write);
        }
    }

    private Pipe pipe(Flow flow) {
        return flow == Flow.TO_SERVER ? toServer : toClient;
    }

    private Pipe opposite(Pipe pipe) {
        return pipe == toServer ? toClient : toServer;
    }

    // ---- what the pipes tell, under the lock unless it says otherwise

    boolean isOver() {
        return over;
    }

    void note(String what) {
        notes.accept("connection " + number + ": " + what);
    }

    void struck(Fault fault, String what) {
        note(what);
        struck.add(fault.kind());
        changed.signalAll();
    }

    /** Who sends through the pipe has closed, and all of it has been written. */
    void ended(Pipe pipe) {
        if (!pipe.isSwallowing()) {
            try {
                pipe.receiver().shutdownOutput();
            } catch (IOException gone) {
                end(true, "the receiver is gone");
                return;
            }
        }
        if (opposite(pipe).isDone() || opposite(pipe).isStalled()) {
            end(false, "closed by both ends");
        }
    }

    /** Without the lock. A connection that is half-open does not carry the news of its end. */
    void readFailed(Pipe pipe, IOException broken) {
        lock.lock();
        try {
            if (pipe.isSwallowing() && !opposite(pipe).isDone()) {
                pipe.swallow();
            } else {
                end(true, broken(pipe.flow(), broken));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Without the lock. */
    void writeFailed(Pipe pipe, IOException broken) {
        lock.lock();
        try {
            if (opposite(pipe).isSwallowing() && !over) {
                pipe.swallow();
            } else {
                end(true, broken(pipe.flow(), broken));
            }
        } finally {
            lock.unlock();
        }
    }

    private static String broken(Flow flow, IOException broken) {
        return "it broke " + flow + ": " + broken.getMessage();
    }

    void end(boolean reset, String why) {
        if (over) {
            return;
        }
        over = true;
        note("ended: " + why);
        onEnd.run();
        for (var socket : new Socket[] {client, server}) {
            close(socket, reset);
        }
        toServer.drop();
        toClient.drop();
        changed.signalAll();
    }

    /** With {@code reset} the peer gets RST, and what it was not yet sent is lost. */
    static void close(Socket socket, boolean reset) {
        try (socket) {
            if (reset) {
                socket.setSoLinger(true, 0);
            } else {
                socket.shutdownOutput();
            }
        } catch (IOException gone) {
            // closed already, by the peer
        }
    }

    static Socket tuned(Socket socket) throws SocketException {
        socket.setTcpNoDelay(true);
        socket.setSendBufferSize(SOCKET_BUFFER_BYTES);
        return socket;
    }

    // ---- what users do

    @Override
    public int number() {
        return number;
    }

    @Override
    public void give(Flow flow, Fault fault) {
        locked(() -> {
            if (!over) {
                pipe(flow).give(fault);
            }
            return true;
        });
    }

    @Override
    public void heal() {
        locked(() -> {
            boolean halfDead = toServer.isSwallowing() && toServer.isDone() || toClient.isSwallowing() && toClient.isDone();
            toServer.heal();
            toClient.heal();
            if (halfDead) {
                end(true, "healed when one end was gone");
            }
            return true;
        });
    }

    @Override
    public void cut() {
        give(Flow.TO_SERVER, Fault.cut(Place.atOnce()));
    }

    @Override
    public void reset() {
        give(Flow.TO_SERVER, Fault.reset(Place.atOnce()));
    }

    @Override
    public boolean isOpen() {
        return locked(() -> !over);
    }

    @Override
    public long bytesSent(Flow flow) {
        return counted(() -> pipe(flow).bytesRead());
    }

    @Override
    public long framesSent(Flow flow) {
        return counted(() -> pipe(flow).framesRead());
    }

    @Override
    public long bytesDelivered(Flow flow) {
        return counted(() -> pipe(flow).bytesWritten());
    }

    @Override
    public long writes(Flow flow) {
        return counted(() -> pipe(flow).writes());
    }

    @Override
    public Set<Fault.Kind> struck() {
        lock.lock();
        try {
            return Set.copyOf(struck);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean awaitEnd(Duration atMost) throws InterruptedException {
        return await(() -> over, atMost);
    }

    @Override
    public boolean awaitDelivered(Flow flow, long bytes, Duration atMost) throws InterruptedException {
        return await(() -> over || pipe(flow).bytesWritten() >= bytes, atMost) && locked(() -> pipe(flow).bytesWritten() >= bytes);
    }

    @Override
    public boolean awaitStruck(Fault.Kind kind, Duration atMost) throws InterruptedException {
        return await(() -> over || struck.contains(kind), atMost) && locked(() -> struck.contains(kind));
    }

    private boolean await(BooleanSupplier condition, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (!condition.getAsBoolean()) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean locked(BooleanSupplier action) {
        lock.lock();
        try {
            return action.getAsBoolean();
        } finally {
            lock.unlock();
        }
    }

    private long counted(LongSupplier count) {
        lock.lock();
        try {
            return count.getAsLong();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return "connection " + number;
    }
}
