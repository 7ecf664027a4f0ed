package fix.store.quickfix;

import fix.core.FieldException;
import fix.core.GarbledMessageException;
import fix.core.Masking;
import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.MsgTypes;
import fix.core.SessionID;
import fix.core.Tags;
import fix.core.TimestampPrecision;
import fix.core.codec.Encoder;
import fix.store.Direction;
import fix.store.Position;
import fix.store.SessionStore;
import fix.store.StoreException;
import fix.store.StoreOp;
import fix.store.StoredMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes one session over.
 *
 * <ol>
 *   <li>It begins a new generation in our store, with the creation time that QuickFIX had; what was there before stays.
 *   <li>Messages keep their numbers and bytes, secrets masked. A number of which QuickFIX kept no message gets a gap fill as its record, since that is what a
 *       resend has to send for it; before the first message none is needed.
 *   <li>All that came in counts as handled: QuickFIX called its application before it raised the number.
 *   <li>The next inbound number moves last. A session whose import was broken off has 1 there.
 * </ol>
 */
public final class Import {
    private static final int BATCH = 512;
    private static final int BATCH_BYTES = 1 << 20;
    private static final long NANOS = 1_000_000_000L;

    private final SessionID session;
    private final QuickFixSession from;
    private final SessionStore to;
    private final Encoder encoder;
    private final List<StoreOp> batch = new ArrayList<>();
    private final long generation;
    private int batchBytes;
    private long next;
    private long messages;
    private long filled;
    private long left;

    private Import(QuickFixSession from, SessionStore to) {
        this.session = to.session();
        this.from = from;
        this.to = to;
        encoder = new Encoder(session, TimestampPrecision.MILLIS);
        generation = to.position().generation() + 1;
    }

    /**
     * What was taken over.
     *
     * @param before our place before
     * @param after our place after
     * @param messages how many messages
     * @param filled numbers of which there was no message
     * @param left messages whose number QuickFIX had not used (yet), left where they are
     */
    public record Result(Position before, Position after, long messages, long filled, long left) {}

    /**
     * Reads everything and checks it, and writes nothing.
     *
     * @throws StoreException when something cannot be read, or is no message of this session; says where
     */
    public static Result rehearse(QuickFixSession from, SessionStore to) throws StoreException {
        return new Import(from, to).run(false);
    }

    /**
     * Takes the session over.
     *
     * @param over although our store has messages of this session: they stay, in their generation
     * @throws StoreException when our store has the session already, when something cannot be read, or is no message of this session; what was
     *     written by then can be written over
     */
    public static Result run(QuickFixSession from, SessionStore to, boolean over) throws StoreException {
        var before = to.position();
        if (!before.equals(Position.START) && !over) {
            throw new StoreException("session " + to.session() + " is in our store already: generation " + before.generation() + ", next outbound "
                    + before.nextOutbound() + ", next inbound " + before.nextInbound() + "; import over it, in a new generation, if that is what you want");
        }
        if (hasUnhandled(to, before)) {
            throw new StoreException("session " + to.session() + " has messages that its application has not handled; start the engine once so that it can");
        }
        rehearse(from, to);
        return new Import(from, to).run(true);
    }

