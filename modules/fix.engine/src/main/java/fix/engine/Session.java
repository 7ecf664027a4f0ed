package fix.engine;

import fix.core.MessageBuilder;
import fix.core.SessionID;
import fix.session.Numbers;
import fix.session.SessionStatus;
import java.time.Duration;
import java.util.Set;

/** One session with one counterparty. Safe for use by many threads. */
public interface Session {
    /** Who talks to whom, from our side. */
    SessionID id();

    /** Where it stands. */
    SessionStatus status();

    /** Both sequence numbers, and their generation. */
    Numbers numbers();

    /** True when {@link #status} is {@link SessionStatus#ACTIVE}. */
    default boolean isLoggedOn() {
        return status() == SessionStatus.ACTIVE;
    }

    /**
     * Sends an application message. The engine adds header and trailer; the builder belongs to it from here on.
     *
     * <p>Outside a callback this returns once the message is stored: it will reach the peer, if need be by a resend. Inside
     * {@link Application#fromApp} it returns at once, and the message is stored in one step with the note that the callback's message
     * is handled. An interrupt ends the wait, not the message: the number is returned and the interrupt status is set. While the numbers are
     * being {@link #reset} in the session it waits for the end of that.
     *
     * @return MsgSeqNum(34) that the message got
     * @throws NotLoggedOnException when the session is not logged on; no number is taken
     * @throws DoNotSendException when {@link Application#toApp} vetoed; no number is taken
     * @throws StoreFailedException when the store failed before it was known to be stored
     * @throws IllegalArgumentException when the message is an admin message
     */
    long send(MessageBuilder message);

    /**
     * Waits until everything sent so far is stored. Inside a callback this ends the unit: what the callback has sent so far goes
     * now, before the callback's message counts as handled.
     *
     * @throws StoreFailedException when the store failed meanwhile
     */
    void flush();

    /** Inside {@link Application#fromApp}: true when the message may have been handed over before. */
    boolean redelivered();

    /** Lets the session log on, and an initiator connect. Sessions begin so. */
    void logon();

    /** {@link #logon()} by hand: an {@link EngineEvent.Operated} tells who did it. */
    default void logon(Operator by) {
        logon();
    }

    /**
     * Logs out and stays so until {@link #logon}.
     *
     * @param text Text(58) of the Logout; may be empty
     */
    void logout(String text);

    /** {@link #logout(String)} by hand: an {@link EngineEvent.Operated} tells who did it. */
    default void logout(String text, Operator by) {
        logout(text);
    }

    /**
     * Sets both sequence numbers by hand, and returns once that is stored. They begin a new generation: what was sent before is not
     * sent again, a ResendRequest for it gets a gap fill. Best done while the session is not logged on, and agreed with the peer.
     *
     * @param nextOutbound the MsgSeqNum(34) of the next message that we send, 1 or more
     * @param nextInbound the MsgSeqNum(34) that we expect next, 1 or more
     * @throws IllegalArgumentException when a number is below 1
     * @throws IllegalStateException when a {@link #reset} is under way
     * @throws StoreFailedException when the store has failed: it is not known whether they are set
     */
    void setNextNumbers(long nextOutbound, long nextInbound);

    /**
     * {@link #setNextNumbers(long, long)} by hand: an {@link EngineEvent.Operated} tells who did it, and what the numbers were before.
     */
    default void setNextNumbers(long nextOutbound, long nextInbound, Operator by) {
        setNextNumbers(nextOutbound, nextInbound);
    }

    /**
     * Starts both numbers at 1 again, in a new generation, and returns once that is done and stored.
     *
     * <p>A session that is logged on stays so (FIX session layer, "24-hour connectivity"). Nothing is lost: the engine holds back what is sent,
     * asks with a TestRequest, and when the peer's Heartbeat says that neither side misses anything, it sends a Logon with
     * ResetSeqNumFlag(141)=Y and waits for the peer's. Meanwhile the status is {@link SessionStatus#LOGON_IN_PROGRESS} and {@link #send} waits;
     * inside a callback it throws, and the callback's message comes again. What the peer itself sends in this very moment is lost only when the
     * connection breaks before its Logon has come.
     *
     * <p>Of a session that is not logged on the peer has to do the same by hand.
     *
     * @throws IllegalStateException when it is not done: a Logon or Logout is under way; the session is logged on in FIX 4.0, which has no such
     *     reset; the peer did not answer within LogonTimeout, and the numbers go on; or the connection ended before the peer's Logon came, and an
     *     initiator's next Logon asks again
     * @throws StoreFailedException when the store has failed: it is not known whether they are set
     */
    default void reset() {
        reset(Operator.PROGRAM);
    }

    /** {@link #reset()} by hand: an {@link EngineEvent.Operated} tells who did it, and what the numbers were before. */
    void reset(Operator by);

    /**
     * Waits until the session is in one of these states.
     *
     * @return false when the time ran out
     * @throws InterruptedException when interrupted
     */
    boolean await(Set<SessionStatus> states, Duration atMost) throws InterruptedException;

    /** Waits until the session is logged on; see {@link #await}. */
    default boolean awaitLogon(Duration atMost) throws InterruptedException {
        return await(Set.of(SessionStatus.ACTIVE), atMost);
    }
}
