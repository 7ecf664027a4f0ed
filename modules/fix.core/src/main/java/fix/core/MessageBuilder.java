package fix.core;

/**
 * A message being written; the session adds BeginString, BodyLength, sequence number, identities, times and CheckSum when it is
 * sent. Fields of the header and the trailer go to their place, whenever they are set. Not thread-safe.
 */
public final class MessageBuilder extends FieldsBuilder<MessageBuilder> {

    private final String msgType;

    private MessageBuilder(String msgType) {
        this.msgType = msgType;
    }

    /**
     * An empty draft.
     *
     * @param msgType MsgType(35), for example {@code D}
     * @throws IllegalArgumentException when it is empty, or cannot be written as ISO 8859-1 without SOH
     */
    public static MessageBuilder of(String msgType) {
        Checks.text(Tags.MSG_TYPE, msgType);
        return new MessageBuilder(msgType);
    }

    /** MsgType(35). */
    public String msgType() {
        return msgType;
    }

    /** Whether the message will belong to the session itself: {@code 0 1 2 3 4 5 A}. */
    public boolean isAdmin() {
        return MsgTypes.isAdmin(msgType);
    }

    @Override
    MessageBuilder self() {
        return this;
    }

    @Override
    String ownerType() {
        return msgType;
    }

    /** For people: {@code 35=D|11=A|38=100|}, with {@code ***} for secrets. */
    @Override
    public String toString() {
        return "35=" + msgType + "|" + super.toString();
    }
}
