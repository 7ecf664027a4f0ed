package fix.session;

import fix.core.Message;
import fix.core.MessageBuilder;

/**
 * What is to be done. The effects of a step are carried out in their order. What is stored is stored before anything that follows
 * it is sent. One that fails comes back as an input.
 */
public sealed interface Effect {
    /**
     * Give a message its header and trailer, store it with the number after it, then send it.
     *
     * @param msgSeqNum MsgSeqNum(34)
     * @param draft the message
     * @param now SendingTime(52)
     */
    record Transmit(long msgSeqNum, MessageBuilder draft, Moment now) implements Effect {}

    /**
     * Send a stored message again: PossDupFlag(43)=Y, OrigSendingTime(122) and a new SendingTime(52). Nothing is stored.
     *
     * @param msgSeqNum its number
     * @param frame the bytes as they were sent first
     * @param now SendingTime(52)
     */
    record SendAgain(long msgSeqNum, byte[] frame, Moment now) implements Effect {}

    /**
     * Send a SequenceReset-GapFill in the place of the numbers from {@code msgSeqNum} to before NewSeqNo(36). Nothing is stored.
     *
     * @param msgSeqNum MsgSeqNum(34)
     * @param draft the message
     * @param now SendingTime(52) and OrigSendingTime(122)
     */
    record FillGap(long msgSeqNum, MessageBuilder draft, Moment now) implements Effect {}

    /**
     * A message has its turn: store it, with the number that is expected from here on, and hand it over. An application message goes
     * to {@code fromApp}, an admin message to {@code fromAdmin}.
     *
     * @param message the message
     * @param nextInbound the number expected next
     * @param deliver false for what is counted but shown to nobody: a message that was rejected
     */
    record Accept(Message message, long nextInbound, boolean deliver) implements Effect {}

    /**
     * A message came before its turn: keep it for {@link ReleaseHeld}. The room for such messages is bounded; one that does not fit is
     * dropped, since the peer sends it again.
     *
     * @param received the input to repeat, with {@code held} true
     */
    record Hold(Input.Received received) implements Effect {}

    /**
     * Messages below this number have had their turn: forget those that are held, and bring the one with this number, if it is held.
     *
     * @param nextInbound the number expected next
     */
    record ReleaseHeld(long nextInbound) implements Effect {}

    /** Forget every message that is held: the connection is over, or the numbers start anew. */
    record DropHeld() implements Effect {}

    /**
     * Ask whether this Logon may log on. Answered with {@link Input.Authenticated}.
     *
     * @param epoch the connection
     * @param logon the Logon
     */
    record Authenticate(long epoch, Message logon) implements Effect {}

    /**
     * Read stored messages and answer with {@link Input.Replayed}: one bounded piece, beginning at {@code from}, of messages that are
     * committed. Live messages wait meanwhile, for HeartBtInt at most.
     *
     * @param epoch the connection
     * @param from the first number
     * @param to the last number
     */
    record Replay(long epoch, long from, long to) implements Effect {}

    /**
     * The resend is complete: live messages need not wait any more.
     *
     * @param epoch the connection
     */
    record ReplayDone(long epoch) implements Effect {}

    /**
     * Store new numbers in a new generation, in one write with the Logon that follows in the same step: were the reset stored alone,
     * a restart would forget to ask the peer for it. Nothing is deleted.
     *
     * @param numbers the place from here on
     * @param now when
     */
    record Reset(Numbers numbers, Moment now) implements Effect {}

    /**
     * Store that our next message has this number, in one write with the Reset and the Logon before it in the same step: the numbers below it
     * are no message's.
     *
     * @param nextOutbound the number
     */
    record Skip(long nextOutbound) implements Effect {}

    /**
     * The session is logged on.
     *
     * @param epoch the connection
     */
    record LoggedOn(long epoch) implements Effect {}

    /**
     * The reset of the numbers that we began is over, made or given up: the application may send again.
     *
     * @param epoch the connection
     */
    record ResetDone(long epoch) implements Effect {}

    /**
     * The session was logged on and is not any more.
     *
     * @param epoch the connection
     * @param reason why, in words
     */
    record LoggedOut(long epoch, String reason) implements Effect {}

    /**
     * Close the connection, once everything before this is sent.
     *
     * @param epoch the connection
     * @param reason why, in words
     */
    record Disconnect(long epoch, String reason) implements Effect {}

    /**
     * The message is not sent and took no number.
     *
     * @param draft the message
     * @param status where the session stands
     */
    record SendRefused(MessageBuilder draft, SessionStatus status) implements Effect {}

    /**
     * Tell whoever watches: the peer broke a rule, or something else happened that no other effect shows.
     *
     * @param kind what kind of thing
     * @param text what, in words
     */
    record Report(Kind kind, String text) implements Effect {}

    /** What a {@link Report} is about. */
    enum Kind {
        /** Bytes that are no message. */
        GARBLED,
        /** We rejected a message. */
        REJECTED,
        /** A message came before its turn, and what lies between was asked for. */
        GAP,
        /** The dictionary refuses a message that was taken all the same, because RejectInvalidMessage=N. */
        INVALID,
        /** A message that came already was ignored. */
        DUPLICATE,
        /** The peer broke a rule for which the session ends. */
        VIOLATION,
        /** The peer refused our Logon. */
        LOGON_REFUSED,
        /** The peer is silent: a TestRequest was sent. */
        SILENCE,
        /** The numbers started anew. */
        RESET,
        /** Messages were too old to be sent. */
        EXPIRED,
        /** The schedule opened or closed the session. */
        SCHEDULE
    }
}
