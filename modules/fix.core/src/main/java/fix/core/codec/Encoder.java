package fix.core.codec;

import fix.core.MessageBuilder;
import fix.core.SessionID;
import fix.core.Tags;
import fix.core.TimestampPrecision;
import fix.core.wire.Bytes;
import fix.core.wire.CoreAccess;
import fix.core.wire.FieldTable;
import fix.core.wire.FieldTable.Section;
import fix.core.wire.Numbers;
import java.nio.charset.StandardCharsets;

/**
 * Writes header and trailer round a draft. One per session, used under the session's lock; not thread-safe. Each message is one new
 * array of bytes; identities are encoded beforehand, and of SendingTime only the decimals within one second.
 *
 * <p>Order: 8 9 35 34 [43 122] 49 [50 142] 52 56 [57 143], the draft's header fields, its body, its signature, 10. Sub and location
 * identities that a draft sets itself take the place of the session's.
 */
public final class Encoder {

    private static final CoreAccess CORE = CoreAccess.get();
    private static final byte[] POSS_DUP = latin1(field(Tags.POSS_DUP_FLAG, "Y"));
    private static final int CHECK_SUM_LENGTH = 7;
    private static final byte[] NONE = {};

    private final byte[] begin;
    private final byte[] sender;
    private final byte[] senderSub;
    private final byte[] senderLocation;
    private final byte[] target;
    private final byte[] targetSub;
    private final byte[] targetLocation;
    private final TimeField sendingTime;
    private final TimeField origSendingTime;

    /**
     * An encoder for a session's outbound messages.
     *
     * @param precision of SendingTime(52) and OrigSendingTime(122)
     */
    public Encoder(SessionID session, TimestampPrecision precision) {
        begin = latin1("8=" + session.beginString() + "\u00019=");
        sender = latin1(field(Tags.SENDER_COMP_ID, session.senderCompID()));
        senderSub = latin1(field(Tags.SENDER_SUB_ID, session.senderSubID()));
        senderLocation = latin1(field(Tags.SENDER_LOCATION_ID, session.senderLocationID()));
        target = latin1(field(Tags.TARGET_COMP_ID, session.targetCompID()));
        targetSub = latin1(field(Tags.TARGET_SUB_ID, session.targetSubID()));
        targetLocation = latin1(field(Tags.TARGET_LOCATION_ID, session.targetLocationID()));
        sendingTime = new TimeField(Tags.SENDING_TIME, precision);
        origSendingTime = new TimeField(Tags.ORIG_SENDING_TIME, precision);
    }

    private static String field(int tag, String value) {
        return value.isEmpty() ? "" : tag + "=" + value + "\u0001";
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * The draft as a whole frame; the draft stays as it is.
     *
     * @param msgSeqNum MsgSeqNum(34), not negative
     * @param sendingTimeEpochNanos SendingTime(52) in nanoseconds since the epoch
     */
    public byte[] encode(MessageBuilder draft, long msgSeqNum, long sendingTimeEpochNanos) {
        return encode(draft, msgSeqNum, sendingTime.at(sendingTimeEpochNanos), NONE, NONE);
    }

    /** The draft as {@link #encode} writes it, with PossDupFlag(43) and OrigSendingTime(122): for gap fills. */
    public byte[] encodePossDup(MessageBuilder draft, long msgSeqNum, long sendingTimeEpochNanos, long origSendingTimeEpochNanos) {
        byte[] original = origSendingTime.at(origSendingTimeEpochNanos);
        return encode(draft, msgSeqNum, sendingTime.at(sendingTimeEpochNanos), POSS_DUP, original);
    }

    private byte[] encode(MessageBuilder draft, long msgSeqNum, byte[] sendingTime, byte[] possDup, byte[] original) {
        FieldTable fields = CORE.fields(draft);
        String msgType = draft.msgType();
        byte[] senderSub = unlessSet(draft, Tags.SENDER_SUB_ID, this.senderSub);
        byte[] senderLocation = unlessSet(draft, Tags.SENDER_LOCATION_ID, this.senderLocation);
        byte[] targetSub = unlessSet(draft, Tags.TARGET_SUB_ID, this.targetSub);
        byte[] targetLocation = unlessSet(draft, Tags.TARGET_LOCATION_ID, this.targetLocation);
        int bodyLength = 3 + msgType.length() + 1 + 3 + Numbers.length(msgSeqNum) + 1 + possDup.length + original.length
            + sender.length + senderSub.length + senderLocation.length + sendingTime.length + target.length + targetSub.length
            + targetLocation.length + fields.totalLength();

        byte[] frame = frame(bodyLength);
        int at = begin(frame, bodyLength);
        frame[at++] = '3';
        frame[at++] = '5';
        frame[at++] = '=';
        for (int i = 0; i < msgType.length(); i++) {
            frame[at++] = (byte) msgType.charAt(i);
        }
        frame[at++] = Bytes.SOH;
        frame[at++] = '3';
        frame[at++] = '4';
        frame[at++] = '=';
        at = Numbers.write(msgSeqNum, frame, at);
        frame[at++] = Bytes.SOH;
        at = put(possDup, frame, at);
        at = put(original, frame, at);
        at = put(sender, frame, at);
        at = put(senderSub, frame, at);
        at = put(senderLocation, frame, at);
        at = put(sendingTime, frame, at);
        at = put(target, frame, at);
        at = put(targetSub, frame, at);
        at = put(targetLocation, frame, at);
        at = fields.copy(Section.HEADER, frame, at);
        at = fields.copy(Section.BODY, frame, at);
        at = fields.copy(Section.TRAILER, frame, at);
        return end(frame, at);
    }

    private static byte[] unlessSet(MessageBuilder draft, int tag, byte[] field) {
        return field.length == 0 || draft.has(tag) ? NONE : field;
    }

    /**
     * A frame that was sent, to be sent again: PossDupFlag(43) is Y, SendingTime(52) is now, but not before it was when the clock was
     * set back since; OrigSendingTime(122) is what SendingTime was, unless the frame has an OrigSendingTime already; all else is unchanged.
     *
     * @throws IllegalArgumentException when it is no frame with a SendingTime in its header
     */
    public byte[] resend(byte[] storedFrame, long sendingTimeEpochNanos) {
        var stored = new StoredFrame(storedFrame);
        byte[] header = stored.headerAgain(sendingTime.at(sendingTimeEpochNanos));
        int bodyLength = header.length + stored.restLength();
        byte[] frame = frame(bodyLength);
        int at = put(header, frame, begin(frame, bodyLength));
        System.arraycopy(storedFrame, stored.restStart(), frame, at, stored.restLength());
        return end(frame, at + stored.restLength());
    }

    private byte[] frame(int bodyLength) {
        return new byte[begin.length + Numbers.length(bodyLength) + 1 + bodyLength + CHECK_SUM_LENGTH];
    }

    private int begin(byte[] frame, int bodyLength) {
        int at = Numbers.write(bodyLength, frame, put(begin, frame, 0));
        frame[at] = Bytes.SOH;
        return at + 1;
    }

    private static int put(byte[] field, byte[] frame, int at) {
        System.arraycopy(field, 0, frame, at, field.length);
        return at + field.length;
    }

    private static byte[] end(byte[] frame, int at) {
        int sum = Bytes.checkSum(frame, 0, at);
        frame[at] = '1';
        frame[at + 1] = '0';
        frame[at + 2] = '=';
        frame[Numbers.writePadded(sum, 3, frame, at + 3)] = Bytes.SOH;
        return frame;
    }
}
