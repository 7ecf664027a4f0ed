package fix.store.sqlite;

import fix.store.StoredMessage;
import java.util.ArrayList;
import java.util.List;

/** A replay's chunk as it fills up. */
final class Chunk {
    private final List<StoredMessage> messages = new ArrayList<>();
    private final long from;
    private final long to;
    private final int maxMessages;
    private final int maxBytes;
    private long bytes;

    Chunk(long from, long to, int maxMessages, int maxBytes) {
        this.from = from;
        this.to = to;
        this.maxMessages = maxMessages;
        this.maxBytes = maxBytes;
    }

    /** Adds those that belong to it, and returns whether there is room for more. */
    boolean add(List<StoredMessage> next) {
        for (var message : next) {
            if (message.msgSeqNum() < from) continue;
            bytes += message.bytes().length;
            if (message.msgSeqNum() > to || bytes > maxBytes && !messages.isEmpty()) return false;
            messages.add(message);
            if (messages.size() == maxMessages) return false;
        }
        return true;
    }

    List<StoredMessage> messages() {
        return messages;
    }
}
