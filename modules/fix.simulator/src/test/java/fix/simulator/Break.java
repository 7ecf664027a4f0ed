package fix.simulator;

import fix.core.MessageBuilder;
import fix.core.MsgTypes;
import fix.core.Tags;
import fix.engine.driver.Stepper;
import fix.session.Effect;
import fix.session.Input;
import fix.session.Numbers;
import fix.session.SessionConfig;
import fix.session.SessionProtocol;
import fix.session.SessionState;
import fix.session.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Six protocols that are broken on purpose. */
enum Break implements Stepper {
    /** What is to be sent again is replaced by a gap fill. */
    A_RESEND_SKIPS_AN_APPLICATION_MESSAGE {
        @Override
        Step broken(SessionState from, Input input, Step step) {
            return mapped(step, effect -> effect instanceof Effect.SendAgain again && again.msgSeqNum() % 5 == 0
                    ? List.of(new Effect.FillGap(again.msgSeqNum(), gapFill(again.msgSeqNum() + 1), again.now()))
                    : List.of(effect));
        }
    },
    /** A message that is sent again is counted, but not handed over. */
    A_POSSIBLE_DUPLICATE_IS_NOT_HANDED_OVER {
        @Override
        Step broken(SessionState from, Input input, Step step) {
            return mapped(step, effect -> effect instanceof Effect.Accept accept && accept.message().isPossDup()
                    ? List.of(new Effect.Accept(accept.message(), accept.nextInbound(), false))
                    : List.of(effect));
        }
    },
    /** A gap is seen, but nothing is asked for: the number that the request took becomes a Heartbeat's. */
    A_GAP_IS_NOT_ASKED_FOR {
        @Override
        Step broken(SessionState from, Input input, Step step) {
            return mapped(step, effect -> effect instanceof Effect.Transmit sent && sent.draft().msgType().equals(MsgTypes.RESEND_REQUEST)
                    ? List.of(new Effect.Transmit(sent.msgSeqNum(), MessageBuilder.of(MsgTypes.HEARTBEAT), sent.now()))
                    : List.of(effect));
        }
    },
    /** The last number is given once more after a connection ended. */
    A_NUMBER_IS_GIVEN_TWICE {
        @Override
        Step broken(SessionState from, Input input, Step step) {
            return input instanceof Input.Disconnected && step.state() instanceof SessionState.Disconnected(Numbers at, boolean reset)
                            && at.nextOutbound() > 1
                    ? new Step(new SessionState.Disconnected(
                            new Numbers(at.generation(), at.nextOutbound() - 1, at.nextInbound()), reset), step.effects())
                    : step;
        }
    },
    /** Silence is never noticed, so a half-open connection stays for ever. */
    NO_TIMER_EVER_GOES_OFF {
        @Override
        Step broken(SessionState from, Input input, Step step) {
            return input instanceof Input.Tick ? new Step(from, List.of()) : step;
        }
    },
    /** A message counts as accepted one too early: the first one of a gap is passed over. */
    A_GAP_OF_ONE_IS_OVERLOOKED {
        @Override
        Step broken(SessionState from, Input input, Step step) {
            return step.effects().stream().anyMatch(Effect.Hold.class::isInstance) && input instanceof Input.Received in
                            && in.message().msgSeqNum() == from.numbers().nextInbound() + 1 && !in.message().isAdmin()
                    ? new Step(step.state(), List.of(new Effect.Accept(in.message(), in.message().msgSeqNum() + 1, true)))
                    : step;
        }
    };

    abstract Step broken(SessionState from, Input input, Step step);

    @Override
    public Step step(SessionConfig config, SessionState state, Input input) {
        return broken(state, input, SessionProtocol.step(config, state, input));
    }

    private static Step mapped(Step step, Function<Effect, List<Effect>> change) {
        var effects = new ArrayList<Effect>();
        step.effects().forEach(effect -> effects.addAll(change.apply(effect)));
        return new Step(step.state(), effects);
    }

    private static MessageBuilder gapFill(long newSeqNo) {
        return MessageBuilder.of(MsgTypes.SEQUENCE_RESET).set(Tags.GAP_FILL_FLAG, true).set(Tags.NEW_SEQ_NO, newSeqNo);
    }
}