    private static boolean hasUnhandled(SessionStore store, Position position) throws StoreException {
        for (long generation = position.handledGeneration(); generation <= position.generation(); generation++) {
            long next = generation == position.handledGeneration() ? position.handled() + 1 : 1;
            for (var chunk = inbound(store, generation, next); !chunk.isEmpty(); chunk = inbound(store, generation, chunk.getLast().msgSeqNum() + 1)) {
                if (chunk.stream().anyMatch(message -> !message.admin())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<StoredMessage> inbound(SessionStore store, long generation, long from) throws StoreException {
        return store.readChunk(generation, Direction.INBOUND, from, Long.MAX_VALUE, BATCH, BATCH_BYTES);
    }

    private Result run(boolean write) throws StoreException {
        var before = to.position();
        from.messages((number, frame, place) -> take(number, frame, place, write));
        if (next > 0) {
            fillUpTo(from.nextOutbound(), write);
        } else {
            begin(from.nextOutbound());
        }
        add(new StoreOp.NextInbound(from.nextInbound()), 0, write);
        add(new StoreOp.Handled(generation, from.nextInbound() - 1), 0, write);
        flush(write);
        var after = write ? to.position() : new Position(generation, from.nextOutbound(), from.nextInbound(), generation, from.nextInbound() - 1, epochNanos());
        return new Result(before, after, messages, filled, left);
    }

    private void take(long number, byte[] frame, String place, boolean write) throws StoreException {
        if (number >= from.nextOutbound()) {
            left++;
            return;
        }
        var message = checked(number, frame, place);
        if (next == 0) {
            begin(number);
        }
        fillUpTo(number, write);
        boolean secret = Masking.holdsSecrets(message);
        boolean neverAgain = secret || message.isAdmin() && !message.msgType().equals(MsgTypes.REJECT);
        append(neverAgain, sentAt(message), Masking.bytes(message), write);
        messages++;
    }

    private Message checked(long number, byte[] frame, String place) throws StoreException {
        try {
            var message = Message.parse(frame);
            if (message.msgSeqNum() != number) {
                throw wrong(number, place, "its MsgSeqNum(34) is " + message.msgSeqNum());
            }
            if (!message.valueEquals(Tags.SENDER_COMP_ID, session.senderCompID()) || !message.valueEquals(Tags.TARGET_COMP_ID, session.targetCompID())) {
                throw wrong(number, place, "it is of another session, from " + message.getString(Tags.SENDER_COMP_ID, "?") + " to "
                        + message.getString(Tags.TARGET_COMP_ID, "?"));
            }
            return message;
        } catch (GarbledMessageException garbled) {
            throw wrong(number, place, garbled.getMessage() + " (of a database: is the charset right?)");
        }
    }

    private StoreException wrong(long number, String place, String why) {
        return new StoreException("session " + session + ", message " + number + " (" + place + "): " + why + "; nothing more was taken over: restore the store from a copy");
    }

    private long sentAt(Message message) {
        try {
            var time = message.getInstant(Tags.SENDING_TIME);
            return Math.addExact(Math.multiplyExact(time.getEpochSecond(), NANOS), time.getNano());
        } catch (FieldException | ArithmeticException none) {
            return epochNanos();
        }
    }

    private long epochNanos() {
        Instant time = from.creationTime();
        return time.getEpochSecond() * NANOS + time.getNano();
    }

    private void begin(long first) {
        next = first;
        batch.add(new StoreOp.Reset(generation, first, 1, epochNanos()));
        batch.add(new StoreOp.Handled(generation, 0));
    }

    private void fillUpTo(long number, boolean write) throws StoreException {
        while (next < number) {
            var gapFill = MessageBuilder.of(MsgTypes.SEQUENCE_RESET).set(Tags.GAP_FILL_FLAG, true).set(Tags.NEW_SEQ_NO, next + 1);
            append(true, epochNanos(), encoder.encode(gapFill, next, epochNanos()), write);
            filled++;
        }
    }

    private void append(boolean admin, long time, byte[] frame, boolean write) throws StoreException {
        add(new StoreOp.Append(new StoredMessage(generation, Direction.OUTBOUND, next, admin, time, frame)), frame.length, write);
        next++;
    }

    private void add(StoreOp op, int bytes, boolean write) throws StoreException {
        batch.add(op);
        batchBytes += bytes;
        if (batch.size() >= BATCH || batchBytes >= BATCH_BYTES) {
            flush(write);
        }
    }

    private void flush(boolean write) throws StoreException {
        if (write) {
            to.write(List.copyOf(batch));
        }
        batch.clear();
        batchBytes = 0;
    }
}
