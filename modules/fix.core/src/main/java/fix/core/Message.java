package fix.core;

import fix.core.codec.Decoded;
import fix.core.codec.Decoder;
import fix.core.codec.Garbled;
import fix.core.codec.WireLayout;
import fix.core.wire.CoreAccess;
import fix.core.wire.FieldTable;
import fix.core.wire.FrameScan;
import fix.core.wire.Names;
import fix.core.wire.Numbers;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * A message received, or parsed from its bytes. Immutable and thread-safe: it owns one copy of its bytes, indexed once; values
 * become typed when they are asked for.
 *
 * <p>The fields stand in wire order, 8, 9 and 35 first and 10 last. Whether they are what the standard demands is for a
 * validator to say.
 */
public final class Message extends IndexedFields implements Decoded {

    static {
        CoreAccess.install(new Access());
    }

    private final String msgType;
    private final WireLayout layout;
    private final long msgSeqNum;

    private Message(byte[] bytes, int[] index, WireLayout layout) {
        super(bytes, index, 0, index.length);
        this.msgType = Names.msgType(bytes, index[2 * STRIDE + 1], index[2 * STRIDE + 2]);
        this.layout = layout;
        this.msgSeqNum = number(locate(Tags.MSG_SEQ_NUM));
    }

    private long number(long at) {
        return at < 0 ? -1 : Math.max(-1, Numbers.parseUnsigned(bytes, (int) (at >>> 32), (int) at));
    }

    private static final class Access extends CoreAccess {
        @Override
        public Message message(byte[] bytes, int[] index, WireLayout layout) {
            return new Message(bytes, index, layout);
        }

        @Override
        public byte[] bytes(Message message) {
            return message.bytes;
        }

        @Override
        public int[] index(Message message) {
            return message.index;
        }

        @Override
        public FieldTable fields(MessageBuilder draft) {
            return draft.table();
        }
    }

    /**
     * Parses one whole frame, without a dictionary.
     *
     * @throws GarbledMessageException when BodyLength, CheckSum or the fields' form are wrong, or there is more or less than one
     *     frame
     */
    public static Message parse(byte[] frame) {
        var scan = new FrameScan(Integer.MAX_VALUE, true);
        int length = frame.length == 0 ? FrameScan.INCOMPLETE : scan.scan(frame, 0, frame.length);
        if (length != frame.length || length == 0) {
            throw new GarbledMessageException(switch (length) {
                case FrameScan.GARBLED -> scan.reason();
                case FrameScan.INCOMPLETE -> "it ends too early, after " + frame.length + " bytes";
                default -> frame.length - length + " bytes follow its end";
            });
        }
        return switch (new Decoder().decode(frame, 0, length)) {
            case Message message -> message;
            case Garbled garbled -> throw new GarbledMessageException(garbled.reason());
        };
    }

    /**
     * Parses what people write: {@code 8=FIX.4.4|35=0|34=1|...}, where {@code |} stands for SOH unless the text holds SOH itself.
     * BodyLength(9) and CheckSum(10) are computed when they are missing, and checked when they are not.
     *
     * @throws GarbledMessageException when it is no message
     */
    public static Message parse(String text) {
        return parse(TextFrame.toFrame(text));
    }

    /** BeginString(8), for example {@code FIX.4.4}. */
    public String beginString() {
        return Names.version(bytes, index[1], index[2]);
    }

    /** MsgType(35); the same string for the same type of one or two characters. */
    public String msgType() {
        return msgType;
    }

    /** Whether the message belongs to the session itself: {@code 0 1 2 3 4 5 A}. */
    public boolean isAdmin() {
        return MsgTypes.isAdmin(msgType);
    }

    /** MsgSeqNum(34); −1 when it is absent, no number, negative or beyond 64 bits. */
    public long msgSeqNum() {
        return msgSeqNum;
    }

    /** Whether PossDupFlag(43) is Y. */
    public boolean isPossDup() {
        return valueEquals(Tags.POSS_DUP_FLAG, "Y");
    }

    /** Whether PossResend(97) is Y. */
    public boolean isPossResend() {
        return valueEquals(Tags.POSS_RESEND, "Y");
    }

    /** Length in bytes. */
    public int length() {
        return bytes.length;
    }

    /** A copy of the bytes. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** Writes the bytes. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }

    /** Copies the bytes to {@code to} from {@code offset} on; returns how many. */
    public int copyTo(byte[] to, int offset) {
        System.arraycopy(bytes, 0, to, offset, bytes.length);
        return bytes.length;
    }

    /** The byte at an offset into the message: see {@link #valueStart} and {@link #valueEnd}. */
    public byte byteAt(int offset) {
        return bytes[offset];
    }

    /**
     * The entries of a repeating group, as the dictionary lays it out that decoded this message.
     *
     * @return an empty list when the count is absent or 0
     * @throws IllegalStateException when no dictionary decoded it, or it knows no such group in this type of message
     * @throws FieldFormatException when the count is no number, or not the number of entries that follow
     */
    public List<Group> getGroups(int countTag) {
        var rules = layout.of(this);
        var group = rules.group(msgType, countTag).orElseThrow(() -> new IllegalStateException("no dictionary says how group "
            + countTag + " of message type " + msgType + " is laid out: use getGroups(countTag, memberTags...)"));
        return entries(group, rules.isNestedToo(msgType, countTag) ? ownCount(countTag, tag -> rules.group(msgType, tag)) : firstCount(countTag));
    }

    /**
     * A draft of the same type with the same body, values unchanged, and the header fields that an application may set. Left out
     * are the fields that the session writes (8 9 35 34 49 52 56 43 122 369 10), the signature (93 89) and, when a dictionary
     * decoded this message, groups whose count is zero. Without one, fields of groups are fields like others: they are sent as
     * they are here, but not replaced as a group.
     */
    public MessageBuilder toBuilder() {
        var builder = MessageBuilder.of(msgType);
        new FieldCopy(this, builder.table()).message(layout.of(this));
        return builder;
    }

    @Override
    String ownerType() {
        return msgType;
    }

    /** Whether the other is a message of the same bytes. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Message message && Arrays.equals(bytes, message.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** For people: {@code 8=FIX.4.4|9=...|35=D|...}, with {@code ***} for secrets and pictures for control characters. */
    @Override
    public String toString() {
        var out = new StringBuilder(bytes.length);
        show(out);
        return out.toString();
    }
}
