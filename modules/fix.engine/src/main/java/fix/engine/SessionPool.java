package fix.engine;

import fix.core.MessageBuilder;
import fix.core.SessionID;
import java.time.Duration;
import java.util.List;

/**
 * Several sessions to one counterparty behind one handle, which carries on when a member drops. Safe for use by many threads; it stays the
 * handle of the pool of its name when {@link FixEngine#pools(List)} gives that pool other members.
 *
 * <p>A member is up while its session is logged on, a reset of the numbers in the session included. A message is handed to one member and is
 * that member's from then on: when the member drops, what it has stored is sent again on its return, by it alone, and never through
 * another. So nothing is sent twice and nothing is lost, but it may be late: what must not wait for the member's return is for
 * {@link Application#onDisconnect} to cancel, which is called for each member by itself.
 *
 * <p>Answers come by the session that the counterparty chooses, most often the one that the order went by. An answer of our own is best sent by
 * the session that asked, which makes it one step with the note that the question is handled; a pool promises that only by chance.
 */
public interface SessionPool {
    /**
     * Which way a message went.
     *
     * @param session the member that has it
     * @param number the MsgSeqNum(34) that it got there
     */
    record Sent(SessionID session, long number) {}

    /** What the pool is called. */
    String name();

    /** Its members, as far as the engine has such sessions, in the order of the settings. */
    List<Session> members();

    /** The members that are up at the moment. */
    List<Session> up();

    /**
     * Sends a message through the member whose turn it is: each member that is up gets one before any gets its next. A pool with a
     * {@link PoolSettings#keyTag} sends a message that has this field as {@link #send(String, MessageBuilder)} does, with its value as the key.
     *
     * <p>A member that drops in this very moment has not taken the message, and the next one gets it; {@link Application#toApp} then sees it once for each. All
     * else is as {@link Session#send} says, of the member: it may wait, a callback of that member's application joins it to its unit, and a
     * failure of the store is thrown and not papered over by another member, since the message may be stored.
     *
     * @throws PoolDownException when no member is up; no number is taken
     * @throws DoNotSendException when {@link Application#toApp} vetoed; no number is taken
     * @throws StoreFailedException when the member's store failed before the message was known to be stored
     * @throws IllegalArgumentException when the message is an admin message
     */
    Sent send(MessageBuilder message);

    /**
     * Sends a message through the member that has this key. Messages with one key take the same member for as long as it is up, and so arrive in
     * the order in which they are sent. Which member a key gets at first depends on the key and the members alone: after a restart with all
     * members up it is the same.
     *
     * <p>When the member drops, the key moves to another one with the next message, and stays there when the first one is back. Around such a
     * move the order is not kept: what the first one had stored, and the counterparty not yet received, arrives when it is back, after what was sent meanwhile. Who needs the
     * order more than the delivery sends by the member itself ({@link Sent#session}).
     *
     * <p>The last {@value #KEYS} keys are remembered. One that was forgotten goes where it would go at first.
     *
     * @param key what belongs together: an account, an instrument, the ClOrdID(11) of the first order of a chain
     * @throws PoolDownException when no member is up; no number is taken
     * @throws DoNotSendException when {@link Application#toApp} vetoed; no number is taken
     * @throws StoreFailedException when the member's store failed before the message was known to be stored
     * @throws IllegalArgumentException when the message is an admin message
     */
    Sent send(String key, MessageBuilder message);

    /** How many keys are remembered. */
    int KEYS = 100_000;

    /**
     * Waits until a member is up.
     *
     * @return false when the time ran out
     * @throws InterruptedException when interrupted
     */
    boolean awaitLogon(Duration atMost) throws InterruptedException;

    /**
     * Waits until all members are up.
     *
     * @return false when the time ran out
     * @throws InterruptedException when interrupted
     */
    boolean awaitWhole(Duration atMost) throws InterruptedException;
}
