package fix.session;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.dictionary.Valid;
import fix.core.dictionary.Validity;
import java.util.List;
import java.util.Optional;

/** What can happen to a session. An input of a connection carries its epoch; one of another epoch changes nothing. */
public sealed interface Input {
    /**
     * A connection stands. An initiator sends its Logon; an acceptor waits for one.
     *
     * @param epoch names the connection; larger than any before
     * @param now the time
     * @param logon fields that the application adds to an initiator's Logon; empty for an acceptor
     */
    record Connected(long epoch, Moment now, MessageBuilder logon) implements Input {}

    /**
     * A whole frame with a good CheckSum came and could be read.
     *
     * @param epoch the connection
     * @param message what came
     * @param validity what the dictionary says of it
     * @param arrivedNanos wall time at which it came, in nanoseconds since 1970
     * @param now the time
     * @param held it came early, was held, and its turn has come
     */
    record Received(long epoch, Message message, Validity validity, long arrivedNanos, Moment now, boolean held)
            implements Input {
        /** A message as it comes from the line. */
        public static Received fresh(long epoch, Message message, Validity validity, Moment now) {
            return new Received(epoch, message, validity, now.wallNanos(), now, false);
        }

        /** The same message, whatever the dictionary says of it. */
        Received accepted() {
            return new Received(epoch, message, Valid.VALID, arrivedNanos, now, held);
        }

        /** The same message, after it was held. */
        public Received released(Moment now) {
            return new Received(epoch, message, validity, arrivedNanos, now, true);
        }
    }

    /**
     * Bytes came that are no message. They are consumed, and no number moves unless the settings say so.
     *
     * @param epoch the connection
     * @param reason what is wrong with them
     * @param readable the header of the message that they were meant to be, as far as it could be read; for RejectGarbledMessage=Y
     * @param now when they came
     */
    record Garbled(long epoch, String reason, Optional<Message> readable, Moment now) implements Input {}

    /**
     * The answer to {@link Effect.Authenticate}.
     *
     * @param epoch the connection
     * @param refusal why the Logon is refused; empty when it is accepted
     * @param logon fields that the application adds to the answering Logon; when it is refused a Logout, if there are fields for that
     * @param now the time
     */
    record Authenticated(long epoch, String refusal, MessageBuilder logon, Moment now) implements Input {}

    /**
     * The application sends a message.
     *
     * @param draft the message
     * @param now the time
     */
    record Send(MessageBuilder draft, Moment now) implements Input {}

    /**
     * The application refused a delivered message. Where nobody is logged on, or the peer broke a rule, it is not sent.
     *
     * @param message what was refused
     * @param refusal why
     * @param now the time
     */
    record Refused(Message message, Refusal refusal, Moment now) implements Input {}

    /**
     * A piece of what {@link Effect.Replay} asked for, in order and without holes.
     *
     * @param epoch the connection
     * @param items the piece
     * @param now the time
     */
    record Replayed(long epoch, List<ReplayItem> items, Moment now) implements Input {}

    /**
     * Time has passed. One too many changes nothing.
     *
     * @param now the time
     * @param partialFrameSince monotonic time since which an unfinished frame is waiting; -1 when none is
     * @param readingPaused we have stopped reading because the application is behind, so the peer's silence means nothing
     */
    record Tick(Moment now, long partialFrameSince, boolean readingPaused) implements Input {}

    /**
     * Log out.
     *
     * @param text Text(58) of the Logout; may be empty
     * @param now the time
     */
    record LogoutRequested(String text, Moment now) implements Input {}

    /**
     * The connection has ended.
     *
     * @param epoch the connection
     * @param reason why, in words
     * @param now the time
     */
    record Disconnected(long epoch, String reason, Moment now) implements Input {}

    /**
     * The store failed, or does not hold what it must.
     *
     * @param reason why, in words
     */
    record StoreFailed(String reason) implements Input {}

    /**
     * The session's place was read from the store: at the start, or after a failure.
     *
     * @param numbers the place
     * @param resetUnconfirmed the last Logon asked for a reset and was not answered
     */
    record Restored(Numbers numbers, boolean resetUnconfirmed) implements Input {}

    /**
     * Both numbers are to start at 1 again: in a session that is logged on by a Logon with ResetSeqNumFlag(141)=Y, without leaving it.
     *
     * @param logon fields that the application adds to that Logon
     * @param now the time
     */
    record ResetRequested(MessageBuilder logon, Moment now) implements Input {}

    /**
     * A new session of the schedule has begun, and no connection stands.
     *
     * @param now the time
     */
    record SessionBegan(Moment now) implements Input {}

    /**
     * Both numbers are set by hand.
     *
     * @param nextOutbound the number of the next message that we send, from 1
     * @param nextInbound the number that we expect next, from 1
     * @param now the time
     */
    record NumbersSet(long nextOutbound, long nextInbound, Moment now) implements Input {}
}
