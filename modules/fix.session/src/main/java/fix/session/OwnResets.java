package fix.session;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.MsgTypes;
import fix.core.Tags;
import fix.core.dictionary.Fault;

/**
 * Resets that we ask for in a session that is logged on (FIX session layer, "24-hour connectivity" and "Using ResetSeqNumFlag").
 *
 * <ul>
 *   <li>First nothing may be missing on either side, since what is missing when the numbers start anew is never sent again. The application
 *       sends nothing any more, and the peer is asked with a TestRequest. Its Heartbeat, in turn, says that it has all that we sent before,
 *       and that we have all that it sent. While it still asks for something again, or we do, it is asked once more.
 *   <li>Without such a Heartbeat within LogonTimeout the reset is given up, and the session goes on.
 *   <li>Then our Logon with ResetSeqNumFlag(141)=Y takes number 1 of a new generation, and nothing else does until the peer's has come.
 *       What the peer sent before it heard of the reset still comes under its old numbers, and is accepted in turn.
 *   <li>The peer's Logon with ResetSeqNumFlag=Y is the answer, also when it asked at the same time on its own account. It is not answered.
 *       Where it is lost, any message with a number too low for the old ones says the same.
 *   <li>Without an answer within LogonTimeout, or with another one than that, the connection ends. An initiator asks again with its next
 *       Logon. An acceptor finds out whether the client has made the reset: see {@link UnansweredResets}.
 *   <li>FIX 4.0 has no such reset. A session without a connection starts anew by itself.
 * </ul>
 */
final class OwnResets {
    private OwnResets() {}

    static Step requested(SessionConfig config, SessionState state, Input.ResetRequested in) {
        return switch (state) {
            case SessionState.Active s when config.knowsNoReset() ->
                Step.of(s, new Effect.Report(Effect.Kind.RESET, "FIX 4.0 knows no reset of the numbers in a session: nothing was done"));
            case SessionState.Active s -> ask(new Turn(config, s, s.link(), in.now()), in.logon(), deadline(config, in.now()));
            case SessionState.Disconnected s when !s.numbers().untouched() -> {
                var fresh = s.numbers().reset();
                yield new Step(new SessionState.Disconnected(fresh, false), LogonRules.resetTo(fresh, in.now()));
            }
            case SessionState.Disconnected _, SessionState.AwaitingLogon _, SessionState.Authenticating _, SessionState.Doubtful _, SessionState.LogonSent _,
                    SessionState.Draining _, SessionState.Resetting _, SessionState.LogoutSent _, SessionState.Stopped _ -> Step.quiet(state);
        };
    }

    private static long deadline(SessionConfig config, Moment now) {
        return now.monoNanos() + SessionConfig.nanos(config.logonTimeout());
    }

    /** Asks for a sign that the peer has everything. */
    private static Step ask(Turn turn, MessageBuilder logon, long deadline) {
        var testReqID = "RESET-" + turn.link.numbers().nextOutbound();
        turn.transmit(AdminMessages.testRequest(testReqID));
        return new Step(new SessionState.Draining(turn.link, logon, testReqID, deadline), turn.effects());
    }

    static Step received(SessionConfig config, SessionState.Draining state, Input.Received in) {
        var step = InboundRules.received(config, state, state.link(), in);
        if (!(step.state() instanceof SessionState.Draining after) || !isAnswer(state, in, step)) {
            return step;
        }
        var turn = new Turn(config, after, after.link(), in.now());
        step.effects().forEach(turn::then);
        boolean nothingMissing = after.link().inStep() && !after.link().resend().active();
        return nothingMissing ? begin(turn, state.logon()) : ask(turn, state.logon(), state.deadline());
    }

    @SuppressWarnings("ReferenceEquality") // This message itself is meant.
    private static boolean isAnswer(SessionState.Draining state, Input.Received in, Step step) {
        var message = in.message();
        return message.msgType().equals(MsgTypes.HEARTBEAT)
                && message.valueEquals(Tags.TEST_REQ_ID, state.asked())
                && step.effects().stream().anyMatch(effect -> effect instanceof Effect.Accept accept && accept.message() == message && accept.deliver());
    }

    private static Step begin(Turn turn, MessageBuilder logon) {
        var link = turn.link;
        var place = new Numbers(link.numbers().generation() + 1, 1, link.numbers().nextInbound());
        turn.report(Effect.Kind.RESET, "our Logon resets the numbers");
        turn.then(new Effect.Reset(place, turn.now));
        turn.link = link.anew(place, link.terms());
        turn.transmit(AdminMessages.logon(turn.config, logon, link.terms(), true, 1));
        turn.then(new Effect.Skip(link.numbers().nextOutbound()));
        turn.link = turn.link.skipping(link.numbers().nextOutbound());
        return new Step(new SessionState.Resetting(turn.link, deadline(turn.config, turn.now), false, ""), turn.effects());
    }

