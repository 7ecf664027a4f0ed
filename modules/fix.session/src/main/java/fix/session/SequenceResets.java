package fix.session;

import fix.core.MessageBuilder;
import fix.core.MsgTypes;
import fix.core.Tags;
import fix.core.dictionary.Fault;
import fix.core.dictionary.SessionRejectReason;

/**
 * The messages that move the expected number by more than one: SequenceReset in both its modes, and a Logon with
 * ResetSeqNumFlag(141)=Y inside a session.
 *
 * <ul>
 *   <li>A gap fill obeys its own number. NewSeqNo(36) must lie above it.
 *   <li>A reset ignores its own number, moves only what we expect, asks for nothing, and never lowers the expected number. What was
 *       held came under numbers that mean something else from here on: it is forgotten.
 *   <li>A Logon that resets is judged like a first one. Once our Logout is sent it comes too late. One that follows another with
 *       nothing between is the answer of an engine that answers answers: it is ignored, or the two would go on for ever.
 *   <li>What cannot be obeyed is rejected with reason 5 and does not count.
 * </ul>
 */
final class SequenceResets {
    private SequenceResets() {}

    static Step gapFill(Turn turn, Input.Received in) {
        long newSeqNo = Checks.number(in.message(), Tags.NEW_SEQ_NO);
        if (newSeqNo <= in.message().msgSeqNum()) {
            return refuse(turn, in, "NewSeqNo(36) of a gap fill must be above its MsgSeqNum(34)");
        }
        return InboundRules.counted(turn, in, Math.max(newSeqNo, turn.link.numbers().nextInbound()), true);
    }

    static Step reset(Turn turn, Input.Received in) {
        if (in.validity() instanceof Fault fault) {
            return turn.reject(in.message(), fault).stay();
        }
        if (Checks.header(turn.config, in) instanceof Fault fault) {
            return InboundRules.rejectedForGood(turn, in, fault);
        }
        long newSeqNo = Checks.number(in.message(), Tags.NEW_SEQ_NO);
        if (newSeqNo < turn.link.numbers().nextInbound()) {
            return refuse(turn, in, "NewSeqNo(36) must not lower the expected number " + turn.link.numbers().nextInbound());
        }
        turn.report(Effect.Kind.RESET, "the peer set the expected number to " + newSeqNo);
        turn.then(new Effect.DropHeld());
        turn.link = turn.link.forgettingGaps();
        turn.accept(in, newSeqNo, true);
        return turn.stay();
    }

    /** The peer starts both numbers anew without leaving the session. */
    static Step logon(Turn turn, Input.Received in) {
        var problem = turn.loggingOut() ? "Logon after our Logout" : LogonChecks.problem(turn.config, in);
        if (!problem.isEmpty()) {
            return EndRules.violation(turn, problem);
        }
        if (turn.link.justReset()) {
            return turn.report(Effect.Kind.DUPLICATE, "the peer's Logon asked again for the reset that was just made").stay();
        }
        var terms = Terms.of(turn.config, in.message());
        var link = turn.link;
        var fresh = link.numbers().reset();
        turn.then(new Effect.DropHeld());
        if (link.resend().active()) {
            turn.then(new Effect.ReplayDone(link.epoch()));
        }
        turn.report(Effect.Kind.RESET, "the peer's Logon reset the numbers");
        turn.then(new Effect.Reset(fresh, turn.now));
        turn.link = link.anew(fresh, terms);
        turn.accept(in, 2, true);
        turn.link = turn.link.reset();
        turn.transmit(AdminMessages.logon(turn.config, MessageBuilder.of(MsgTypes.LOGON), terms, true, 2));
        return turn.from() instanceof SessionState.Draining ? OwnResets.done(turn) : turn.stay();
    }

    private static Step refuse(Turn turn, Input.Received in, String text) {
        return turn.reject(in.message(), new Fault(SessionRejectReason.VALUE_IS_INCORRECT, Tags.NEW_SEQ_NO, text)).stay();
    }
}
