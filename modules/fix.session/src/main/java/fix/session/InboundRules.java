package fix.session;

import fix.core.Message;
import fix.core.MsgTypes;
import fix.core.Tags;
import fix.core.dictionary.Fault;
import fix.core.dictionary.SessionRejectReason;

/**
 * What a logged-on session does with a message (FIX session layer, "Message recovery" and "Session-level reject").
 *
 * <ol>
 *   <li>SequenceReset in reset mode and a Logon with ResetSeqNumFlag(141)=Y stand outside the order of numbers.
 *   <li>Too high: the message is held, and what lies between is asked for once. A Logout is answered at once, a ResendRequest is
 *       served at once and its number held.
 *   <li>Too low: with PossDupFlag(43)=Y it is ignored; otherwise the session ends.
 *   <li>In turn: judged, counted, and handed over. A message that is rejected is counted too, but for a SequenceReset.
 *   <li>After each message that was counted, those that were held for it have their turn.
 * </ol>
 */
final class InboundRules {
    private InboundRules() {}

    static Step received(SessionConfig config, SessionState state, Link link, Input.Received in) {
        var message = in.message();
        var type = message.msgType();
        if (state instanceof SessionState.LogoutSent s && s.broken() && !type.equals(MsgTypes.LOGOUT)) {
            return Step.quiet(state);
        }
        var turn = new Turn(config, state, in.held() ? link : link.heard(in.now()), in.now());
        if (!message.beginString().equals(config.id().beginString())) {
            return EndRules.violation(turn, "Incorrect BeginString: expected " + config.id().beginString());
        }
        if (type.equals(MsgTypes.SEQUENCE_RESET) && !Checks.flag(message, Tags.GAP_FILL_FLAG)) {
            return SequenceResets.reset(turn, in);
        }
        long seq = message.msgSeqNum();
        if (seq < 1) {
            return EndRules.violation(turn, "MsgSeqNum(34) is missing or no number");
        }
        if (type.equals(MsgTypes.LOGON) && Checks.flag(message, Tags.RESET_SEQ_NUM_FLAG) && !config.knowsNoReset()) {
            return SequenceResets.logon(turn, in);
        }
        long expected = link.numbers().nextInbound();
        if (seq == expected) {
            return inTurn(turn, in);
        }
        if (type.equals(MsgTypes.LOGOUT) && (seq > expected || state instanceof SessionState.LogoutSent)) {
            return answerLogout(turn, in, false);
        }
        return seq > expected ? tooHigh(turn, in) : tooLow(turn, in);
    }

    private static Step tooHigh(Turn turn, Input.Received in) {
        var message = in.message();
        boolean valid = !(in.validity() instanceof Fault);
        if (message.msgType().equals(MsgTypes.RESEND_REQUEST) && valid) {
            ResendRules.serve(turn, message);
        }
        turn.then(new Effect.Hold(in));
        var recovery = turn.link.recovery();
        boolean asked = recovery.active();
        long expected = turn.link.numbers().nextInbound();
        // A hole inside the resend itself: what came garbled there has to be asked for again, once.
        boolean holeInResend = asked && message.isPossDup() && recovery.begin() < expected;
        boolean stalled = asked && turn.now.monoNanos() - recovery.askedAt() > patience(turn.link);
        if (!asked || holeInResend || stalled) {
            askFor(turn, Math.max(message.msgSeqNum(), recovery.upTo()));
        }
        return turn.stay();
    }

    /** How long a request for a resend may go without being answered: the silence that would end the session. */
    private static long patience(Link link) {
        return Math.max(2 * link.heartBeatNanos(), 10_000_000_000L);
    }

    /** Asks for everything from the expected number on, because {@code seen} came before its turn. */
    static void askFor(Turn turn, long seen) {
        long begin = turn.link.numbers().nextInbound();
        turn.report(Effect.Kind.GAP, "expecting MsgSeqNum " + begin + " but received " + seen);
        request(turn, begin, seen);
    }

    private static void request(Turn turn, long begin, long upTo) {
        long chunk = turn.config.resendRequestChunkSize();
        long last = chunk > 0 ? Math.min(upTo, begin + chunk - 1) : upTo;
        boolean closed = chunk > 0 || turn.config.closedResendInterval();
        long open = turn.config.beforeFix42() ? 999_999 : 0;
        turn.transmit(AdminMessages.resendRequest(begin, closed ? last : open));
        turn.link = turn.link.with(new Recovery(begin, closed ? last : 0, upTo, turn.now.monoNanos()));
    }

    private static Step tooLow(Turn turn, Input.Received in) {
        var message = in.message();
        if (!message.isPossDup()) {
            return EndRules.violation(turn, LogonRules.tooLow(turn.link.numbers(), message));
        }
        if (!message.msgType().equals(MsgTypes.SEQUENCE_RESET)
                && Checks.origSendingTime(turn.config, message) instanceof Fault fault) {
            reject(turn, message, fault);
            return fault.reason() == SessionRejectReason.SENDING_TIME_ACCURACY_PROBLEM
                    ? EndRules.violation(turn, fault.text())
                    : turn.stay();
        }
        return turn.report(Effect.Kind.DUPLICATE, "MsgSeqNum " + message.msgSeqNum() + " came again").stay();
    }

