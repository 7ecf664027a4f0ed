package fix.engine.driver;

import fix.session.Input;
import java.util.Optional;
import java.util.TreeMap;

/** Messages that came before their turn, by number. Bounded: one that does not fit is dropped, since the peer sends it again. */
final class EarlyMessages {
    /** At most so many messages. */
    static final int MAX_MESSAGES = 10_000;
    /** At most so many bytes of messages: 8 MiB. */
    static final long MAX_BYTES = 8L << 20;
    /** What one holds of the heap beyond the bytes of its message, as in the inbox, and its place here. */
    private static final int OVERHEAD = Inbox.OVERHEAD + 150;

    private final TreeMap<Long, Input.Received> byNumber = new TreeMap<>();
    private long bytes;
    private boolean keepsMore = true;

    /** Keeps a message, if there is room and none with its number. */
    void hold(Input.Received received) {
        var message = received.message();
        if (keepsMore && byNumber.size() < MAX_MESSAGES && bytes + message.length() <= MAX_BYTES
                && byNumber.putIfAbsent(message.msgSeqNum(), received) == null) {
            bytes += message.length();
        }
    }

    /** Forgets what is below this number, and gives the one with it. */
    Optional<Input.Received> release(long number) {
        while (!byNumber.isEmpty() && byNumber.firstKey() < number) {
            bytes -= byNumber.pollFirstEntry().getValue().message().length();
        }
        var held = byNumber.remove(number);
        if (held == null) {
            return Optional.empty();
        }
        bytes -= held.message().length();
        return Optional.of(held);
    }

    /** Whether there is room for more from here on, in all sessions together. What is kept stays. */
    void keepsMore(boolean more) {
        keepsMore = more;
    }

    /** What is kept, in bytes of the heap. */
    long heap() {
        return bytes + (long) OVERHEAD * byNumber.size();
    }

    void clear() {
        byNumber.clear();
        bytes = 0;
    }
}
