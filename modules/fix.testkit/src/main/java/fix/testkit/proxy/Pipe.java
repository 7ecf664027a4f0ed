package fix.testkit.proxy;

import fix.testkit.Fault;
import fix.testkit.Flow;
import fix.testkit.Place;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.random.RandomGenerator;

/**
 * One direction of a connection: a thread that reads and lets faults strike, a bounded queue, and a thread that writes. All state is under the
 * connection's lock; reads and writes of sockets are outside of it.
 */
final class Pipe {
    /** What may wait here before we stop reading. */
    private static final int QUEUE_BYTES = 64 << 10;
    private static final int READ_BYTES = 8 << 10;
    private static final int NOTHING = -1;

    private final Relay relay;
    private final Flow flow;
    private final Socket from;
    private final Socket to;
    private final RandomGenerator random;
    private final Condition changed;
    private final FrameTracker tracker = new FrameTracker();
    private final List<Trigger> triggers = new ArrayList<>();
    private final ArrayDeque<Chunk> queue = new ArrayDeque<>();
    private int queued;
    private long lastDue = System.nanoTime();
    private Shape shape = Shape.PLAIN;
    private boolean stalled;
    private boolean swallowing;
    /** The field whose value is to be corrupted, 0 for any byte. */
    private int corrupting = NOTHING;
    /** The connection ends when the queue has been written. */
    private boolean ending;
    private boolean done;
    private long written;
    private long writes;

    Pipe(Relay relay, Flow flow, Socket from, Socket to, RandomGenerator random) {
        this.relay = relay;
        this.flow = flow;
        this.from = from;
        this.to = to;
        this.random = random;
        changed = relay.lock.newCondition();
    }

    /** Under the lock: from here on this goes wrong. */
    void give(Fault fault) {
        switch (fault) {
            case Fault.Delay delay -> shaped(fault, shape.with(delay));
            case Fault.Throttle throttle -> shaped(fault, shape.with(throttle));
            case Fault.Split split -> shaped(fault, shape.with(split));
            case Fault.Coalesce coalesce -> shaped(fault, shape.with(coalesce));
            case Fault.Cut(var place) -> await(fault, place);
            case Fault.Reset(var place) -> await(fault, place);
            case Fault.HalfOpen(var place) -> await(fault, place);
            case Fault.Stall(var place) -> await(fault, place);
            case Fault.Corrupt(var place, _) -> await(fault, place);
        }
        changed.signalAll();
    }

    private void shaped(Fault fault, Shape shape) {
        this.shape = shape;
        relay.struck(fault, flow + ": " + fault);
    }

    private void await(Fault fault, Place place) {
        triggers.add(Trigger.of(fault, place, tracker));
        strike();
    }

    /** Under the lock: nothing goes wrong any more; what was swallowed is lost. */
    void heal() {
        triggers.clear();
        shape = Shape.PLAIN;
        stalled = false;
        swallowing = false;
        corrupting = NOTHING;
        long now = System.nanoTime();
        lastDue = now;
        var waiting = List.copyOf(queue);
        queue.clear();
        waiting.forEach(chunk -> queue.add(chunk instanceof Chunk.Bytes bytes ? bytes.dueAt(now) : chunk));
        changed.signalAll();
    }

    private boolean isReached() {
        for (var trigger : triggers) {
            if (trigger.isReached(tracker)) {
                return true;
            }
        }
        return false;
    }

    private void strike() {
        for (var trigger : List.copyOf(triggers)) {
            if (trigger.isReached(tracker) && triggers.remove(trigger)) {
                strike(trigger.fault());
            }
        }
    }

    private void strike(Fault fault) {
        var what = flow + ": " + fault + ", at byte " + tracker.bytes() + ", frame " + tracker.begun();
        relay.struck(fault, what);
        switch (fault) {
            case Fault.Cut(var place) -> end(place, false, what);
            case Fault.Reset(var place) -> end(place, true, what);
            case Fault.HalfOpen _ -> swallowing = true;
            case Fault.Stall _ -> stalled = true;
            case Fault.Corrupt(_, var tag) -> corrupting = tag;
            case Fault.Delay _, Fault.Throttle _, Fault.Split _, Fault.Coalesce _ -> throw new AssertionError(fault);
        }
    }

    /** What passed before the place arrives; at once means now. */
    private void end(Place place, boolean reset, String what) {
        if (place instanceof Place.AtOnce) {
            relay.end(reset, what);
        } else {
            ending = true;
            queue.add(new Chunk.Ending(reset, what));
        }
    }

