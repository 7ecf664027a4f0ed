package fix.engine.messagelog;

import fix.core.SessionID;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The thread that writes message logs, and what waits for it: bounded in bytes, so that who brings more waits. It takes all that waits
 * at once, and flushes after each such batch: a line is in its file as soon as nothing is ahead of it.
 */
public final class LogThread implements Runnable {
    /** What an entry costs beside its bytes, about. */
    private static final int OVERHEAD = 64;

    private final LogFolder folder;
    private final long maxBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Condition work = lock.newCondition();
    private final Thread thread;
    private Queue<Entry> waiting = new ArrayDeque<>();
    private long bytes;
    private boolean started;
    private boolean closed;

    /** Messages of one session and direction, at one time; none of them means that the session is to be forgotten. */
    private record Entry(SessionID session, boolean outbound, List<byte[]> frames, long wallNanos) {
        long bytes() {
            long sum = OVERHEAD;
            for (var frame : frames) {
                sum += OVERHEAD + frame.length;
            }
            return sum;
        }
    }

    /**
     * The thread starts with the first message.
     *
     * @param folder belongs to this thread from here on
     * @param maxBytes how much may wait before callers do
     */
    public LogThread(LogFolder folder, long maxBytes) {
        this.folder = folder;
        this.maxBytes = maxBytes;
        thread = Thread.ofPlatform().daemon().name("fix-message-log").unstarted(this);
    }

    /** Adds messages, whose bytes nobody may change from here on. Waits while too much waits already; an interrupt does not end that. */
    public void add(SessionID session, boolean outbound, List<byte[]> frames, long wallNanos) {
        var entry = new Entry(session, outbound, List.copyOf(frames), wallNanos);
        lock.lock();
        try {
            while (bytes >= maxBytes && !closed) {
                room.awaitUninterruptibly();
            }
            if (!closed) {
                if (!started) {
                    started = true;
                    thread.start();
                }
                waiting.add(entry);
                bytes += entry.bytes();
                work.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Closes the session's file once what waits for it is written. */
    public void forget(SessionID session) {
        add(session, false, List.of(), 0);
    }

    /** Waits until everything is written, and ends the thread. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            work.signal();
            room.signalAll();
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        try (folder) {
            for (var batch = take(); !batch.isEmpty(); batch = take()) {
                long written = 0;
                for (var entry : batch) {
                    if (entry.frames.isEmpty()) {
                        folder.forget(entry.session);
                    } else {
                        folder.write(entry.session, entry.outbound, entry.frames, entry.wallNanos);
                    }
                    written += entry.bytes();
                }
                folder.flush();
                giveRoom(written);
            }
        }
    }

    /** All that waits; empty when this is closed and nothing does. */
    private Queue<Entry> take() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                work.awaitUninterruptibly();
            }
            var batch = waiting;
            waiting = new ArrayDeque<>();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void giveRoom(long written) {
        lock.lock();
        try {
            bytes -= written;
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
