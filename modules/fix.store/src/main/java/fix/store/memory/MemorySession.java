package fix.store.memory;

import fix.core.SessionID;
import fix.store.Direction;
import fix.store.Position;
import fix.store.StoreException;
import fix.store.StoreOp;
import fix.store.StoredMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What is kept of one session while its store lives. Its own lock guards it. */
final class MemorySession {

    /** Where the messages of a generation stand that have taken a number. */
    private record Numbered(long generation, Places inbound, Places outbound) {
        Numbered(long generation) {
            this(generation, new Places(), new Places());
        }

        Places places(Direction direction) {
            return direction == Direction.INBOUND ? inbound : outbound;
        }
    }

    private final SessionID id;
    private final Tape tape = new Tape();
    private final Map<Long, Numbered> numbered = new HashMap<>();
    private Numbered latest = new Numbered(0);
    private Position position = Position.START;
    private MemorySessionStore owner;
    private boolean ended;

    MemorySession(SessionID id) {
        this.id = id;
    }

    SessionID id() {
        return id;
    }

    synchronized MemorySessionStore open() throws StoreException {
        if (ended) throw new StoreException("session " + id + ": the memory store is closed; open another one");
        if (owner != null) {
            throw new StoreException("session " + id + " is open already in this store; close it first: a session has one owner at a time");
        }
        owner = new MemorySessionStore(this);
        return owner;
    }

    synchronized void release(MemorySessionStore who) {
        if (owner == who) owner = null;
    }

    synchronized void end() {
        ended = true;
        owner = null;
    }

    synchronized Position position() {
        return position;
    }

    synchronized void write(MemorySessionStore who, List<StoreOp> batch) throws StoreException {
        requireOwner(who);
        var after = position.after(id, batch);
        for (var op : batch) {
            switch (op) {
                case StoreOp.Append(var message) -> {
                    numbered(message.generation()).places(message.direction()).add(tape.size());
                    tape.append(message);
                }
                case StoreOp.Keep(var message) -> tape.append(message);
                case StoreOp.NextInbound _, StoreOp.NextOutbound _, StoreOp.Handled _, StoreOp.Reset _ -> { }
            }
        }
        position = after;
    }

    private Numbered numbered(long generation) {
        if (latest.generation() != generation) {
            latest = numbered.computeIfAbsent(generation, Numbered::new);
        }
        return latest;
    }

    synchronized List<StoredMessage> readChunk(MemorySessionStore who, long generation, Direction direction, long from, long to,
            int maxMessages, int maxBytes) throws StoreException {
        requireOwner(who);
        var sequence = numbered.getOrDefault(generation, new Numbered(generation)).places(direction);
        var chunk = new ArrayList<StoredMessage>();
        long bytes = 0;
        for (int i = indexOf(sequence, from); i < sequence.size() && chunk.size() < maxMessages; i++) {
            int place = sequence.get(i);
            bytes += tape.length(place);
            if (tape.msgSeqNum(place) > to || bytes > maxBytes && !chunk.isEmpty()) break;
            chunk.add(tape.get(place));
        }
        return chunk;
    }

    synchronized int size() {
        return tape.size();
    }

    /** A copy, so that it is read without the lock. */
    synchronized List<StoredMessage> page(int from, int to) {
        return IntStream.range(from, to).mapToObj(tape::get).toList();
    }

    synchronized void requireOwner(MemorySessionStore who) throws StoreException {
        if (owner != who) throw new StoreException("session " + id + ": its store is closed; open it again");
    }

    /** The index of the first message with this number or a higher one. */
    private int indexOf(Places sequence, long msgSeqNum) {
        int low = 0;
        int high = sequence.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tape.msgSeqNum(sequence.get(middle)) < msgSeqNum) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
