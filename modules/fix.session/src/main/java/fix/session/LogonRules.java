package fix.session;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.MsgTypes;
import fix.core.Tags;
import fix.core.dictionary.Valid;
import java.util.ArrayList;
import java.util.List;

/**
 * The Logon exchange, both roles (FIX session layer, "Establishing a FIX connection").
 *
 * <ol>
 *   <li>The first message is a Logon; anything else ends the connection without an answer.
 *   <li>A Logon is judged, then authenticated, and only then does a number move.
 *   <li>ResetSeqNumFlag(141)=Y comes with MsgSeqNum(34)=1, or the Logon is refused.
 *   <li>A number that is too low ends the session with a text. One that is too high is answered first, then the gap is asked for;
 *       its own number counts when the gap before it is closed.
 *   <li>NextExpectedMsgSeqNum(789) counts where both have it, and takes the place of the ResendRequest: each side sends what the other
 *       misses, its Logon included. One above our next number means that we lost what we sent: the session does not begin.
 *   <li>A Logon of ours that asked for a reset and got no answer asks again. So does one after ResetOnLogout or ResetOnDisconnect had our
 *       numbers start anew: the peer may not have done the same.
 * </ol>
 */
final class LogonRules {
    private LogonRules() {}

    static Step connected(SessionConfig config, SessionState state, Input.Connected in) {
        if (!(state instanceof SessionState.Disconnected(Numbers numbers, boolean resetUnconfirmed))) {
            return Step.of(state, new Effect.Disconnect(in.epoch(), "the session is " + state.status() + " already"));
        }
        long deadline = in.now().monoNanos() + SessionConfig.nanos(config.logonTimeout());
        if (config.role() == Role.ACCEPTOR) {
            return Step.quiet(new SessionState.AwaitingLogon(in.epoch(), numbers, deadline, resetUnconfirmed));
        }
        var logon = in.logon();
        boolean asked = !config.knowsNoReset() && logon.valueEquals(Tags.RESET_SEQ_NUM_FLAG, "Y");
        boolean reset = config.resetOnLogon() || resetUnconfirmed || asked;
        var effects = new ArrayList<Effect>(2);
        var place = reset ? reset(numbers, effects, in.now()) : numbers;
        boolean startedAnew = numbers.untouched() && (config.resetOnLogout() || config.resetOnDisconnect());
        boolean flag = (reset || startedAnew) && !config.knowsNoReset();
        effects.add(new Effect.Transmit(
                place.nextOutbound(), AdminMessages.logon(config, logon, Terms.proposed(config), flag, place.nextInbound()), in.now()));
        return new Step(new SessionState.LogonSent(in.epoch(), place.sent(), flag, deadline), effects);
    }

    static Step firstMessage(SessionConfig config, SessionState.AwaitingLogon state, Input.Received in) {
        var logon = in.message();
        if (!logon.msgType().equals(MsgTypes.LOGON)) {
            return EndRules.drop(config, state, "the first message was not a Logon but MsgType(35)=" + logon.msgType(), in.now());
        }
        var problem = LogonChecks.problem(config, in);
        return problem.isEmpty()
                ? Step.of(
                        new SessionState.Authenticating(state.epoch(), state.numbers(), logon, state.deadline(), state.resetUnconfirmed()),
                        new Effect.Authenticate(state.epoch(), logon))
                : refuse(config, state, state.numbers(), List.of(), problem, in.now());
    }

    static Step authenticated(SessionConfig config, SessionState from, Input.Authenticated in) {
        if (!(from instanceof SessionState.Authenticating state) || state.epoch() != in.epoch()) {
            return Step.quiet(from);
        }
        if (!in.refusal().isEmpty()) {
            var logout = AdminMessages.logout(in.logon(), in.refusal());
            return refuse(config, state, state.numbers(), List.of(), in.refusal(), logout, in.now());
        }
        var logon = state.logon();
        boolean flag = Checks.flag(logon, Tags.RESET_SEQ_NUM_FLAG);
        boolean anew = flag || config.resetOnLogon();
        if (!anew && state.resetUnconfirmed() && UnansweredResets.isDoubtful(config, state.numbers(), logon)) {
            return UnansweredResets.ask(config, state, in);
        }
        var effects = new ArrayList<Effect>(6);
        var numbers = anew ? reset(state.numbers(), effects, in.now())
                : state.resetUnconfirmed() ? UnansweredResets.settled(config, state.numbers(), logon, effects, in.now())
                : state.numbers();
        var problem = numbersProblem(config, numbers, logon);
        if (!problem.isEmpty()) {
            return refuse(config, state, numbers, effects, problem, in.now());
        }
        long next = hasTurn(config, numbers, logon) ? after(numbers, logon) : numbers.nextInbound();
        var answer = AdminMessages.logon(config, in.logon(), Terms.of(config, logon), flag, next);
        return logOn(config, state, numbers, logon, effects, in.now(), answer);
    }

    /** What an initiator hears first. */
    static Step answer(SessionConfig config, SessionState.LogonSent state, Input.Received in) {
        var message = in.message();
        if (message.msgType().equals(MsgTypes.LOGOUT) || message.msgType().equals(MsgTypes.REJECT)) {
            return refused(config, state, in);
        }
        if (!message.msgType().equals(MsgTypes.LOGON)) {
            return EndRules.drop(config, state, "the answer to our Logon was MsgType(35)=" + message.msgType(), in.now());
        }
        var problem = LogonChecks.problem(config, in);
        if (!problem.isEmpty()) {
            return refuse(config, state, state.numbers(), List.of(), problem, in.now());
        }
        var effects = new ArrayList<Effect>(6);
        var numbers = state.numbers();
        if (Checks.flag(message, Tags.RESET_SEQ_NUM_FLAG) && !state.resetSent()) {
            // The peer starts anew on its own account: our Logon counts as number 1 of the new numbers, and is not sent twice.
            numbers = new Numbers(numbers.generation() + 1, 2, 1);
            effects.add(new Effect.Report(Effect.Kind.RESET, "the peer's Logon reset the numbers"));
            effects.add(new Effect.Reset(numbers, in.now()));
        }
        var numbersProblem = numbersProblem(config, numbers, message);
        if (!numbersProblem.isEmpty()) {
            return refuse(config, state, numbers, effects, numbersProblem, in.now());
        }
        return logOn(config, state, numbers, message, effects, in.now());
    }