    /** The reading thread. */
    void read() {
        var buffer = new byte[READ_BYTES];
        try {
            while (awaitTurn()) {
                int read = from.getInputStream().read(buffer);
                take(buffer, read);
                if (read < 0) {
                    return;
                }
            }
        } catch (IOException broken) {
            relay.readFailed(this, broken);
        } catch (InterruptedException nobodyShould) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean awaitTurn() throws InterruptedException {
        relay.lock.lock();
        try {
            while (!relay.isOver() && (stalled || queued >= QUEUE_BYTES)) {
                changed.await();
            }
            return !relay.isOver() && !ending;
        } finally {
            relay.lock.unlock();
        }
    }

    private void take(byte[] buffer, int length) throws InterruptedException {
        relay.lock.lock();
        try {
            if (length < 0) {
                senderClosed();
            }
            int start = 0;
            for (int i = 0; i < length && !ending && !relay.isOver(); i++) {
                byte sent = buffer[i];
                if (corrupting == 0 || corrupting > 0 && tracker.isAtValueOf(corrupting)) {
                    corrupt(buffer, i);
                }
                tracker.accept(sent);
                start = swallowing ? i + 1 : start;
                if (isReached()) {
                    enqueue(buffer, start, i + 1);
                    start = i + 1;
                    strike();
                    awaitEndOfStall();
                }
            }
            enqueue(buffer, start, ending ? start : length);
            changed.signalAll();
        } finally {
            relay.lock.unlock();
        }
    }

    private void senderClosed() {
        if (done) {
            relay.ended(this);
        } else {
            queue.add(new Chunk.EndOfStream());
        }
    }

    /** Of a value the lowest bit: a character that can be printed stays one. */
    private void corrupt(byte[] buffer, int at) {
        buffer[at] ^= (byte) (corrupting == 0 ? 1 << random.nextInt(8) : 1);
        corrupting = NOTHING;
    }

    private void enqueue(byte[] buffer, int start, int end) {
        if (start < end) {
            var delay = shape.delay().toNanos() + (shape.jitter().isZero() ? 0 : random.nextLong(shape.jitter().toNanos()));
            lastDue = Math.max(lastDue, System.nanoTime() + delay);
            queue.add(new Chunk.Bytes(Arrays.copyOfRange(buffer, start, end), lastDue));
            queued += end - start;
        }
    }

    private void awaitEndOfStall() throws InterruptedException {
        changed.signalAll();
        while (stalled && !relay.isOver()) {
            changed.await();
        }
    }

    /** The writing thread. */
    void write() {
        try {
            for (byte[] next = next(); next.length > 0; next = next()) {
                to.getOutputStream().write(next);
                wrote(next.length);
            }
        } catch (IOException broken) {
            relay.writeFailed(this, broken);
        } catch (InterruptedException nobodyShould) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for what is to be written next; empty at the end. */
    private byte[] next() throws InterruptedException {
        relay.lock.lock();
        try {
            while (!relay.isOver()) {
                long wait = switch (queue.peek()) {
                    case null -> Long.MAX_VALUE;
                    case Chunk.EndOfStream _ -> {
                        done = true;
                        relay.ended(this);
                        yield NOTHING;
                    }
                    case Chunk.Ending(var reset, var reason) -> {
                        relay.end(reset, reason);
                        yield NOTHING;
                    }
                    case Chunk.Bytes head -> waitFor(head);
                };
                if (wait == NOTHING) {
                    return new byte[0];
                }
                if (wait <= 0) {
                    return gather();
                }
                changed.awaitNanos(wait);
            }
            return new byte[0];
        } finally {
            relay.lock.unlock();
        }
    }

    /** How long until this leaves: 0 for at once. */
    private long waitFor(Chunk.Bytes head) {
        boolean enough = queued >= shape.coalesce() || queued >= QUEUE_BYTES || !(queue.peekLast() instanceof Chunk.Bytes);
        return Math.max(0, head.due() + (enough ? 0 : shape.coalesceAtMost().toNanos()) - System.nanoTime());
    }

    /** All that is due, as far as one write takes it. */
    private byte[] gather() {
        long now = System.nanoTime();
        var bytes = new byte[Math.min(queued, shape.largestWrite())];
        int length = 0;
        while (length < bytes.length && queue.peek() instanceof Chunk.Bytes head && (length == 0 || head.due() <= now)) {
            queue.remove();
            int part = Math.min(head.bytes().length, bytes.length - length);
            System.arraycopy(head.bytes(), 0, bytes, length, part);
            length += part;
            if (part < head.bytes().length) {
                queue.addFirst(head.from(part));
            }
        }
        queued -= length;
        changed.signalAll();
        return Arrays.copyOf(bytes, length);
    }

    private void wrote(int bytes) throws InterruptedException {
        relay.lock.lock();
        try {
            written += bytes;
            writes++;
            relay.changed.signalAll();
            long until = System.nanoTime() + shape.nanosFor(bytes);
            for (long left = shape.nanosFor(bytes); left > 0 && shape.bytesPerSecond() > 0 && !relay.isOver(); left = until - System.nanoTime()) {
                changed.awaitNanos(left);
            }
        } finally {
            relay.lock.unlock();
        }
    }

    /** Under the lock: nothing of what waits arrives. */
    void drop() {
        queue.clear();
        queued = 0;
        changed.signalAll();
    }

    /** Under the lock: the receiver is gone, and the sender does not learn of it. */
    void swallow() {
        swallowing = true;
        done = true;
        drop();
    }

    boolean isStalled() {
        return stalled;
    }

    boolean isSwallowing() {
        return swallowing;
    }

    /** Whether the receiver has all that it will ever get. */
    boolean isDone() {
        return done;
    }

    Flow flow() {
        return flow;
    }

    Socket receiver() {
        return to;
    }

    /** How many bytes the sender has sent, as far as they were read. */
    long bytesRead() {
        return tracker.bytes();
    }

    long framesRead() {
        return tracker.ended();
    }

    long bytesWritten() {
        return written;
    }

    long writes() {
        return writes;
    }
}
