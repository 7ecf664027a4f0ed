package fix.session;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers set by hand: by an operator who agreed on them with the peer, or by a test.
 *
 * <ul>
 *   <li>They begin a new generation, so that nothing that was sent or accepted before is taken for part of it.
 *   <li>On a line that stands they count from the next message on; what was held, asked for or being sent again is forgotten.
 *   <li>While a reset that we asked for is under way, the numbers are not ours to set.
 *   <li>A session that its store has stopped keeps its numbers: the store's word counts.
 * </ul>
 */
final class ManualNumbers {
    private ManualNumbers() {}

    static Step set(SessionState state, Input.NumbersSet in) {
        var numbers = new Numbers(state.numbers().generation() + 1, in.nextOutbound(), in.nextInbound());
        return switch (state) {
            case SessionState.Disconnected _ -> moved(new SessionState.Disconnected(numbers, false), numbers, in);
            case SessionState.AwaitingLogon s -> moved(new SessionState.AwaitingLogon(s.epoch(), numbers, s.deadline(), false), numbers, in);
            case SessionState.Authenticating s ->
                moved(new SessionState.Authenticating(s.epoch(), numbers, s.logon(), s.deadline(), false), numbers, in);
            case SessionState.LogonSent s ->
                moved(new SessionState.LogonSent(s.epoch(), numbers, s.resetSent(), s.deadline()), numbers, in);
            case SessionState.Active s -> moved(s.link(), new SessionState.Active(s.link().anew(numbers, s.link().terms())), numbers, in);
            case SessionState.LogoutSent s ->
                moved(
                        s.link(), new SessionState.LogoutSent(s.link().anew(numbers, s.link().terms()), s.deadline(), s.broken(), s.reason()),
                        numbers, in);
            case SessionState.Doubtful s -> Step.quiet(s);
            case SessionState.Draining s -> Step.quiet(s);
            case SessionState.Resetting s -> Step.quiet(s);
            case SessionState.Stopped s -> Step.quiet(s);
        };
    }

    private static Step moved(Link link, SessionState to, Numbers numbers, Input.NumbersSet in) {
        var effects = new ArrayList<Effect>(4);
        effects.add(new Effect.DropHeld());
        if (link.resend().active()) {
            effects.add(new Effect.ReplayDone(link.epoch()));
        }
        effects.addAll(moved(to, numbers, in).effects());
        return new Step(to, effects);
    }

    private static Step moved(SessionState to, Numbers numbers, Input.NumbersSet in) {
        var text = "the numbers were set by hand: next outbound " + numbers.nextOutbound() + ", next inbound " + numbers.nextInbound();
        return new Step(to, List.of(new Effect.Reset(numbers, in.now()), new Effect.Report(Effect.Kind.RESET, text)));
    }
}
