package fix.testkit;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.MsgTypes;
import fix.core.SessionID;
import fix.core.Tags;
import fix.core.TimestampPrecision;
import fix.core.codec.Encoder;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.TreeMap;

/**
 * What a mock counterparty sends: numbers, encoding, and what is kept to be sent again (the last 100,000 application messages). Thread-safe: a
 * number is taken and its message written in one step.
 */
final class Outgoing {
    private static final int KEPT = 100_000;

    private final Conversation conversation;
    private final Encoder encoder;
    private final TreeMap<Long, byte[]> kept = new TreeMap<>();
    private volatile Socket socket = new Socket();
    private volatile long lastSent;
    private long next = 1;

    Outgoing(SessionID id, Conversation conversation) {
        this.conversation = conversation;
        boolean noFraction = id.beginString().equals("FIX.4.0") || id.beginString().equals("FIX.4.1");
        encoder = new Encoder(id, noFraction ? TimestampPrecision.SECONDS : TimestampPrecision.MILLIS);
    }

    void connected(Socket socket) {
        this.socket = socket;
    }

    private static long now() {
        var now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    synchronized long next() {
        return next;
    }

    synchronized void next(long next) {
        this.next = next;
    }

    /** Monotonic time of the last write. */
    long lastSent() {
        return lastSent;
    }

    synchronized long send(MessageBuilder draft) {
        connected();
        long number = next++;
        var frame = encoder.encode(draft, number, now());
        if (!draft.isAdmin()) {
            kept.put(number, frame);
            if (kept.size() > KEPT) {
                kept.pollFirstEntry();
            }
        }
        write(frame);
        return number;
    }

    synchronized void sendNumbered(long number, MessageBuilder draft, boolean possDup) {
        long now = now();
        write(possDup ? encoder.encodePossDup(draft, number, now, now) : encoder.encode(draft, number, now));
    }

    synchronized void sendBroken(Breakage breakage, MessageBuilder draft) {
        write(breakage.broken(encoder.encode(draft, next, now())));
    }

    /** Sends application messages again, and gap fills for the rest. */
    synchronized void resend(long from, long to) {
        long last = to == 0 || to >= next ? next - 1 : to;
        long number = from;
        while (number <= last) {
            var frame = kept.get(number);
            if (frame != null) {
                write(encoder.resend(frame, now()));
                number++;
            } else {
                var following = kept.ceilingKey(number);
                long end = following == null || following > last ? last + 1 : following;
                var fill = MessageBuilder.of(MsgTypes.SEQUENCE_RESET).set(Tags.GAP_FILL_FLAG, true).set(Tags.NEW_SEQ_NO, end);
                sendNumbered(number, fill, true);
                number = end;
            }
        }
    }

    void raw(String text) {
        write(text.replace('|', '\u0001').getBytes(StandardCharsets.ISO_8859_1));
    }

    synchronized void write(byte[] bytes) {
        var to = connected();
        conversation.add("->", bytes);
        lastSent = System.nanoTime();
        try {
            to.getOutputStream().write(bytes);
        } catch (IOException gone) {
            throw failure(gone.getMessage());
        }
    }

    private Socket connected() {
        var to = socket;
        if (to.isClosed() || !to.isConnected()) {
            throw failure(to.isClosed() ? "it is closed" : "there was none yet");
        }
        return to;
    }

    private AssertionError failure(String why) {
        return new AssertionError("cannot send, there is no connection: " + why + "\n" + conversation);
    }

    /** {@code 35=D|11=1|55=AAPL} as a draft. */
    static MessageBuilder draft(String fields) {
        if (!fields.startsWith("35=")) {
            throw new IllegalArgumentException("'" + fields + "' is no message: write 35=D|11=1|55=AAPL");
        }
        if (fields.indexOf('|') < 0) {
            return MessageBuilder.of(fields.substring("35=".length()));
        }
        return Message.parse("8=FIX.4.4|" + fields).toBuilder();
    }
}
