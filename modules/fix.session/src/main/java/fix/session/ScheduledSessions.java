package fix.session;

import java.util.List;

/**
 * The schedule's sessions (FIX session layer, "FIX session"): both numbers start at 1 with each, in a generation of their own, so that what
 * was sent and accepted before stays where it is.
 *
 * <ul>
 *   <li>One begins only where no connection stands: who is connected at its start is logged out first.
 *   <li>Nothing is asked of the peer, which goes by the same schedule. A reset that was asked for and not confirmed is confirmed by it.
 * </ul>
 */
final class ScheduledSessions {
    private ScheduledSessions() {}

    static Step began(SessionState state, Input.SessionBegan in) {
        return switch (state) {
            case SessionState.Disconnected s -> new Step(
                    new SessionState.Disconnected(s.numbers().reset(), false),
                    List.of(
                            new Effect.Reset(s.numbers().reset(), in.now()),
                            new Effect.Report(Effect.Kind.RESET, "a new session of the schedule: both numbers start at 1")));
            case SessionState.AwaitingLogon _, SessionState.Authenticating _, SessionState.Doubtful _, SessionState.LogonSent _, SessionState.Active _,
                    SessionState.Draining _, SessionState.Resetting _, SessionState.LogoutSent _, SessionState.Stopped _ -> Step.quiet(state);
        };
    }
}