    static Step received(SessionConfig config, SessionState.Resetting state, Input.Received in) {
        var turn = new Turn(config, state, state.link().heard(in.now()), in.now());
        var message = in.message();
        return switch (message.msgType()) {
            case MsgTypes.LOGON -> answer(turn, state, in);
            case MsgTypes.LOGOUT -> logout(turn, in);
            case MsgTypes.SEQUENCE_RESET -> ignored(turn, in);
            default -> {
                if (isAcceptable(turn, in)) {
                    yield InboundRules.counted(turn, in, message.msgSeqNum() + 1, true);
                }
                yield isOfNewNumbers(turn, in) ? answerWasLost(turn, state, in) : ignored(turn, in);
            }
        };
    }

    private static Step ignored(Turn turn, Input.Received in) {
        return turn.report(Effect.Kind.DUPLICATE, "MsgSeqNum " + in.message().msgSeqNum() + " from before our reset was ignored").stay();
    }

    private static boolean isAcceptable(Turn turn, Input.Received in) {
        return in.message().msgSeqNum() == turn.link.numbers().nextInbound() && isGood(turn, in);
    }

    private static boolean isGood(Turn turn, Input.Received in) {
        return in.message().beginString().equals(turn.config.id().beginString())
                && !(in.validity() instanceof Fault)
                && !(Checks.header(turn.config, in) instanceof Fault);
    }

    /** Of the old numbers none comes that is too low, and number 1 of the new ones is the Logon. */
    private static boolean isOfNewNumbers(Turn turn, Input.Received in) {
        long number = in.message().msgSeqNum();
        return number > 1 && number < turn.link.numbers().nextInbound() && !in.message().isPossDup() && isGood(turn, in);
    }

    /** The peer has made the reset, and its Logon was garbled on the way: its number is asked for like any other. */
    private static Step answerWasLost(Turn turn, SessionState.Resetting state, Input.Received in) {
        turn.report(Effect.Kind.RESET, "the peer has made our reset: MsgSeqNum " + in.message().msgSeqNum() + " is of the new numbers");
        startAnew(turn, turn.link.terms());
        if (state.leaving()) {
            return EndRules.logout(turn, state.text(), false);
        }
        var active = done(turn);
        return InboundRules.received(turn.config, active.state(), turn.link, in).after(active.effects());
    }

    private static Step answer(Turn turn, SessionState.Resetting state, Input.Received in) {
        var problem = problem(turn.config, in);
        if (!problem.isEmpty()) {
            return end(turn.report(Effect.Kind.VIOLATION, problem), problem);
        }
        startAnew(turn, Terms.of(turn.config, in.message()));
        turn.accept(in, 2, true);
        return state.leaving() ? EndRules.logout(turn, state.text(), false) : done(turn);
    }

    /** Our Logon was number 1. */
    private static void startAnew(Turn turn, Terms terms) {
        var place = new Numbers(turn.link.numbers().generation() + 1, 2, 1);
        turn.then(new Effect.Reset(place, turn.now));
        turn.link = turn.link.anew(place, terms).reset();
    }

    /** The numbers have started anew on both sides. */
    static Step done(Turn turn) {
        turn.then(new Effect.ResetDone(turn.link.epoch()));
        return new Step(new SessionState.Active(turn.link), turn.effects());
    }

    private static String problem(SessionConfig config, Input.Received in) {
        Message logon = in.message();
        var problem = LogonChecks.problem(config, in);
        return problem.isEmpty() && !Checks.flag(logon, Tags.RESET_SEQ_NUM_FLAG)
                ? "the answer to our reset lacks ResetSeqNumFlag(141)=Y"
                : problem;
    }

    /** The peer logged out before it heard of the reset. An answer would have a number, and nobody can say in which order. */
    private static Step logout(Turn turn, Input.Received in) {
        if (isAcceptable(turn, in)) {
            turn.accept(in, in.message().msgSeqNum() + 1, true);
        }
        return end(turn, "the peer logged out instead of answering our reset");
    }

    private static Step end(Turn turn, String reason) {
        return EndRules.ended(turn.config, turn.from(), turn.link.numbers(), turn.effects(), reason, turn.now, false);
    }
}
