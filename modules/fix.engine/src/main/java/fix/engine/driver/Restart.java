package fix.engine.driver;

import fix.core.Message;
import fix.core.MsgTypes;
import fix.core.Tags;
import fix.engine.SessionSettings;
import fix.session.Numbers;
import fix.session.Role;
import fix.session.SessionConfig;
import fix.store.Direction;
import fix.store.Position;
import fix.store.SessionStore;
import fix.store.StoreException;
import fix.store.StoredMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a session needs to go on after a restart, read from its store.
 *
 * @param numbers its place
 * @param beganNanos wall time at which these numbers began, in nanoseconds since 1970; 0 when no message has been exchanged
 * @param resetUnconfirmed its last Logon asked for a reset and was not answered; or its last message was a Logout after which the numbers
 *     start anew, and an answer is not known
 * @param startsAnew the last connection ended with the process or its store, and ResetOnDisconnect says that the numbers start anew then
 * @param unhandled accepted messages that the application has not handled, oldest first
 */
public record Restart(Numbers numbers, long beganNanos, boolean resetUnconfirmed, boolean startsAnew, List<InboxItem.Delivery> unhandled) {
    private static final int CHUNK_MESSAGES = 1_024;
    private static final int CHUNK_BYTES = 1 << 20;

    /**
     * Reads it. The unhandled messages are as many as the inbox had room for.
     *
     * @param store the session's store
     * @param position the store's place
     * @param settings the session's: its dictionary reads the messages
     * @throws StoreException when the store cannot be read
     */
    public static Restart read(SessionStore store, Position position, SessionSettings settings) throws StoreException {
        var numbers = new Numbers(position.generation(), position.nextOutbound(), position.nextInbound());
        return new Restart(
                numbers, position.creationTimeEpochNanos(),
                resetUnconfirmed(store, numbers) || logoutUnconfirmed(store, numbers, settings.config()),
                settings.config().resetOnDisconnect() && hasSpoken(store, numbers.generation()), unhandled(store, position, settings));
    }

    /** Numbers under which nothing was sent have seen no connection: they are new already, or were set by hand. */
    private static boolean hasSpoken(SessionStore store, long generation) throws StoreException {
        return !store.readChunk(generation, Direction.OUTBOUND, 1, Long.MAX_VALUE, 1, 1).isEmpty();
    }

    private static boolean resetUnconfirmed(SessionStore store, Numbers numbers) throws StoreException {
        boolean answered = numbers.nextInbound() != 1 && !store.readChunk(numbers.generation(), Direction.INBOUND, 1, 1, 1, 1).isEmpty();
        return !answered && startsWithReset(store, numbers.generation());
    }

    private static boolean startsWithReset(SessionStore store, long generation) throws StoreException {
        for (var first : store.readChunk(generation, Direction.OUTBOUND, 1, 1, 1, 1)) {
            var message = Message.parse(first.bytes());
            return message.msgType().equals(MsgTypes.LOGON) && message.valueEquals(Tags.RESET_SEQ_NUM_FLAG, "Y");
        }
        return false;
    }

    /** With ResetOnLogout an initiator that ended after its Logout asks for the reset: the peer may have made it already. */
    private static boolean logoutUnconfirmed(SessionStore store, Numbers numbers, SessionConfig config) throws StoreException {
        if (!config.resetOnLogout() || config.role() != Role.INITIATOR || numbers.nextOutbound() == 1) {
            return false;
        }
        long last = numbers.nextOutbound() - 1;
        for (var stored : store.readChunk(numbers.generation(), Direction.OUTBOUND, last, last, 1, 1)) {
            return Message.parse(stored.bytes()).msgType().equals(MsgTypes.LOGOUT);
        }
        return false;
    }

    private static List<InboxItem.Delivery> unhandled(SessionStore store, Position position, SessionSettings settings)
            throws StoreException {
        var unhandled = new ArrayList<InboxItem.Delivery>();
        var reader = new MessageReader(settings.dictionary(), Optional.empty(), settings.frameLimits());
        for (long generation = position.handledGeneration(); generation <= position.generation(); generation++) {
            long next = generation == position.handledGeneration() ? position.handled() + 1 : 1;
            var chunk = chunk(store, generation, next, Long.MAX_VALUE);
            if (!chunk.isEmpty() && settings.dictionary().carriesVersions()) {
                readLastLogon(store, generation, next - 1, reader);
            }
            while (!chunk.isEmpty()) {
                for (var stored : chunk) {
                    if (reader.decode(stored.bytes(), 0, stored.bytes().length) instanceof Message message && !stored.admin()) {
                        unhandled.add(new InboxItem.Delivery(message, generation, true));
                    }
                }
                chunk = chunk(store, generation, chunk.getLast().msgSeqNum() + 1, Long.MAX_VALUE);
            }
        }
        return unhandled;
    }

    private static List<StoredMessage> chunk(SessionStore store, long generation, long from, long to) throws StoreException {
        return store.readChunk(generation, Direction.INBOUND, from, to, CHUNK_MESSAGES, CHUNK_BYTES);
    }

    /** Which application versions the messages after this number have was said by the last Logon before them. */
    private static void readLastLogon(SessionStore store, long generation, long before, MessageReader reader) throws StoreException {
        boolean found = false;
        for (long to = before; to > 0 && !found; to -= CHUNK_MESSAGES) {
            long next = Math.max(1, to - CHUNK_MESSAGES + 1);
            for (var chunk = chunk(store, generation, next, to); !chunk.isEmpty(); chunk = chunk(store, generation, next, to)) {
                for (var stored : chunk) {
                    found |= stored.admin() && reader.decode(stored.bytes(), 0, stored.bytes().length) instanceof Message message
                            && message.msgType().equals(MsgTypes.LOGON);
                }
                next = chunk.getLast().msgSeqNum() + 1;
            }
        }
    }
}
