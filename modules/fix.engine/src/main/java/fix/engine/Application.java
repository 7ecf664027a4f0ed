package fix.engine;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.engine.spi.LogonAttempt;
import fix.engine.spi.LogonDecision;

/**
 * What a user writes. Every method has a default that does nothing, so implement those that you need.
 *
 * <p>{@link #onLogon}, {@link #fromApp} and {@link #onLogout} of one session are called one at a time, in wire order, on a thread
 * of that session. They may block; the session keeps its heartbeats meanwhile. What {@link #fromApp} sends through its own session,
 * and the note that the message is handled, are stored in one step: after a crash either both are there, or neither is and the message
 * is handed over again.
 */
public interface Application {
    /** A session exists; called once, before it has a connection. A dynamic session that was ended for room comes anew. */
    default void onCreate(Session session) {}

    /** The session is logged on: messages may be sent. */
    default void onLogon(Session session) {}

    /**
     * The session is not logged on any more.
     *
     * @param reason why, in words
     */
    default void onLogout(Session session, String reason) {}

    /**
     * The session has been down for as long as CancelOnDisconnectDelay says: cancel what must not stay open without it. Called once each
     * time, and not when the session came back before. An orderly Logout, and the end of a session of the schedule, count as well.
     *
     * <p>After a start a session that was used before counts as down from the start on, since a process that was killed had no chance to
     * call this: unless the session logs on in time it is called, perhaps once more than it needed to be. It is called on a thread of the
     * engine, at the same time as any other method, so that a callback that blocks does not keep it back, and it may block.
     *
     * @param reason why the session is down, in words
     */
    default void onDisconnect(Session session, String reason) {}

    /**
     * A Logon has come for a session that this application serves: may it log on? Asked before any number moves and before the session is
     * taken; the session need not exist yet. It may block, for as long as LogonTimeout, on a thread of the engine, at the same time as
     * any other method.
     *
     * @return the decision; the default lets everybody in
     * @throws Exception is reported as an event, without its text, and refuses the Logon
     */
    default LogonDecision authenticate(LogonAttempt attempt) throws Exception {
        return LogonDecision.accept();
    }

    /**
     * An admin message of ours. Fields may be added to a Logon(A) (Username, Password, RawData), before it is sent; any other is
     * shown after it was encoded, and changing it does nothing. Must not block.
     */
    default void toAdmin(MessageBuilder message, Session session) {}

    /**
     * An admin message of the peer. Must not block, but for a Logon(A), which is shown before any number has moved, once
     * {@link #authenticate} has let it in and the session has its connection.
     *
     * @throws LogonRefusedException to refuse a Logon, with a text for the peer
     */
    default void fromAdmin(Message message, Session session) {}

    /**
     * An application message is about to be sent, or to be sent again on a resend. On a first send it may be changed. Runs on the
     * thread that sends, before the message has a number.
     *
     * @throws DoNotSendException to veto: no number is taken; on a resend a gap fill goes in its place
     */
    default void toApp(MessageBuilder message, Session session) {}

    /**
     * A message of the peer's application. {@link Session#redelivered} says whether it may have been here before.
     *
     * @throws RejectException to refuse it with a Reject(3) or BusinessMessageReject(j); when the session is not logged on by then, the
     *     message comes again after the next logon, since the peer has to be told
     * @throws NotLoggedOnException from a {@code send} on the same session: the message comes again after the next logon
     * @throws Exception is reported as an event and answered with a BusinessMessageReject(j), and the message does not come again;
     *     when the session is not logged on by then, it comes again after the next logon
     */
    default void fromApp(Message message, Session session) throws Exception {}
}
