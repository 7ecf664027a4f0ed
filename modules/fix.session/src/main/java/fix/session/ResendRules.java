package fix.session;

import fix.core.Message;
import fix.core.Tags;
import fix.core.dictionary.Fault;
import fix.core.dictionary.SessionRejectReason;
import java.util.List;

/**
 * Serving a ResendRequest (FIX session layer, "Responding to a ResendRequest").
 *
 * <ul>
 *   <li>The range ends at the last number that was given out when the request came.
 *   <li>Messages are sent again in order; runs of numbers that are not become one gap fill each, whose number is where the run begins.
 *   <li>With PersistMessages=N nothing is sent again: one gap fill takes the place of all.
 *   <li>The store answers piece by piece. A number that it does not have stops the session: it is never papered over.
 *   <li>One range is served at a time; what is asked meanwhile waits.
 *   <li>Numbers that were never given out are not asked for in good faith: such a request is rejected.
 * </ul>
 */
final class ResendRules {
    private ResendRules() {}

    /** Begins to serve a valid request, or lets it wait. */
    static void serve(Turn turn, Message request) {
        long begin = Checks.number(request, Tags.BEGIN_SEQ_NO);
        long asked = Checks.number(request, Tags.END_SEQ_NO);
        long last = turn.link.numbers().nextOutbound() - 1;
        if (begin < 1 || begin > last) {
            refuse(turn, request, Tags.BEGIN_SEQ_NO, "BeginSeqNo(7) must be from 1 to " + last);
            return;
        }
        boolean toInfinity = asked == 0 || asked == 999_999 && (turn.config.beforeFix42() || turn.config.isFix42());
        if (!toInfinity && asked < begin) {
            refuse(turn, request, Tags.END_SEQ_NO, "EndSeqNo(16) must be 0 or not below BeginSeqNo(7)");
            return;
        }
        begin(turn, begin, toInfinity ? last : Math.min(asked, last));
    }

    /** Begins to send this range again, or lets it wait. */
    static void begin(Turn turn, long begin, long end) {
        var resend = turn.link.resend();
        if (resend.active()) {
            turn.link = turn.link.with(resend.wait(begin, end));
        } else {
            turn.link = turn.link.with(Resend.of(begin, end));
            turn.then(new Effect.Replay(turn.link.epoch(), begin, end));
        }
    }

    private static void refuse(Turn turn, Message request, int tag, String text) {
        turn.reject(request, new Fault(SessionRejectReason.VALUE_IS_INCORRECT, tag, text));
    }

    static Step replayed(SessionConfig config, SessionState state, Input.Replayed in) {
        return switch (state) {
            case SessionState.Disconnected _, SessionState.AwaitingLogon _, SessionState.Authenticating _, SessionState.Doubtful _,
                    SessionState.LogonSent _, SessionState.Resetting _, SessionState.Stopped _ -> Step.quiet(state);
            case SessionState.LoggedOn s -> replayed(new Turn(config, s, s.link(), in.now()), state, in);
        };
    }

    private static Step replayed(Turn turn, SessionState state, Input.Replayed in) {
        var resend = turn.link.resend();
        if (in.epoch() != turn.link.epoch() || !resend.active()) {
            return Step.quiet(state);
        }
        long next = resend.next();
        long gapFrom = resend.gapFrom();
        if (in.items().isEmpty()) {
            return missing(state, next);
        }
        reportExpired(turn, in.items());
        int before = turn.effects().size();
        for (var item : in.items()) {
            if (item.msgSeqNum() != next || next > resend.end()) {
                return missing(state, next);
            }
            switch (item) {
                case ReplayItem.Again again when turn.config.persistMessages() -> {
                    gapFrom = fillGap(turn, gapFrom, next);
                    turn.then(new Effect.SendAgain(next, again.frame(), turn.now));
                }
                case ReplayItem.Again _, ReplayItem.Skip _, ReplayItem.Expired _ -> gapFrom = gapFrom == 0 ? next : gapFrom;
            }
            next++;
        }
        boolean done = next > resend.end();
        if (done) {
            fillGap(turn, gapFrom, next);
        }
        if (turn.effects().size() > before) {
            turn.link = turn.link.resent(turn.now);
        }
        if (!done) {
            turn.link = turn.link.with(new Resend(next, resend.end(), gapFrom, resend.waitingBegin(), resend.waitingEnd()));
            return turn.then(new Effect.Replay(in.epoch(), next, resend.end())).stay();
        }
        var following = resend.following();
        turn.link = turn.link.with(following);
        turn.then(new Effect.ReplayDone(in.epoch()));
        if (following.active()) {
            turn.then(new Effect.Replay(in.epoch(), following.next(), following.end()));
        }
        return turn.stay();
    }

    private static void reportExpired(Turn turn, List<ReplayItem> items) {
        var expired = items.stream().filter(ReplayItem.Expired.class::isInstance).toList();
        if (!expired.isEmpty()) {
            turn.report(
                    Effect.Kind.EXPIRED,
                    expired.size() + " messages from MsgSeqNum " + expired.getFirst().msgSeqNum() + " to " + expired.getLast().msgSeqNum()
                            + " are older than MaxAge: gap fills go in their place");
        }
    }

    private static long fillGap(Turn turn, long from, long newSeqNo) {
        if (from != 0) {
            turn.then(new Effect.FillGap(from, AdminMessages.gapFill(newSeqNo), turn.now));
        }
        return 0;
    }

    private static Step missing(SessionState state, long number) {
        return EndRules.storeFailed(state, "the store did not give back outbound message " + number + ", which was sent");
    }
}
