package fix.store.testkit;

import fix.core.SessionID;
import fix.store.Direction;
import fix.store.MessageQuery;
import fix.store.MessageStore;
import fix.store.SessionStore;
import fix.store.StoreException;
import fix.store.StoreOp;
import fix.store.StoredMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** The sessions and messages that the tests store. */
final class Messages {
    static final SessionID SESSION = SessionID.of("FIX.4.4", "ISLD", "TW");
    static final SessionID OTHER = SessionID.of("FIX.4.4", "ISLD", "ARCA");

    private Messages() {}

    static StoredMessage in(long generation, long msgSeqNum) {
        return message(generation, Direction.INBOUND, msgSeqNum);
    }

    static StoredMessage out(long generation, long msgSeqNum) {
        return message(generation, Direction.OUTBOUND, msgSeqNum);
    }

    /**
     * Its ClOrdID is {@code IN-generation-number} or {@code OUT-generation-number}, its time as many microseconds after 1970 as its number
     * says.
     */
    static StoredMessage message(long generation, Direction direction, long msgSeqNum) {
        return message(generation, direction, msgSeqNum, "D", (direction == Direction.INBOUND ? "IN-" : "OUT-") + generation + "-"
                + msgSeqNum);
    }

    static StoredMessage message(long generation, Direction direction, long msgSeqNum, String msgType, String clOrdID) {
        var wire = "8=FIX.4.4|9=99|35=" + msgType + "|34=" + msgSeqNum + "|11=" + clOrdID + "|55=AAPL|58=" + direction + "|10=000|";
        return new StoredMessage(generation, direction, msgSeqNum, msgType.equals("0"), msgSeqNum * 1_000, wire.replace('|', '\u0001')
                .getBytes(StandardCharsets.ISO_8859_1));
    }

    static StoreOp append(StoredMessage message) {
        return new StoreOp.Append(message);
    }

    static List<StoreOp> appendOut(long generation, long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(number -> append(out(generation, number))).toList();
    }

    static List<StoreOp> appendIn(long generation, long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(number -> append(in(generation, number))).toList();
    }

    /** Everything of one sequence, read in small chunks. */
    static List<StoredMessage> all(SessionStore store, long generation, Direction direction) throws StoreException {
        var all = new ArrayList<StoredMessage>();
        long from = 1;
        while (true) {
            var chunk = store.readChunk(generation, direction, from, Long.MAX_VALUE, 7, 10_000);
            if (chunk.isEmpty()) return all;
            all.addAll(chunk);
            from = chunk.getLast().msgSeqNum() + 1;
        }
    }

    static List<Long> numbers(List<StoredMessage> messages) {
        return messages.stream().map(StoredMessage::msgSeqNum).toList();
    }

    static List<StoredMessage> found(MessageStore store, MessageQuery query) throws StoreException {
        var found = new ArrayList<StoredMessage>();
        store.query(query, (_, message) -> found.add(message));
        return found;
    }
}
