package fix.session;

import fix.core.dictionary.Fault;
import java.util.List;

/**
 * The FIX session protocol: {@link #step} and {@link #nextDeadline}, both pure.
 *
 * <p>The rules stand in the classes that this one calls: {@link LogonRules} until a session is logged on, {@link InboundRules} for
 * what comes after, {@link OwnResets} while a reset that we asked for is not answered, {@link UnansweredResets} where it never was, {@link ResendRules} for what the peer asks
 * again, {@link TimerRules} for silence, {@link EndRules} for every way out. {@link Transitions} lists which state leads to which.
 */
public final class SessionProtocol {
    private SessionProtocol() {}

    /**
     * One step. Total: every input has an answer in every state, if only that nothing changes.
     *
     * @param config the rules that were chosen
     * @param state where the session stands
     * @param input what happens
     * @return where it stands then, and what is to be done
     */
    public static Step step(SessionConfig config, SessionState state, Input input) {
        return switch (input) {
            case Input.Received in -> in.epoch() == state.epoch() ? received(config, state, in) : Step.quiet(state);
            case Input.Send in -> send(state, in);
            case Input.Tick in -> TimerRules.tick(config, state, in);
            case Input.Connected in -> LogonRules.connected(config, state, in);
            case Input.Authenticated in -> LogonRules.authenticated(config, state, in);
            case Input.Garbled in -> in.epoch() == state.epoch() ? garbled(config, state, in) : Step.quiet(state);
            case Input.Refused in -> InboundRules.refused(config, state, in);
            case Input.Replayed in -> ResendRules.replayed(config, state, in);
            case Input.LogoutRequested in -> EndRules.logoutRequested(config, state, in);
            case Input.Disconnected in -> EndRules.disconnected(config, state, in);
            case Input.StoreFailed in -> EndRules.storeFailed(state, in.reason());
            case Input.Restored in -> restored(state, in);
            case Input.ResetRequested in -> OwnResets.requested(config, state, in);
            case Input.SessionBegan in -> ScheduledSessions.began(state, in);
            case Input.NumbersSet in -> ManualNumbers.set(state, in);
        };
    }

    /**
     * The monotonic time at which the next {@link Input.Tick} is due; {@link Moment#NEVER} when none is. A tick that comes early
     * changes nothing.
     */
    public static long nextDeadline(SessionConfig config, SessionState state) {
        return TimerRules.nextDeadline(config, state);
    }

    /**
     * What keeps a Logon from being accepted whoever sends it, in words for the peer; empty when nothing does. A session judges a Logon by
     * itself; this is for those who would rather not ask for a password first.
     */
    public static String logonProblem(SessionConfig config, Input.Received logon) {
        return LogonChecks.problem(config, logon);
    }

    private static Step received(SessionConfig config, SessionState state, Input.Received in) {
        if (in.validity() instanceof Fault fault && !config.rejectInvalidMessage()) {
            var report = new Effect.Report(Effect.Kind.INVALID, "MsgSeqNum " + in.message().msgSeqNum() + ": " + Checks.describe(fault));
            return byState(config, state, in.accepted()).after(List.of(report));
        }
        return byState(config, state, in);
    }

    private static Step byState(SessionConfig config, SessionState state, Input.Received in) {
        return switch (state) {
            case SessionState.Active s -> InboundRules.received(config, s, s.link(), in);
            case SessionState.LogoutSent s -> InboundRules.received(config, s, s.link(), in);
            case SessionState.Draining s -> OwnResets.received(config, s, in);
            case SessionState.Resetting s -> OwnResets.received(config, s, in);
            case SessionState.AwaitingLogon s -> LogonRules.firstMessage(config, s, in);
            case SessionState.LogonSent s -> LogonRules.answer(config, s, in);
            case SessionState.Authenticating s -> Step.of(s, new Effect.Hold(in));
            case SessionState.Doubtful s -> UnansweredResets.received(config, s, in);
            case SessionState.Disconnected s -> Step.quiet(s);
            case SessionState.Stopped s -> Step.quiet(s);
        };
    }

    private static Step send(SessionState state, Input.Send in) {
        if (state instanceof SessionState.Active(Link link)) {
            return Step.of(
                    new SessionState.Active(link.sent(in.now())),
                    new Effect.Transmit(link.numbers().nextOutbound(), in.draft(), in.now()));
        }
        return Step.of(state, new Effect.SendRefused(in.draft(), state.status()));
    }

    private static Step garbled(SessionConfig config, SessionState state, Input.Garbled in) {
        return switch (state) {
            case SessionState.Resetting s -> Step.of(s, new Effect.Report(Effect.Kind.GARBLED, in.reason()));
            case SessionState.LoggedOn s -> InboundRules.garbled(config, s, s.link(), in);
            case SessionState.AwaitingLogon s -> EndRules.drop(config, s, "the first message was garbled: " + in.reason(), in.now());
            case SessionState.LogonSent s -> Step.of(s, new Effect.Report(Effect.Kind.GARBLED, in.reason()));
            case SessionState.Authenticating s -> Step.of(s, new Effect.Report(Effect.Kind.GARBLED, in.reason()));
            case SessionState.Doubtful s -> Step.of(s, new Effect.Report(Effect.Kind.GARBLED, in.reason()));
            case SessionState.Disconnected s -> Step.quiet(s);
            case SessionState.Stopped s -> Step.quiet(s);
        };
    }

    private static Step restored(SessionState state, Input.Restored in) {
        return switch (state) {
            case SessionState.Disconnected _ -> Step.quiet(new SessionState.Disconnected(in.numbers(), in.resetUnconfirmed()));
            case SessionState.Stopped _ -> Step.quiet(new SessionState.Disconnected(in.numbers(), in.resetUnconfirmed()));
            case SessionState.AwaitingLogon s -> Step.quiet(s);
            case SessionState.Authenticating s -> Step.quiet(s);
            case SessionState.Doubtful s -> Step.quiet(s);
            case SessionState.LogonSent s -> Step.quiet(s);
            case SessionState.LoggedOn s -> Step.quiet(s);
        };
    }
}
