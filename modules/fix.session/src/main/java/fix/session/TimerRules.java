package fix.session;

import java.util.ArrayList;
import java.util.List;

/**
 * What happens when nothing happens (FIX session layer, "Heartbeat" and "Test request").
 *
 * <ul>
 *   <li>We send a Heartbeat when we have sent nothing for HeartBtInt.
 *   <li>After (1 + TestRequestDelayMultiplier) × HeartBtInt of silence we ask with a TestRequest; any whole frame is an answer. After
 *       (1 + HeartBeatTimeoutMultiplier) × HeartBtInt the connection ends.
 *   <li>A frame that is still unfinished after HeartBtInt is no sign of life: the connection ends.
 *   <li>While we do not read, because the application is behind, the peer's silence means nothing.
 *   <li>With DisableHeartBeatCheck=Y we ask all the same, and never end the connection for it.
 *   <li>A HeartBtInt of 0 means none of this.
 * </ul>
 */
final class TimerRules {
    private TimerRules() {}

    static long nextDeadline(SessionConfig config, SessionState state) {
        return switch (state) {
            case SessionState.AwaitingLogon s -> s.deadline();
            case SessionState.Authenticating s -> s.deadline();
            case SessionState.Doubtful s -> s.deadline();
            case SessionState.LogonSent s -> s.deadline();
            case SessionState.Resetting s -> s.deadline();
            case SessionState.LogoutSent s -> s.deadline();
            case SessionState.Active(Link link) -> nextDeadline(config, link);
            case SessionState.Draining s -> Math.min(s.deadline(), nextDeadline(config, s.link()));
            case SessionState.Disconnected _, SessionState.Stopped _ -> Moment.NEVER;
        };
    }

    private static long nextDeadline(SessionConfig config, Link link) {
        if (link.heartBeatNanos() == 0) {
            return Moment.NEVER;
        }
        long heartbeat = link.lastSent() + link.heartBeatNanos();
        return Math.min(heartbeat, link.testRequestedAt() < 0 ? testRequestAt(config, link) : timeoutAt(config, link));
    }

    /** When silence ends the connection; with DisableHeartBeatCheck=Y never. */
    private static long timeoutAt(SessionConfig config, Link link) {
        return config.disableHeartBeatCheck()
                ? Moment.NEVER
                : link.testRequestedAt() + times(link, config.heartBeatTimeoutMultiplier() - config.testRequestDelayMultiplier());
    }

    private static long testRequestAt(SessionConfig config, Link link) {
        return link.lastReceived() + times(link, 1 + config.testRequestDelayMultiplier());
    }

    private static long times(Link link, double factor) {
        return (long) (link.heartBeatNanos() * factor);
    }

    static Step tick(SessionConfig config, SessionState state, Input.Tick in) {
        long now = in.now().monoNanos();
        return switch (state) {
            case SessionState.AwaitingLogon s when now >= s.deadline() ->
                timedOut(config, s, "no Logon within LogonTimeout", in.now());
            case SessionState.Authenticating s when now >= s.deadline() ->
                timedOut(config, s, "the Logon was not authenticated within LogonTimeout", in.now());
            case SessionState.Doubtful s when now >= s.deadline() ->
                timedOut(config, s, "the client did not say within LogonTimeout whether it has made our reset", in.now());
            case SessionState.LogonSent s when now >= s.deadline() ->
                timedOut(config, s, "our Logon was not answered within LogonTimeout", in.now());
            case SessionState.Resetting s when now >= s.deadline() ->
                timedOut(config, s, "our reset of the numbers was not answered within LogonTimeout", in.now());
            case SessionState.LogoutSent s when now >= s.deadline() ->
                timedOut(config, s, "our Logout was not answered within LogoutTimeout: " + s.reason(), in.now());
            case SessionState.Draining s when now >= s.deadline() -> givenUp(config, s, in);
            case SessionState.Active s when s.link().heartBeatNanos() > 0 -> tick(config, s, s.link(), in);
            case SessionState.Draining s when s.link().heartBeatNanos() > 0 -> tick(config, s, s.link(), in);
            case SessionState.Active _, SessionState.Draining _, SessionState.AwaitingLogon _, SessionState.Authenticating _,
                    SessionState.Doubtful _, SessionState.LogonSent _, SessionState.Resetting _, SessionState.LogoutSent _, SessionState.Disconnected _,
                    SessionState.Stopped _ -> Step.quiet(state);
        };
    }

    private static Step timedOut(SessionConfig config, SessionState from, String reason, Moment now) {
        return EndRules.ended(config, from, from.numbers(), List.of(), reason, now, false);
    }

    /** The peer did not answer in time: the session goes on with the numbers that it has. */
    private static Step givenUp(SessionConfig config, SessionState.Draining state, Input.Tick in) {
        var active = new SessionState.Active(state.link());
        var effects = new ArrayList<Effect>(4);
        effects.add(new Effect.Report(Effect.Kind.RESET, "the reset is given up: the peer did not say within LogonTimeout that it has all that we sent"));
        effects.add(new Effect.ResetDone(state.epoch()));
        return tick(config, active, in).after(effects);
    }

    private static Step tick(SessionConfig config, SessionState state, Link before, Input.Tick in) {
        long now = in.now().monoNanos();
        long heartBeat = before.heartBeatNanos();
        if (in.partialFrameSince() >= 0 && !in.readingPaused() && !config.disableHeartBeatCheck() && now - in.partialFrameSince() >= heartBeat) {
            return timedOut(config, state, "a frame was still unfinished after HeartBtInt", in.now());
        }
        if (now < nextDeadline(config, before)) {
            return Step.quiet(state);
        }
        var link = in.readingPaused() ? before.heard(in.now()) : before;
        var turn = new Turn(config, state, link, in.now());
        if (link.testRequestedAt() >= 0) {
            if (now >= timeoutAt(config, link)) {
                return timedOut(config, state, "the peer was silent and did not answer our TestRequest", in.now());
            }
        } else if (now >= testRequestAt(config, link)) {
            turn.report(Effect.Kind.SILENCE, "the peer is silent: TestRequest sent");
            turn.transmit(AdminMessages.testRequest("TEST-" + link.numbers().nextOutbound()));
            turn.link = turn.link.testRequested(in.now());
        }
        if (now - turn.link.lastSent() >= heartBeat) {
            turn.transmit(AdminMessages.heartbeat());
        }
        return turn.stay();
    }
}
