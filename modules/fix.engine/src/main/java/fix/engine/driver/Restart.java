package fix.engine.driver;

import fix.core.Message;
import fix.core.MsgTypes;
import fix.core.Tags;
import fix.core.codec.Decoder;
import fix.session.Numbers;
import fix.store.Direction;
import fix.store.Position;
import fix.store.SessionStore;
import fix.store.StoreException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a session needs to go on after a restart, read from its store.
 *
 * @param numbers its place
 * @param resetUnconfirmed its last Logon asked for a reset and was not answered
 * @param unhandled accepted messages that the application has not handled, oldest first
 */
public record Restart(Numbers numbers, boolean resetUnconfirmed, List<InboxItem.Delivery> unhandled) {
    private static final int CHUNK_MESSAGES = 1_024;
    private static final int CHUNK_BYTES = 1 << 20;

    /**
     * Reads it. The unhandled messages are as many as the inbox had room for.
     *
     * @param store the session's store
     * @param position the store's place
     * @param decoder reads the messages, with the session's dictionary
     * @throws StoreException when the store cannot be read
     */
    public static Restart read(SessionStore store, Position position, Decoder decoder) throws StoreException {
        var numbers = new Numbers(position.generation(), position.nextOutbound(), position.nextInbound());
        return new Restart(numbers, resetUnconfirmed(store, numbers), unhandled(store, position, decoder));
    }

    private static boolean resetUnconfirmed(SessionStore store, Numbers numbers) throws StoreException {
        if (numbers.nextOutbound() != 2 || numbers.nextInbound() != 1) {
            return false;
        }
        for (var first : store.readChunk(numbers.generation(), Direction.OUTBOUND, 1, 1, 1, 1)) {
            var message = Message.parse(first.bytes());
            return message.msgType().equals(MsgTypes.LOGON) && message.valueEquals(Tags.RESET_SEQ_NUM_FLAG, "Y");
        }
        return false;
    }

    private static List<InboxItem.Delivery> unhandled(SessionStore store, Position position, Decoder decoder)
            throws StoreException {
        var unhandled = new ArrayList<InboxItem.Delivery>();
        for (long generation = position.handledGeneration(); generation <= position.generation(); generation++) {
            long next = generation == position.handledGeneration() ? position.handled() + 1 : 1;
            while (true) {
                var chunk = store.readChunk(
                        generation, Direction.INBOUND, next, Long.MAX_VALUE, CHUNK_MESSAGES, CHUNK_BYTES);
                if (chunk.isEmpty()) {
                    break;
                }
                for (var stored : chunk) {
                    if (!stored.admin() && decoder.decode(stored.bytes(), 0, stored.bytes().length) instanceof Message message) {
                        unhandled.add(new InboxItem.Delivery(message, generation, true));
                    }
                }
                next = chunk.getLast().msgSeqNum() + 1;
            }
        }
        return unhandled;
    }
}
