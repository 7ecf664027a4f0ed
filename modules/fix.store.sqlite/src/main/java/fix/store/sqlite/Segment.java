package fix.store.sqlite;

import fix.store.Direction;
import fix.store.StoreOp;
import fix.store.StoredMessage;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The messages of one batch that went to one sequence, as one row: one row a batch costs an order of magnitude less than one a message.
 *
 * <p>The blob is a version byte and then, for each message in order: number (8 bytes), flags (1), time (8), length (4), bytes. The checksum
 * covers it and the columns beside it, so that a row that was damaged or misplaced is found out.
 */
record Segment(long session, long generation, Sequence sequence, long first, long last, int crc, byte[] blob) {

    /** Messages in number order are one sequence; what took no number stands apart. The ordinal is what is stored. */
    enum Sequence {
        INBOUND, OUTBOUND, INBOUND_KEPT, OUTBOUND_KEPT;

        static Sequence of(Direction direction, boolean kept) {
            return direction == Direction.INBOUND ? kept ? INBOUND_KEPT : INBOUND : kept ? OUTBOUND_KEPT : OUTBOUND;
        }

        Direction direction() {
            return this == INBOUND || this == INBOUND_KEPT ? Direction.INBOUND : Direction.OUTBOUND;
        }
    }

    private record Key(long generation, Sequence sequence) {}

    private static final byte VERSION = 1;
    private static final byte ADMIN = 1;
    private static final int ENTRY_HEADER = 8 + 1 + 8 + 4;
    /** A segment takes no further message beyond this, so that a replay in chunks does not read far more than it returns. */
    private static final int MAX_BYTES = 1 << 18;

    /** The segments of a batch, those of one sequence in number order. */
    static List<Segment> of(long session, List<StoreOp> batch) {
        var sequences = new LinkedHashMap<Key, List<StoredMessage>>();
        for (var op : batch) {
            switch (op) {
                case StoreOp.Append(var message) -> add(sequences, message, false);
                case StoreOp.Keep(var message) -> add(sequences, message, true);
                case StoreOp.NextInbound _, StoreOp.NextOutbound _, StoreOp.Handled _, StoreOp.Reset _ -> { }
            }
        }
        var segments = new ArrayList<Segment>(sequences.size());
        sequences.forEach((key, messages) -> split(session, key, messages, segments));
        return segments;
    }

    private static void add(LinkedHashMap<Key, List<StoredMessage>> sequences, StoredMessage message, boolean kept) {
        sequences.computeIfAbsent(new Key(message.generation(), Sequence.of(message.direction(), kept)), _ -> new ArrayList<>())
                .add(message);
    }

    private static void split(long session, Key key, List<StoredMessage> messages, List<Segment> segments) {
        int begin = 0;
        int size = 0;
        for (int end = 0; end < messages.size(); end++) {
            size = Math.addExact(size, ENTRY_HEADER + messages.get(end).bytes().length);
            if (size >= MAX_BYTES || end == messages.size() - 1) {
                segments.add(encode(session, key, messages.subList(begin, end + 1), size));
                begin = end + 1;
                size = 0;
            }
        }
    }

    private static Segment encode(long session, Key key, List<StoredMessage> messages, int size) {
        var buffer = ByteBuffer.allocate(1 + size).put(VERSION);
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (var message : messages) {
            first = Math.min(first, message.msgSeqNum());
            last = Math.max(last, message.msgSeqNum());
            buffer.putLong(message.msgSeqNum()).put(message.admin() ? ADMIN : 0).putLong(message.timeEpochNanos())
                    .putInt(message.bytes().length).put(message.bytes());
        }
        return new Segment(session, key.generation, key.sequence, first, last,
                checksum(session, key.generation, key.sequence, first, last, buffer.array()), buffer.array());
    }

    /**
     * The messages, in the order in which they were stored.
     *
     * @throws DamagedException when the row is not what was written
     */
    List<StoredMessage> messages() throws DamagedException {
        if (crc != checksum(session, generation, sequence, first, last, blob)) throw new DamagedException("its checksum is wrong");
        var buffer = ByteBuffer.wrap(blob);
        byte version = buffer.get();
        if (version != VERSION) throw new DamagedException("its format " + version + " is unknown to this version");
        var messages = new ArrayList<StoredMessage>();
        try {
            while (buffer.hasRemaining()) messages.add(message(buffer));
        } catch (BufferUnderflowException | NegativeArraySizeException e) {
            throw new DamagedException("its lengths do not add up");
        }
        return messages;
    }

    private StoredMessage message(ByteBuffer buffer) {
        long msgSeqNum = buffer.getLong();
        boolean admin = buffer.get() == ADMIN;
        long time = buffer.getLong();
        var bytes = new byte[buffer.getInt()];
        buffer.get(bytes);
        return new StoredMessage(generation, sequence.direction(), msgSeqNum, admin, time, bytes);
    }

    private static int checksum(long session, long generation, Sequence sequence, long first, long last, byte[] blob) {
        var crc = new CRC32C();
        crc.update(ByteBuffer.allocate(40).putLong(session).putLong(generation).putLong(sequence.ordinal()).putLong(first).putLong(last)
                .flip());
        crc.update(blob);
        return (int) crc.getValue();
    }

    /** A segment that cannot be read; the message says why, the catcher knows where. */
    static final class DamagedException extends Exception {
        private static final long serialVersionUID = 1;

        DamagedException(String why) {
            super(why);
        }
    }
}
