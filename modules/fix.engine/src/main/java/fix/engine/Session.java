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
     * is handled. An interrupt ends the wait, not the message: the number is returned and the interrupt status is set.
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
     * Starts both numbers at 1 again, in a new generation, and returns once that is stored. A session that is logged on stays so: it sends a
     * Logon with ResetSeqNumFlag(141)=Y and is {@link SessionStatus#LOGON_IN_PROGRESS} until the peer has answered. Otherwise the peer has to
     * do the same by hand.
     *
     * @throws IllegalStateException when a Logon or Logout is under way, and when the session is logged on in FIX 4.0, which has no such reset
     * @throws StoreFailedException when the store has failed: it is not known whether they are set
     */
    default void reset() {
        reset(Operator.PROGRAM);
    }

    /** {@link #reset()} by hand: an {@link EngineEvent.Operated} tells who did it, and what the numbers were before. */
    default void reset(Operator by) {
        if (isLoggedOn()) {
            throw new IllegalStateException("session " + id() + " is logged on: log it out first");
        }
        setNextNumbers(1, 1, by);
    }

    /**
     * Starts both numbers at 1 again without leaving the session: sends a Logon with ResetSeqNumFlag(141)=Y (FIX session layer, "24-hour
     * connectivity"), and returns once that is stored. Until the peer's Logon answers it the status is LOGON_IN_PROGRESS, and nothing can be
     * sent; {@link #awaitLogon} waits for it. Without an answer within LogonTimeout the connection ends. What is missing on either side by
     * then is not sent again.
     *
     * @throws IllegalStateException when the session is not logged on, or is one of FIX 4.0, which has no such reset
     * @throws StoreFailedException when the store has failed
     */
    default void resetInSession(Operator by) {
        throw new UnsupportedOperationException("session " + id() + " cannot be reset while it is logged on");
    }

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
