package fix.session;

import fix.core.Message;
import fix.core.MsgTypes;
import fix.core.Tags;
import fix.core.dictionary.Fault;
import java.util.List;

/**
 * Resets that we ask for in a session that is logged on (FIX session layer, "24-hour connectivity").
 *
 * <ul>
 *   <li>Our Logon with ResetSeqNumFlag(141)=Y takes number 1 of the new numbers, and the application sends nothing until the peer's has
 *       come. What is missing, held or being resent then is forgotten: that is what a reset means.
 *   <li>What the peer sent before it heard of the reset still comes under its old numbers, and is accepted in turn. Nothing else of it
 *       is: its numbers mean nothing any more.
 *   <li>The peer's Logon with ResetSeqNumFlag=Y is the answer, also when it asked at the same time on its own account. It is not answered.
 *   <li>Without an answer within LogonTimeout the connection ends. An initiator asks again with its next Logon; an acceptor expects
 *       number 1 from then on, since it cannot know whether its client has reset.
 *   <li>FIX 4.0 has no such reset. A session without a connection starts anew by itself.
 * </ul>
 */
final class OwnResets {
    private OwnResets() {}

    static Step requested(SessionConfig config, SessionState state, Input.ResetRequested in) {
        return switch (state) {
            case SessionState.Active s when config.knowsNoReset() ->
                Step.of(s, new Effect.Report(Effect.Kind.RESET, "FIX 4.0 knows no reset of the numbers in a session: nothing was done"));
            case SessionState.Active s -> begin(new Turn(config, s, s.link(), in.now()), in);
            case SessionState.Disconnected s when !s.numbers().untouched() -> {
                var fresh = s.numbers().reset();
                yield new Step(new SessionState.Disconnected(fresh, false), LogonRules.resetTo(fresh, in.now()));
            }
            case SessionState.Disconnected _, SessionState.AwaitingLogon _, SessionState.Authenticating _, SessionState.LogonSent _,
                    SessionState.Resetting _, SessionState.LogoutSent _, SessionState.Stopped _ -> Step.quiet(state);
        };
    }

    private static Step begin(Turn turn, Input.ResetRequested in) {
        var link = turn.link;
        var place = new Numbers(link.numbers().generation() + 1, 1, link.numbers().nextInbound());
        turn.then(new Effect.DropHeld());
        if (link.resend().active()) {
            turn.then(new Effect.ReplayDone(link.epoch()));
        }
        turn.report(Effect.Kind.RESET, "our Logon resets the numbers");
        turn.then(new Effect.Reset(place, turn.now));
        turn.link = link.anew(place, link.terms());
        turn.transmit(AdminMessages.logon(turn.config, in.logon(), link.terms(), true, 1));
        long deadline = turn.now.monoNanos() + SessionConfig.nanos(turn.config.logonTimeout());
        return new Step(new SessionState.Resetting(turn.link, deadline), turn.effects());
    }

    static Step received(SessionConfig config, SessionState.Resetting state, Input.Received in) {
        var turn = new Turn(config, state, state.link().heard(in.now()), in.now());
        var message = in.message();
        return switch (message.msgType()) {
            case MsgTypes.LOGON -> answer(turn, in);
            case MsgTypes.LOGOUT -> EndRules.peerLogout(turn, in, isAcceptable(turn, in));
            default -> isAcceptable(turn, in) && !message.msgType().equals(MsgTypes.SEQUENCE_RESET)
                    ? InboundRules.counted(turn, in, message.msgSeqNum() + 1, true)
                    : turn.report(Effect.Kind.DUPLICATE, "MsgSeqNum " + message.msgSeqNum() + " from before our reset was ignored").stay();
        };
    }

    private static boolean isAcceptable(Turn turn, Input.Received in) {
        return in.message().msgSeqNum() == turn.link.numbers().nextInbound()
                && in.message().beginString().equals(turn.config.id().beginString())
                && !(in.validity() instanceof Fault)
                && !(Checks.header(turn.config, in) instanceof Fault);
    }

    private static Step answer(Turn turn, Input.Received in) {
        var problem = problem(turn.config, in);
        if (!problem.isEmpty()) {
            return EndRules.violation(turn, problem);
        }
        var place = new Numbers(turn.link.numbers().generation() + 1, turn.link.numbers().nextOutbound(), 1);
        turn.then(new Effect.Reset(place, turn.now));
        turn.link = turn.link.anew(place, Terms.of(turn.config, in.message()));
        turn.accept(in, 2, true);
        turn.link = turn.link.reset();
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

    /** Where an acceptor stands whose reset was not answered: its Logon was number 1. */
    static Numbers unanswered(Numbers numbers, List<Effect> effects, Moment now) {
        var place = new Numbers(numbers.generation() + 1, numbers.nextOutbound(), 1);
        effects.addAll(LogonRules.resetTo(place, now));
        return place;
    }
}
