package fix.session;

import fix.core.Message;
import fix.core.MsgTypes;
import fix.core.Tags;
import fix.core.dictionary.Fault;
import fix.core.dictionary.SessionRejectReason;
import fix.core.dictionary.Valid;

/**
 * What a logged-on session does with a message (FIX session layer, "Message recovery" and "Session-level reject").
 *
 * <ol>
 *   <li>Once our Logout is sent, the peer's Logout ends the connection, whatever its number. Of a peer that broke a rule for which the
 *       session ends, nothing else counts.
 *   <li>SequenceReset in reset mode and a Logon with ResetSeqNumFlag(141)=Y stand outside the order of numbers.
 *   <li>Too high or too low: see {@link GapRules}.
 *   <li>In turn: judged, counted, and handed over. A message that is rejected is counted too, but for a SequenceReset.
 *   <li>After each message that was counted, those that were held for it have their turn.
 *   <li>Once our Logout is sent we send no Heartbeat, TestRequest or ResendRequest any more; what the peer asked for is still resent,
 *       and what it sends is still accepted or rejected.
 * </ol>
 */
final class InboundRules {
    private InboundRules() {}

    static Step received(SessionConfig config, SessionState state, Link link, Input.Received in) {
        if (state instanceof SessionState.Active && isPlain(config, link, in)) {
            return Step.of(
                    new SessionState.Active(link.tookNext(in.now())),
                    new Effect.Accept(in.message(), link.numbers().nextInbound() + 1, true));
        }
        return judged(new Turn(config, state, in.held() ? link : link.heard(in.now()), in.now()), in);
    }

    /** The case that costs: a valid application message in turn, while nothing is missing. All it needs is to be counted. */
    private static boolean isPlain(SessionConfig config, Link link, Input.Received in) {
        var message = in.message();
        return in.validity() == Valid.VALID
                && !in.held()
                && message.msgSeqNum() == link.numbers().nextInbound()
                && link.inStep()
                && !message.isAdmin()
                && message.beginString().equals(config.id().beginString())
                && Checks.header(config, in) == Valid.VALID
                && !message.isPossDup();
    }

    private static Step judged(Turn turn, Input.Received in) {
        var message = in.message();
        var type = message.msgType();
        if (turn.loggingOut() && type.equals(MsgTypes.LOGOUT)) {
            return EndRules.peerLogout(turn, in, message.msgSeqNum() == turn.link.numbers().nextInbound());
        }
        if (turn.broken()) {
            return Step.quiet(turn.from());
        }
        if (!message.beginString().equals(turn.config.id().beginString())) {
            return EndRules.violation(turn, "Incorrect BeginString: expected " + turn.config.id().beginString());
        }
        long seq = Checks.number(message, Tags.MSG_SEQ_NUM);
        boolean reset = type.equals(MsgTypes.SEQUENCE_RESET) && !Checks.flag(message, Tags.GAP_FILL_FLAG);
        if (seq < (reset ? 0 : 1)) {
            return EndRules.violation(turn, "MsgSeqNum(34) is missing or no sequence number");
        }
        if (reset) {
            return SequenceResets.reset(turn, in);
        }
        if (type.equals(MsgTypes.LOGON) && Checks.flag(message, Tags.RESET_SEQ_NUM_FLAG) && !turn.config.knowsNoReset()) {
            return SequenceResets.logon(turn, in);
        }
        long expected = turn.link.numbers().nextInbound();
        if (seq == expected || !turn.config.validateSequenceNumbers()) {
            return inTurn(turn, in);
        }
        return seq > expected ? GapRules.tooHigh(turn, in) : GapRules.tooLow(turn, in);
    }

    private static Step inTurn(Turn turn, Input.Received in) {
        var message = in.message();
        if (in.validity() instanceof Fault fault) {
            return rejected(turn, in, fault);
        }
        if (Checks.header(turn.config, in) instanceof Fault fault) {
            return rejectedForGood(turn, in, fault);
        }
        boolean gapFill = message.msgType().equals(MsgTypes.SEQUENCE_RESET);
        if (message.isPossDup() && !gapFill && Checks.origSendingTime(turn.config, message) instanceof Fault fault) {
            return fault.reason() == SessionRejectReason.SENDING_TIME_ACCURACY_PROBLEM
                    ? rejectedForGood(turn, in, fault)
                    : rejected(turn, in, fault);
        }
        return switch (message.msgType()) {
            case MsgTypes.TEST_REQUEST -> testRequest(turn, in);
            case MsgTypes.RESEND_REQUEST -> resendRequest(turn, in);
            case MsgTypes.SEQUENCE_RESET -> SequenceResets.gapFill(turn, in);
            case MsgTypes.LOGOUT -> EndRules.peerLogout(turn, in, true);
            case MsgTypes.LOGON -> message.msgSeqNum() == turn.link.terms().logon()
                    ? counted(turn, in, turn.after(message), turn.config.role() == Role.INITIATOR)
                    : rejected(turn, in, new Fault(SessionRejectReason.OTHER, Tags.MSG_TYPE, "Logon in a session that is logged on"));
            default -> counted(turn, in, turn.after(message), true);
        };
    }

