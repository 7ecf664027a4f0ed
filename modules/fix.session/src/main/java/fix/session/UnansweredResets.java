package fix.session;

import fix.core.Message;
import fix.core.MsgTypes;
import fix.core.Tags;
import fix.core.dictionary.Fault;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of an acceptor's reset when the connection broke before the answer: the client's next Logon asks for no reset, and the client
 * may have made ours or never have heard of it.
 *
 * <ol>
 *   <li>NextExpectedMsgSeqNum(789) says which, where both have it.
 *   <li>A number below the one that we expect can only be of the new numbers.
 *   <li>Any other number may be of either: after the reset the client may have sent more into the broken line than the old session had. Its
 *       Logon is answered in the old numbers, and a TestRequest follows. To a client that has made the reset both are too high: it asks for
 *       what comes after our first. One that has not misses nothing of the old numbers, and answers the TestRequest. Whatever else comes is held.
 *   <li>When neither comes within LogonTimeout, the connection ends, and the question stands.
 * </ol>
 */
final class UnansweredResets {
    /** What a client that has made the reset expects of us: our Logon was number 1. */
    private static final long AFTER_OUR_LOGON = 2;

    private UnansweredResets() {}

    /** True when nothing in the Logon says whether the client has made the reset. */
    static boolean isDoubtful(SessionConfig config, Numbers numbers, Message logon) {
        return config.validateSequenceNumbers() && !LogonRules.saysWhatItExpects(config, logon) && logon.msgSeqNum() >= numbers.nextInbound();
    }

    /** Where the session goes on, when the Logon says it. */
    static Numbers settled(SessionConfig config, Numbers numbers, Message logon, List<Effect> effects, Moment now) {
        boolean made = LogonRules.saysWhatItExpects(config, logon)
                ? Checks.number(logon, Tags.NEXT_EXPECTED_MSG_SEQ_NUM) == AFTER_OUR_LOGON
                : logon.msgSeqNum() < numbers.nextInbound();
        return settle(made, numbers, made ? AFTER_OUR_LOGON : numbers.nextOutbound(), effects, now);
    }

    private static Numbers settle(boolean made, Numbers numbers, long nextOutbound, List<Effect> effects, Moment now) {
        var place = new Numbers(numbers.generation() + 1, nextOutbound, made ? 1 : numbers.nextInbound());
        effects.add(new Effect.Report(Effect.Kind.RESET, made ? "the client has made our reset" : "our reset was not made: the client had not heard of it"));
        effects.add(new Effect.Reset(place, now));
        return place;
    }

    /** Answers a Logon that leaves it open, and asks. */
    static Step ask(SessionConfig config, SessionState.Authenticating state, Input.Authenticated in) {
        var effects = new ArrayList<Effect>(3);
        var numbers = state.numbers();
        var terms = Terms.of(config, state.logon());
        effects.add(new Effect.Report(Effect.Kind.RESET, "the client may have made our reset or not: we ask"));
        effects.add(new Effect.Transmit(
                numbers.nextOutbound(), AdminMessages.logon(config, in.logon(), terms, false, numbers.nextInbound()), in.now()));
        numbers = numbers.sent();
        var asked = "RESET-" + numbers.nextOutbound();
        effects.add(new Effect.Transmit(numbers.nextOutbound(), AdminMessages.testRequest(asked), in.now()));
        return new Step(new SessionState.Doubtful(state.epoch(), numbers.sent(), state.logon(), asked, state.deadline()), effects);
    }

    static Step received(SessionConfig config, SessionState.Doubtful state, Input.Received in) {
        var message = in.message();
        var type = message.msgType();
        if (type.equals(MsgTypes.LOGOUT)) {
            return logout(config, state, in);
        }
        boolean answers = type.equals(MsgTypes.HEARTBEAT) && message.valueEquals(Tags.TEST_REQ_ID, state.asked());
        boolean asks = type.equals(MsgTypes.RESEND_REQUEST);
        if ((answers || asks) && isGood(config, in)) {
            return decide(config, state, asks && Checks.number(message, Tags.BEGIN_SEQ_NO) <= AFTER_OUR_LOGON, in);
        }
        return Step.of(state, new Effect.Hold(in));
    }

    private static boolean isGood(SessionConfig config, Input.Received in) {
        return in.message().beginString().equals(config.id().beginString())
                && !(in.validity() instanceof Fault)
                && !(Checks.header(config, in) instanceof Fault);
    }

    /** Our numbers go on in both cases: to a client that has made the reset, those between are a gap in which nothing was sent. */
    private static Step decide(SessionConfig config, SessionState.Doubtful state, boolean made, Input.Received in) {
        var effects = new ArrayList<Effect>(8);
        var numbers = settle(made, state.numbers(), state.numbers().nextOutbound(), effects, in.now());
        boolean request = in.message().msgType().equals(MsgTypes.RESEND_REQUEST);
        if (!request) {
            effects.add(new Effect.Hold(in));
        }
        var step = LogonRules.logOn(config, state, numbers, state.logon(), effects, in.now());
        return request && step.state() instanceof SessionState.Active active
                ? InboundRules.received(config, active, active.link(), in).after(step.effects())
                : step;
    }

    /** Nobody can say whether its number counts. */
    private static Step logout(SessionConfig config, SessionState.Doubtful state, Input.Received in) {
        var numbers = state.numbers();
        var effects = List.<Effect>of(new Effect.Transmit(numbers.nextOutbound(), AdminMessages.logout(""), in.now()));
        return EndRules.ended(config, state, numbers.sent(), effects, "the peer logged out", in.now(), false);
    }
}
