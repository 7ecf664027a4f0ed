package fix.store;

import fix.core.SessionID;
import fix.store.spi.WireFields;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * What to look for in a store. Immutable; begin with {@link #ALL} and narrow it down: each condition must hold.
 *
 * @param sessions           of these sessions; empty for every one
 * @param directions         of these directions; empty for both
 * @param generation         of this generation; 0 for every one
 * @param fromMsgSeqNum      the first number
 * @param toMsgSeqNum        the last number, included
 * @param fromTimeEpochNanos the first instant, in nanoseconds since 1970
 * @param toTimeEpochNanos   the last instant, included
 * @param msgTypes           of these message types; empty for every one
 * @param fields             tag to value: some field of the message with this tag has exactly this value. ClOrdID(11) is indexed where the
 *                           store has an index; others are searched for
 */
public record MessageQuery(Set<SessionID> sessions, Set<Direction> directions, long generation, long fromMsgSeqNum, long toMsgSeqNum,
        long fromTimeEpochNanos, long toTimeEpochNanos, Set<String> msgTypes, Map<Integer, String> fields) {

    /** Every message. */
    public static final MessageQuery ALL =
            new MessageQuery(Set.of(), Set.of(), 0, 0, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, Set.of(), Map.of());

    public MessageQuery {
        sessions = Set.copyOf(sessions);
        directions = Set.copyOf(directions);
        msgTypes = Set.copyOf(msgTypes);
        fields = Map.copyOf(fields);
    }

    /** Messages of these sessions alone. */
    public MessageQuery sessions(SessionID... only) {
        return new MessageQuery(Set.of(only), directions, generation, fromMsgSeqNum, toMsgSeqNum, fromTimeEpochNanos, toTimeEpochNanos,
                msgTypes, fields);
    }

    /** Messages in this direction alone. */
    public MessageQuery direction(Direction only) {
        return new MessageQuery(sessions, Set.of(only), generation, fromMsgSeqNum, toMsgSeqNum, fromTimeEpochNanos, toTimeEpochNanos,
                msgTypes, fields);
    }

    /** Messages of this generation of numbers alone. */
    public MessageQuery generation(long only) {
        return new MessageQuery(sessions, directions, only, fromMsgSeqNum, toMsgSeqNum, fromTimeEpochNanos, toTimeEpochNanos, msgTypes,
                fields);
    }

    /** Both included. */
    public MessageQuery msgSeqNums(long from, long to) {
        return new MessageQuery(sessions, directions, generation, from, to, fromTimeEpochNanos, toTimeEpochNanos, msgTypes, fields);
    }

    /** Both included. */
    public MessageQuery times(Instant from, Instant to) {
        return new MessageQuery(sessions, directions, generation, fromMsgSeqNum, toMsgSeqNum, epochNanos(from), epochNanos(to), msgTypes,
                fields);
    }

    /** Messages of these types alone, {@code MsgType(35)}. */
    public MessageQuery msgTypes(String... only) {
        return new MessageQuery(sessions, directions, generation, fromMsgSeqNum, toMsgSeqNum, fromTimeEpochNanos, toTimeEpochNanos,
                Set.of(only), fields);
    }

    /** Adds a condition on a field; a second one on the same tag replaces the first. */
    public MessageQuery field(int tag, String value) {
        var more = new TreeMap<>(fields);
        more.put(tag, Objects.requireNonNull(value, "value"));
        return new MessageQuery(sessions, directions, generation, fromMsgSeqNum, toMsgSeqNum, fromTimeEpochNanos, toTimeEpochNanos,
                msgTypes, more);
    }

    /** Whether messages of this session are asked for. */
    public boolean matchesSession(SessionID session) {
        return sessions.isEmpty() || sessions.contains(session);
    }

    /**
     * Whether the message meets every condition but that on the session. Looks into the bytes last, and only when asked for a type or
     * field.
     */
    public boolean matches(StoredMessage message) {
        return (directions.isEmpty() || directions.contains(message.direction()))
                && (generation == 0 || generation == message.generation())
                && fromMsgSeqNum <= message.msgSeqNum() && message.msgSeqNum() <= toMsgSeqNum
                && fromTimeEpochNanos <= message.timeEpochNanos() && message.timeEpochNanos() <= toTimeEpochNanos
                && (msgTypes.isEmpty() || msgTypes.contains(WireFields.msgType(message.bytes())))
                && fields.entrySet().stream().allMatch(field -> WireFields.contains(message.bytes(), field.getKey(), field.getValue()));
    }

    /** The far past and future, which do not fit nanoseconds in a long, become its ends. */
    private static long epochNanos(Instant time) {
        long seconds = TimeUnit.SECONDS.toNanos(time.getEpochSecond());
        return seconds == Long.MIN_VALUE || seconds == Long.MAX_VALUE ? seconds : clampedSum(seconds, time.getNano());
    }

    private static long clampedSum(long seconds, int nanos) {
        return seconds > Long.MAX_VALUE - nanos ? Long.MAX_VALUE : seconds + nanos;
    }
}