    private static Step testRequest(Turn turn, Input.Received in) {
        var testReqID = in.message().getString(Tags.TEST_REQ_ID, "");
        if (testReqID.isEmpty()) {
            return rejected(turn, in, Fault.of(SessionRejectReason.REQUIRED_TAG_MISSING, Tags.TEST_REQ_ID));
        }
        var more = more(turn, in);
        turn.accept(in, turn.after(in.message()), true);
        if (!turn.loggingOut()) {
            turn.transmit(AdminMessages.heartbeat(testReqID));
        }
        return more ? GapRules.releaseHeld(turn) : turn.stay();
    }

    /** One that was held has been served when it came. */
    private static Step resendRequest(Turn turn, Input.Received in) {
        var more = more(turn, in);
        turn.accept(in, turn.after(in.message()), true);
        if (!in.held()) {
            ResendRules.serve(turn, in.message());
        }
        return more ? GapRules.releaseHeld(turn) : turn.stay();
    }

    /** Counts a message that has its turn, then brings what was held for it. */
    static Step counted(Turn turn, Input.Received in, long next, boolean deliver) {
        var more = more(turn, in);
        turn.accept(in, next, deliver);
        return more ? GapRules.releaseHeld(turn) : turn.stay();
    }

    private static boolean more(Turn turn, Input.Received in) {
        return in.held() || !turn.link.inStep();
    }

    /** Rejects a message that has its turn. It counts, or it would be met for ever; a SequenceReset moves nothing when it is wrong. */
    private static Step rejected(Turn turn, Input.Received in, Fault fault) {
        var message = in.message();
        boolean counts = !message.msgType().equals(MsgTypes.SEQUENCE_RESET);
        var more = counts && more(turn, in);
        if (counts) {
            turn.accept(in, turn.after(message), false);
        }
        turn.reject(message, fault);
        return more ? GapRules.releaseHeld(turn) : turn.stay();
    }

    /** Rejects a message after which the session ends. */
    static Step rejectedForGood(Turn turn, Input.Received in, Fault fault) {
        var message = in.message();
        if (message.msgSeqNum() == turn.link.numbers().nextInbound() && !message.msgType().equals(MsgTypes.SEQUENCE_RESET)) {
            turn.accept(in, message.msgSeqNum() + 1, false);
        }
        turn.reject(message, fault);
        return turn.config.endsOnError() ? turn.stay() : EndRules.violation(turn, Checks.describe(fault));
    }

    /** The application refuses a message that it was handed. */
    static Step refused(SessionConfig config, SessionState state, Input.Refused in) {
        return switch (state) {
            case SessionState.Active s -> refuse(new Turn(config, s, s.link(), in.now()), in);
            case SessionState.LogoutSent s -> s.broken() ? Step.quiet(s) : refuse(new Turn(config, s, s.link(), in.now()), in);
            case SessionState.Disconnected _, SessionState.AwaitingLogon _, SessionState.Authenticating _, SessionState.Doubtful _,
                    SessionState.LogonSent _, SessionState.Draining _, SessionState.Resetting _, SessionState.Stopped _ -> Step.quiet(state);
        };
    }

    private static Step refuse(Turn turn, Input.Refused in) {
        switch (in.refusal()) {
            case Refusal.Session why -> turn.reject(in.message(), new Fault(why.reason(), why.refTagID(), why.text()));
            case Refusal.Business why when turn.config.beforeFix42() ->
                turn.reject(in.message(), new Fault(SessionRejectReason.OTHER, 0, why.text()));
            case Refusal.Business why ->
                turn.report(Effect.Kind.REJECTED, "MsgSeqNum " + in.message().msgSeqNum() + ": " + why.text())
                        .transmit(AdminMessages.businessReject(in.message(), why));
        }
        return turn.stay();
    }

    /** Bytes that are no message: a sign of life, and nothing more, unless they are to be rejected and say which number they have. */
    static Step garbled(SessionConfig config, SessionState state, Link link, Input.Garbled in) {
        var turn = new Turn(config, state, link.heard(in.now()), in.now()).report(Effect.Kind.GARBLED, in.reason());
        return config.rejectGarbledMessage() && in.readable().isPresent() && !turn.broken()
                ? rejectGarbled(turn, in, in.readable().get())
                : turn.stay();
    }

    private static Step rejectGarbled(Turn turn, Input.Garbled in, Message readable) {
        long seq = Checks.number(readable, Tags.MSG_SEQ_NUM);
        long expected = turn.link.numbers().nextInbound();
        if (seq < 1 || !readable.beginString().equals(turn.config.id().beginString())) {
            return turn.stay();
        }
        boolean counts = seq == expected && !readable.msgType().equals(MsgTypes.LOGON) && !readable.msgType().equals(MsgTypes.SEQUENCE_RESET);
        boolean more = counts && !turn.link.inStep();
        if (counts) {
            turn.then(new Effect.Accept(readable, seq + 1, false));
            turn.link = turn.link.accepted(seq + 1, turn.now);
        }
        turn.transmit(AdminMessages.rejectGarbled(turn.config, readable, "the message is garbled: " + in.reason()));
        return more ? GapRules.releaseHeld(turn) : turn.stay();
    }
}
