package fix.session;

import fix.core.Message;
import fix.core.MsgTypes;
import fix.core.Tags;
import fix.core.dictionary.Fault;
import fix.core.dictionary.SessionRejectReason;

/**
 * Messages that do not have their turn (FIX session layer, "Message recovery").
 *
 * <ol>
 *   <li>Too high: the message is held, and what lies between is asked for once. It is asked for again when a message is missing
 *       inside the resend itself, or when nothing has come of it for a time. In chunks: the next one when one is complete.
 *   <li>A Logout that is too high is answered at once, and its number does not count. A ResendRequest that is too high is served at
 *       once, before we ask for what we miss, and its number held.
 *   <li>A Reject of our ResendRequest ends the waiting for it; the next message that is too high asks again.
 *   <li>Too low: with PossDupFlag(43)=Y it is ignored, or rejected without OrigSendingTime(122), and in neither case counted;
 *       otherwise the session ends.
 * </ol>
 */
final class GapRules {
    /** What a request is given at least before it is repeated, whatever the HeartBtInt. */
    private static final long LEAST_PATIENCE_NANOS = 10_000_000_000L;

    private GapRules() {}

    static Step tooHigh(Turn turn, Input.Received in) {
        var message = in.message();
        var type = message.msgType();
        boolean logout = type.equals(MsgTypes.LOGOUT);
        boolean resendRequest = type.equals(MsgTypes.RESEND_REQUEST) && !(in.validity() instanceof Fault);
        if ((logout || resendRequest) && Checks.header(turn.config, in) instanceof Fault fault) {
            return InboundRules.rejectedForGood(turn, in, fault);
        }
        if (logout) {
            return EndRules.peerLogout(turn, in, false);
        }
        turn.then(new Effect.Hold(in));
        turn.link = turn.link.holding(message.msgSeqNum());
        if (resendRequest) {
            ResendRules.serve(turn, message);
        }
        if (rejectsOurRequest(turn, message)) {
            turn.link = turn.link.with(Recovery.NONE);
        } else if (!turn.loggingOut() && mustAsk(turn, message)) {
            askFor(turn, Math.max(message.msgSeqNum(), turn.link.recovery().upTo()));
        }
        return turn.stay();
    }

    private static boolean rejectsOurRequest(Turn turn, Message message) {
        var recovery = turn.link.recovery();
        return message.msgType().equals(MsgTypes.REJECT)
                && recovery.active()
                && Checks.number(message, Tags.REF_SEQ_NUM) == recovery.request();
    }

    private static boolean mustAsk(Turn turn, Message message) {
        var recovery = turn.link.recovery();
        if (!recovery.active()) {
            return true;
        }
        boolean holeInResend = message.isPossDup() && recovery.begin() < turn.link.numbers().nextInbound();
        boolean stalled = turn.now.monoNanos() - recovery.movedAt() > patience(turn.link);
        // A ResendRequest that asked for one in turn would make two sides that both do this ask each other for ever.
        boolean redundant = turn.config.sendRedundantResendRequests() && !message.msgType().equals(MsgTypes.RESEND_REQUEST);
        return holeInResend || stalled || redundant;
    }

    /** How long a request may bring nothing: the silence that would end the session. */
    private static long patience(Link link) {
        return Math.max(2 * link.heartBeatNanos(), LEAST_PATIENCE_NANOS);
    }

    /** Asks for everything from the expected number on, because {@code seen} came before its turn. */
    static void askFor(Turn turn, long seen) {
        long begin = turn.link.numbers().nextInbound();
        turn.report(Effect.Kind.GAP, "expecting MsgSeqNum " + begin + " but received " + seen);
        request(turn, begin, seen);
    }

    /** What is missing before {@code seen} comes without a request of ours; if it does not, a message that is too high asks for it. */
    static void awaitFill(Turn turn, long seen) {
        long begin = turn.link.numbers().nextInbound();
        turn.report(Effect.Kind.GAP, "expecting MsgSeqNum " + begin + " but received " + seen + "; the peer knows by NextExpectedMsgSeqNum(789)");
        turn.link = turn.link.with(new Recovery(begin, 0, seen, 0, turn.now.monoNanos()));
    }

    /** A chunk names its last number. The last chunk, like all that is asked for at once, is open unless ClosedResendInterval is set. */
    private static void request(Turn turn, long begin, long upTo) {
        long chunk = turn.config.resendRequestChunkSize();
        boolean moreFollows = chunk > 0 && chunk < upTo - begin;
        boolean closed = moreFollows || turn.config.closedResendInterval();
        long last = moreFollows ? begin + chunk - 1 : upTo;
        long open = turn.config.beforeFix42() ? 999_999 : 0;
        long request = turn.link.numbers().nextOutbound();
        turn.transmit(AdminMessages.resendRequest(begin, closed ? last : open));
        turn.link = turn.link.with(new Recovery(begin, closed ? last : 0, upTo, request, turn.now.monoNanos()));
    }

    static Step tooLow(Turn turn, Input.Received in) {
        var message = in.message();
        if (!message.isPossDup()) {
            return EndRules.violation(turn, LogonRules.tooLow(turn.link.numbers(), message));
        }
        if (!message.msgType().equals(MsgTypes.SEQUENCE_RESET)
                && Checks.origSendingTime(turn.config, message) instanceof Fault fault) {
            if (fault.reason() == SessionRejectReason.SENDING_TIME_ACCURACY_PROBLEM) {
                return InboundRules.rejectedForGood(turn, in, fault);
            }
            return turn.reject(message, fault).stay();
        }
        return turn.report(Effect.Kind.DUPLICATE, "MsgSeqNum " + message.msgSeqNum() + " came again").stay();
    }

    /** The number has moved while something was missing: go on with the gap in chunks, and bring what was held for this number. */
    static Step releaseHeld(Turn turn) {
        var recovery = turn.link.recovery();
        long next = turn.link.numbers().nextInbound();
        boolean chunkDone = recovery.active() && recovery.end() != 0 && next > recovery.end() && next <= recovery.upTo();
        boolean onlyHeld = next == recovery.upTo() && turn.link.heldUpTo() >= next;
        if (chunkDone && !onlyHeld && !turn.loggingOut()) {
            request(turn, next, recovery.upTo());
        }
        return turn.then(new Effect.ReleaseHeld(next)).stay();
    }
}
