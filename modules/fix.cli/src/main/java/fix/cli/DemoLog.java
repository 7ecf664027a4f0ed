package fix.cli;

import fix.core.Message;
import fix.core.SessionID;
import fix.engine.MessageLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** One party's view of its line: every message that it sent or received, in that order. Safe for use by many threads. */
final class DemoLog implements MessageLog {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<Seen> seen = new ArrayList<>();

    /** A message as one party saw it. */
    record Seen(boolean outbound, Message message) {
        boolean is(boolean direction, String msgType) {
            return outbound == direction && message.msgType().equals(msgType);
        }
    }

    @Override
    public synchronized void inbound(SessionID session, List<byte[]> frames, long wallNanos) {
        frames.forEach(frame -> seen.add(new Seen(false, Message.parse(frame))));
        notifyAll();
    }

    @Override
    public synchronized void outbound(SessionID session, List<byte[]> frames, long wallNanos) {
        frames.forEach(frame -> seen.add(new Seen(true, Message.parse(frame))));
        notifyAll();
    }

    /** How many messages there are: where the next part begins. */
    synchronized int size() {
        return seen.size();
    }

    /** The messages from this one on. */
    synchronized List<Seen> from(int first) {
        return List.copyOf(seen.subList(first, seen.size()));
    }

    /**
     * Waits until there are so many messages of a kind from this one on.
     *
     * @throws Failure when they do not come
     * @throws InterruptedException when interrupted
     */
    synchronized List<Seen> await(int first, int count, Predicate<Seen> kind) throws Failure, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (from(first).stream().filter(kind).count() < count) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                throw Failure.failed("the demo waited in vain; the trader and the broker said so far:\n" + seen);
            }
            wait(left / 1_000_000 + 1);
        }
        return from(first);
    }
}