    /**
     * Both roles, once the Logon is accepted: count it, answer it if that is still to be done, ask for what is missing, send what the peer
     * misses.
     */
    static Step logOn(
            SessionConfig config, SessionState from, Numbers numbers, Message logon, List<Effect> effects, Moment now,
            MessageBuilder... answer) {
        var turn = new Turn(
                config, from, Link.start(from.epoch(), numbers, Terms.of(config, logon), now), now);
        effects.forEach(turn::then);
        boolean inTurn = hasTurn(config, numbers, logon);
        if (inTurn) {
            turn.then(new Effect.Accept(logon, after(numbers, logon), config.role() == Role.INITIATOR));
            turn.link = turn.link.accepted(after(numbers, logon), now);
        }
        for (var draft : answer) {
            turn.transmit(draft);
        }
        turn.then(new Effect.LoggedOn(from.epoch()));
        if (inTurn) {
            turn.then(new Effect.ReleaseHeld(turn.link.numbers().nextInbound()));
        } else {
            // It is answered; its number still has to have its turn, for the peer need not send it again.
            turn.then(new Effect.Hold(Input.Received.fresh(from.epoch(), logon, Valid.VALID, now)));
            turn.link = turn.link.holding(logon.msgSeqNum());
            if (saysWhatItExpects(config, logon)) {
                GapRules.awaitFill(turn, logon.msgSeqNum());
            } else {
                GapRules.askFor(turn, logon.msgSeqNum());
            }
        }
        if (saysWhatItExpects(config, logon)) {
            long wanted = logon.getLong(Tags.NEXT_EXPECTED_MSG_SEQ_NUM);
            if (wanted < numbers.nextOutbound()) {
                ResendRules.begin(turn, wanted, turn.link.numbers().nextOutbound() - 1);
            }
        }
        return turn.stay();
    }

    static boolean saysWhatItExpects(SessionConfig config, Message logon) {
        return config.usesNextExpected() && logon.has(Tags.NEXT_EXPECTED_MSG_SEQ_NUM);
    }

    private static boolean hasTurn(SessionConfig config, Numbers numbers, Message logon) {
        return logon.msgSeqNum() == numbers.nextInbound() || !config.validateSequenceNumbers();
    }

    private static long after(Numbers numbers, Message logon) {
        return Math.max(numbers.nextInbound(), logon.msgSeqNum() + 1);
    }

    /** What is wrong with the numbers of a Logon, its own and the one that it expects of us. */
    private static String numbersProblem(SessionConfig config, Numbers numbers, Message logon) {
        return logon.msgSeqNum() < numbers.nextInbound() && config.validateSequenceNumbers()
                ? tooLow(numbers, logon)
                : LogonChecks.nextExpectedProblem(config, logon, numbers.nextOutbound());
    }

    static String tooLow(Numbers numbers, Message message) {
        return "MsgSeqNum too low, expecting " + numbers.nextInbound() + " but received " + message.msgSeqNum();
    }

    /** Numbers that start anew; those that never moved need no reset, so that it never happens twice. */
    private static Numbers reset(Numbers numbers, List<Effect> effects, Moment now) {
        if (numbers.untouched()) {
            return numbers;
        }
        var fresh = numbers.reset();
        effects.addAll(resetTo(fresh, now));
        return fresh;
    }

    static List<Effect> resetTo(Numbers place, Moment now) {
        return List.of(new Effect.Report(Effect.Kind.RESET, "the numbers start at 1"), new Effect.Reset(place, now));
    }

    /** We refuse the peer's Logon: a Logout that says why, then the end. The peer's number does not move. */
    private static Step refuse(
            SessionConfig config, SessionState from, Numbers numbers, List<Effect> before, String text, Moment now) {
        return refuse(config, from, numbers, before, text, AdminMessages.logout(text), now);
    }

    private static Step refuse(
            SessionConfig config, SessionState from, Numbers numbers, List<Effect> before, String text, MessageBuilder logout, Moment now) {
        var effects = new ArrayList<>(before);
        effects.add(new Effect.Report(Effect.Kind.VIOLATION, text));
        effects.add(new Effect.Transmit(numbers.nextOutbound(), logout, now));
        return EndRules.ended(config, from, numbers.sent(), effects, "Logon refused: " + text, now, false);
    }

    /** The peer refuses our Logon. Its Logout has its number, if it comes in turn. */
    private static Step refused(SessionConfig config, SessionState.LogonSent state, Input.Received in) {
        var effects = new ArrayList<Effect>(4);
        var numbers = state.numbers();
        if (in.message().msgSeqNum() == numbers.nextInbound() && !state.resetSent()) {
            numbers = numbers.expecting(numbers.nextInbound() + 1);
            effects.add(new Effect.Accept(in.message(), numbers.nextInbound(), true));
        }
        var text = in.message().getString(Tags.TEXT, "no reason given");
        effects.add(new Effect.Report(Effect.Kind.LOGON_REFUSED, text));
        return EndRules.ended(config, state, numbers, effects, "the peer refused our Logon: " + text, in.now(), false);
    }
}
