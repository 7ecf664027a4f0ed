package fix.simulator;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * One end of a connection. Bytes that are sent arrive at the other end in their order, after a delay; who reads takes as many of them
 * as it likes, whatever the pieces that they came in.
 */
final class End {
    /** In the place of bytes: nothing follows. */
    private static final byte[] FIN = {};

    private final World world;
    private final String owner;
    private final Actor actor;
    private final int capacity;
    private End peer = this;
    private final ArrayDeque<byte[]> inFlight = new ArrayDeque<>();
    private final ArrayDeque<byte[]> received = new ArrayDeque<>();
    private int headTaken;
    private int waiting;
    private int backlog;
    private long lastArrival;
    private boolean ended;
    private boolean finished;
    private boolean closed;
    private boolean unheard;
    private Runnable reader = () -> {};
    private Runnable writer = () -> {};

    private End(World world, String owner, long number, int capacity) {
        this.world = world;
        this.owner = owner;
        actor = world.machine(owner).part(number);
        this.capacity = capacity;
    }

    /** Both ends of a new connection; each holds so many bytes on its way and unread before a writer has to wait. */
    static End[] pair(World world, String dialler, String listener, long number, int capacity) {
        var ends = new End[] {new End(world, dialler, number, capacity), new End(world, listener, number, capacity)};
        ends[0].peer = ends[1];
        ends[1].peer = ends[0];
        return ends;
    }

    String owner() {
        return owner;
    }

    Actor actor() {
        return actor;
    }

    End peer() {
        return peer;
    }

    /** Is told whenever something has come, or the end has. */
    void onReadable(Runnable reader) {
        this.reader = reader;
    }

    /** Is told, once, when the peer has room again or the connection is gone. */
    void onceWritable(Runnable writer) {
        this.writer = writer;
    }

    /** Sends bytes, which nobody may change from here on. */
    void send(byte[] bytes) throws IOException {
        if (closed || finished || ended) {
            throw new IOException("the connection is closed");
        }
        if (unheard) {
            if (world.breaks.oneIn(3)) {
                world.scheduler.after(world.breaks.between(1, 4_000_000_000L), actor, () -> breaks("reset by the other side"));
            }
        } else {
            peer.travels(world.faults.onTheWire(bytes));
        }
    }

    /** No more is sent, and what comes is not read any more. */
    void finish() {
        halfClose();
        if (!closed) {
            forgetReceived();
        }
    }

    /** This end is gone without a word; who sends to it gets an answer late, or none. */
    void vanish() {
        peer.unheard = true;
        unheard = true;
        forgetReceived();
    }

    /** Has the reader look, although nothing has come. */
    void wakeReader() {
        reader.run();
    }

    /** No more is sent; what comes is still read. */
    void halfClose() {
        if (!finished && !closed && !unheard) {
            finished = true;
            peer.travels(FIN);
        }
    }

    private void forgetReceived() {
        closed = true;
        received.clear();
        backlog -= waiting;
        waiting = 0;
        peer.room();
    }

    private void travels(byte[] bytes) {
        inFlight.add(bytes);
        backlog += bytes.length;
        lastArrival = Math.max(lastArrival, world.scheduler.now() + world.network.delay(world.tempo.network()));
        world.scheduler.at(lastArrival, actor, this::arrive);
    }

    @SuppressWarnings("ReferenceEquality") // FIN itself is meant.
    private void arrive() {
        if (inFlight.isEmpty() || ended) {
            return;
        }
        var bytes = inFlight.remove();
        if (bytes == FIN) {
            ended = true;
            room();
        } else if (closed) {
            backlog -= bytes.length;
            peer.room();
            return;
        } else {
            received.add(bytes);
            waiting += bytes.length;
        }
        reader.run();
    }

    /** How many bytes can be read. */
    int available() {
        return waiting;
    }

    /** True when all was read that was sent. */
    boolean isDrained() {
        return backlog == 0;
    }

    /** True when all was read and nothing will come any more. */
    boolean atEnd() {
        return ended && waiting == 0;
    }

    /** True when no byte can go either way from here. */
    boolean isClosed() {
        return closed || ended && finished;
    }

    /** Takes the next {@code max} bytes, or as many as there are. */
    byte[] read(int max) {
        var bytes = new byte[Math.min(max, waiting)];
        int filled = 0;
        while (filled < bytes.length) {
            var head = received.peek();
            int piece = Math.min(bytes.length - filled, head.length - headTaken);
            System.arraycopy(head, headTaken, bytes, filled, piece);
            filled += piece;
            headTaken += piece;
            if (headTaken == head.length) {
                received.remove();
                headTaken = 0;
            }
        }
        waiting -= filled;
        backlog -= filled;
        peer.room();
        return bytes;
    }

    /** True when a writer has to wait for the peer to read. */
    boolean isFull() {
        return peer.backlog > capacity && !closed && !ended && !unheard;
    }

    private void room() {
        if (!isFull()) {
            var waiter = writer;
            writer = () -> {};
            waiter.run();
        }
    }

    /** Holds back what is sent to here from now on until that time. */
    void stallsUntil(long time) {
        lastArrival = Math.max(lastArrival, time);
    }

    /**
     * The connection breaks somewhere: of what is on its way to here a part still comes, cut at any byte.
     *
     * @param noticed false when this end does not learn of it, unless it sends something
     * @param share how much still comes: from 0, nothing, to 1, all of it
     */
    void cut(boolean noticed, double share) {
        truncate(share);
        if (noticed) {
            travels(FIN);
        }
        unheard = true;
        room();
    }

    @SuppressWarnings("ReferenceEquality") // FIN itself is meant.
    private void truncate(double share) {
        int bytes = inFlight.stream().mapToInt(piece -> piece.length).sum();
        int kept = (int) Math.round(bytes * share);
        var pieces = inFlight.toArray(byte[][]::new);
        inFlight.clear();
        for (var piece : pieces) {
            if (piece == FIN || kept == 0) {
                backlog -= piece.length;
            } else {
                var left = piece.length <= kept ? piece : Arrays.copyOf(piece, kept);
                backlog -= piece.length - left.length;
                kept -= left.length;
                inFlight.add(left);
            }
        }
    }

    /** True while somebody may still believe in a connection that is broken. */
    boolean isBroken() {
        return unheard || peer.unheard;
    }

    private void breaks(String why) {
        if (!ended && !closed) {
            world.history.add(owner, "connection", why);
            ended = true;
            room();
            reader.run();
        }
    }
}