    private static Step inTurn(Turn turn, Input.Received in) {
        var message = in.message();
        boolean gapFill = message.msgType().equals(MsgTypes.SEQUENCE_RESET);
        if (in.validity() instanceof Fault fault) {
            return rejected(turn, in, fault, gapFill);
        }
        if (Checks.header(turn.config, in) instanceof Fault fault) {
            rejected(turn, in, fault, gapFill);
            return EndRules.violation(turn, fault.text() + ", field=" + fault.refTagID());
        }
        if (message.isPossDup() && !gapFill && Checks.origSendingTime(turn.config, message) instanceof Fault fault) {
            var step = rejected(turn, in, fault, false);
            return fault.reason() == SessionRejectReason.SENDING_TIME_ACCURACY_PROBLEM
                    ? EndRules.violation(turn, fault.text())
                    : step;
        }
        return switch (message.msgType()) {
            case MsgTypes.HEARTBEAT, MsgTypes.REJECT -> counted(turn, in, true);
            case MsgTypes.TEST_REQUEST -> {
                accept(turn, in, true);
                turn.transmit(AdminMessages.heartbeat(message.getString(Tags.TEST_REQ_ID)));
                yield releaseHeld(turn);
            }
            case MsgTypes.RESEND_REQUEST -> {
                accept(turn, in, true);
                if (!in.held()) {
                    ResendRules.serve(turn, message);
                }
                yield releaseHeld(turn);
            }
            case MsgTypes.SEQUENCE_RESET -> SequenceResets.gapFill(turn, in);
            case MsgTypes.LOGOUT -> answerLogout(turn, in, true);
            case MsgTypes.LOGON ->
                rejected(turn, in, new Fault(SessionRejectReason.OTHER, Tags.MSG_TYPE, "Logon in a session that is logged on"), false);
            default -> counted(turn, in, true);
        };
    }

    private static void accept(Turn turn, Input.Received in, boolean deliver) {
        turn.accept(in, in.message().msgSeqNum() + 1, deliver);
    }

    private static Step counted(Turn turn, Input.Received in, boolean deliver) {
        boolean mayHoldMore = turn.link.recovery().active() || in.held();
        accept(turn, in, deliver);
        return mayHoldMore ? releaseHeld(turn) : turn.stay();
    }

    /** The number has moved: go on with the gap in chunks, and bring what was held for this number. */
    static Step releaseHeld(Turn turn) {
        var recovery = turn.link.recovery();
        long next = turn.link.numbers().nextInbound();
        if (recovery.active() && recovery.end() != 0 && next > recovery.end() && next <= recovery.upTo()) {
            request(turn, next, recovery.upTo());
        }
        return turn.then(new Effect.ReleaseHeld(next)).stay();
    }

    /** Rejects a message that has its turn. A Reject is never answered with a Reject, so that two engines cannot quarrel for ever. */
    private static Step rejected(Turn turn, Input.Received in, Fault fault, boolean sequenceReset) {
        var message = in.message();
        boolean mayHoldMore = turn.link.recovery().active() || in.held();
        if (!sequenceReset) {
            accept(turn, in, false);
        }
        reject(turn, message, fault);
        return mayHoldMore && !sequenceReset ? releaseHeld(turn) : turn.stay();
    }

    static void reject(Turn turn, Message message, Fault fault) {
        turn.report(
                Effect.Kind.REJECTED,
                "MsgSeqNum " + message.msgSeqNum() + ", MsgType " + message.msgType() + ": " + fault.text()
                        + (fault.refTagID() == 0 ? "" : ", field=" + fault.refTagID()));
        if (!message.msgType().equals(MsgTypes.REJECT)) {
            turn.transmit(AdminMessages.reject(turn.config, message, fault));
        }
    }

    /** The peer's Logout: the answer to ours, or to be answered. One that came too early does not count. */
    private static Step answerLogout(Turn turn, Input.Received in, boolean counts) {
        var text = in.message().getString(Tags.TEXT, "");
        boolean ours = turn.from() instanceof SessionState.LogoutSent;
        if (counts) {
            accept(turn, in, true);
        }
        if (!ours) {
            turn.transmit(AdminMessages.logout(""));
        }
        var reason = (ours ? "logged out" : "the peer logged out") + (text.isEmpty() ? "" : ": " + text);
        return EndRules.ended(
                turn.config, turn.from(), turn.link.numbers(), turn.effects(), reason, turn.now, true);
    }

    static Step refused(SessionConfig config, SessionState state, Input.Refused in) {
        return switch (state) {
            case SessionState.Active s -> refuse(new Turn(config, s, s.link(), in.now()), in);
            case SessionState.LogoutSent s -> s.broken() ? Step.quiet(s) : refuse(new Turn(config, s, s.link(), in.now()), in);
            case SessionState.Disconnected _, SessionState.AwaitingLogon _, SessionState.Authenticating _,
                    SessionState.LogonSent _, SessionState.Stopped _ -> Step.quiet(state);
        };
    }

    private static Step refuse(Turn turn, Input.Refused in) {
        switch (in.refusal()) {
            case Refusal.Session why -> reject(turn, in.message(), new Fault(why.reason(), why.refTagID(), why.text()));
            case Refusal.Business why when turn.config.beforeFix42() ->
                reject(turn, in.message(), new Fault(SessionRejectReason.OTHER, 0, why.text()));
            case Refusal.Business why ->
                turn.report(Effect.Kind.REJECTED, "MsgSeqNum " + in.message().msgSeqNum() + ": " + why.text())
                        .transmit(AdminMessages.businessReject(in.message(), why));
        }
        return turn.stay();
    }

    /** Bytes that are no message: a sign of life, and nothing more. */
    static Step garbled(SessionConfig config, SessionState state, Link link, Input.Garbled in) {
        return new Turn(config, state, link.heard(in.now()), in.now())
                .report(Effect.Kind.GARBLED, in.reason())
                .stay();
    }
}
