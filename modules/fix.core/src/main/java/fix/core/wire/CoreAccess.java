package fix.core.wire;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.codec.WireLayout;
import java.lang.invoke.MethodHandles;

/** What the codec needs of messages and users must not have: making one of an index, and a draft's bytes. */
public abstract class CoreAccess {

    private static volatile CoreAccess installed;

    /** For the one implementation, which stands beside the classes it opens. */
    protected CoreAccess() {
    }

    /** Called once, when {@link Message} is initialised. */
    public static void install(CoreAccess access) {
        installed = access;
    }

    /** The access that {@link Message} installed. */
    public static CoreAccess get() {
        try {
            MethodHandles.lookup().ensureInitialized(Message.class);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Message is public", e);
        }
        return installed;
    }

    /** A message that owns {@code bytes} and {@code index}, which nobody may change any more. */
    public abstract Message message(byte[] bytes, int[] index, WireLayout layout);

    /** The bytes of a message, which nobody may change. */
    public abstract byte[] bytes(Message message);

    /** The index of a message, {@link FieldIndexer#STRIDE} ints a field, which nobody may change. */
    public abstract int[] index(Message message);

    /** The fields of a draft. */
    public abstract FieldTable fields(MessageBuilder draft);
}
