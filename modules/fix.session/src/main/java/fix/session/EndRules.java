package fix.session;

import fix.core.Tags;
import java.util.ArrayList;
import java.util.List;

/**
 * Every way out of a connection. Whatever the way, what was held is forgotten, and the numbers start anew if a setting says so.
 * What is forgotten with the connection: the gap that we asked for, the resend that we served, the TestRequest that we sent.
 */
final class EndRules {
    private EndRules() {}

    /** Ends the connection without a word. */
    static Step drop(SessionConfig config, SessionState from, String reason, Moment now) {
        var effects = new ArrayList<Effect>(4);
        effects.add(new Effect.Report(Effect.Kind.VIOLATION, reason));
        return ended(config, from, from.numbers(), effects, reason, now, false);
    }

    /** Sends a Logout and waits for its answer. When {@code broken}, nothing else of the peer counts from here on. */
    static Step logout(Turn turn, String text, boolean broken) {
        turn.transmit(AdminMessages.logout(text));
        var deadline = turn.now.monoNanos() + SessionConfig.nanos(turn.config.logoutTimeout());
        return new Step(new SessionState.LogoutSent(turn.link, deadline, broken, text), turn.effects());
    }

    /** The peer broke a rule for which the session ends. Where our Logout is sent already, it is not sent twice. */
    static Step violation(Turn turn, String text) {
        turn.report(Effect.Kind.VIOLATION, text);
        return turn.from() instanceof SessionState.LogoutSent s
                ? new Step(new SessionState.LogoutSent(turn.link, s.deadline(), true, text), turn.effects())
                : logout(turn, text, true);
    }

    /**
     * The peer's Logout: the answer to ours, or to be answered. Whoever answers closes, since nothing that comes after would count.
     *
     * @param counts it has its turn; one that came too early or too late moves no number
     */
    static Step peerLogout(Turn turn, Input.Received in, boolean counts) {
        var text = in.message().getString(Tags.TEXT, "");
        if (counts) {
            turn.accept(in, turn.after(in.message()), true);
        }
        if (!turn.loggingOut()) {
            turn.transmit(AdminMessages.logout(""));
        }
        var reason = (turn.loggingOut() ? "logged out" : "the peer logged out") + (text.isEmpty() ? "" : ": " + text);
        return ended(turn.config, turn.from(), turn.link.numbers(), turn.effects(), reason, turn.now, true);
    }

    static Step logoutRequested(SessionConfig config, SessionState state, Input.LogoutRequested in) {
        return switch (state) {
            case SessionState.Active s -> logout(new Turn(config, s, s.link(), in.now()), in.text(), false);
            case SessionState.AwaitingLogon s -> ended(config, s, s.numbers(), List.of(), "logout", in.now(), false);
            case SessionState.Authenticating s -> ended(config, s, s.numbers(), List.of(), "logout", in.now(), false);
            case SessionState.Doubtful s -> ended(config, s, s.numbers(), List.of(), "logout", in.now(), false);
            case SessionState.LogonSent s -> ended(config, s, s.numbers(), List.of(), "logout", in.now(), false);
            case SessionState.Draining s -> logout(new Turn(config, s, s.link(), in.now()).report(Effect.Kind.RESET, "we log out: the reset is given up"), in.text(), false);
            case SessionState.Resetting s -> Step.quiet(new SessionState.Resetting(s.link(), s.deadline(), true, in.text()));
            case SessionState.LogoutSent s -> Step.quiet(s);
            case SessionState.Disconnected s -> Step.quiet(s);
            case SessionState.Stopped s -> Step.quiet(s);
        };
    }

    /** The connection is gone already. */
    static Step disconnected(SessionConfig config, SessionState state, Input.Disconnected in) {
        return in.epoch() == state.epoch() && state.epoch() != 0
                ? ended(config, state, state.numbers(), List.of(), in.reason(), in.now(), false)
                : Step.quiet(state);
    }

    /** The store has failed or is damaged: nothing moves until the session is restored from it. */
    static Step storeFailed(SessionState state, String reason) {
        var effects = new ArrayList<Effect>(3);
        leave(state, reason, effects);
        return new Step(new SessionState.Stopped(state.numbers(), reason), effects);
    }

    /** A message was wrong, and the settings say that the connection ends for it: with ResetOnError=Y after a Logout, and the numbers start anew. */
    static Step error(Turn turn, String text) {
        turn.report(Effect.Kind.VIOLATION, text);
        boolean reset = turn.config.resetOnError();
        if (reset && !turn.loggingOut()) {
            turn.transmit(AdminMessages.logout(text));
        }
        return ended(turn.from(), turn.link.numbers(), turn.effects(), text, turn.now, reset || turn.config.resetOnDisconnect());
    }

    /**
     * The end of a connection.
     *
     * @param numbers the session's place
     * @param before what is to be done first
     * @param loggedOut the Logout exchange was completed
     */
    static Step ended(
            SessionConfig config, SessionState from, Numbers numbers, List<Effect> before, String reason, Moment now,
            boolean loggedOut) {
        // An initiator does not know whether its Logout was answered when the answer is lost; its next Logon can say that it starts anew.
        boolean perhaps = from instanceof SessionState.LogoutSent && config.role() == Role.INITIATOR && !config.knowsNoReset();
        return ended(
                from, numbers, before, reason, now,
                config.resetOnDisconnect() || (loggedOut || perhaps) && config.resetOnLogout());
    }

    private static Step ended(
            SessionState from, Numbers numbers, List<Effect> before, String reason, Moment now, boolean startAnew) {
        var effects = new ArrayList<>(before);
        leave(from, reason, effects);
        boolean reset = startAnew && !numbers.untouched();
        if (reset) {
            effects.add(new Effect.Reset(numbers.reset(), now));
        }
        boolean unconfirmed = from instanceof SessionState.LogonSent sent && sent.resetSent() || !reset && isUnconfirmed(from);
        return new Step(new SessionState.Disconnected(reset ? numbers.reset() : numbers, unconfirmed), effects);
    }

    /** We asked for a reset in a session, and do not know whether the peer has made it. */
    private static boolean isUnconfirmed(SessionState from) {
        return from instanceof SessionState.Resetting
                || from instanceof SessionState.Doubtful
                || from instanceof SessionState.AwaitingLogon awaiting && awaiting.resetUnconfirmed()
                || from instanceof SessionState.Authenticating asking && asking.resetUnconfirmed();
    }

    private static void leave(SessionState from, String reason, List<Effect> effects) {
        switch (from) {
            case SessionState.LoggedOn s -> {
                effects.add(new Effect.DropHeld());
                effects.add(new Effect.LoggedOut(s.epoch(), reason));
                effects.add(new Effect.Disconnect(s.epoch(), reason));
            }
            case SessionState.AwaitingLogon s -> effects.add(new Effect.Disconnect(s.epoch(), reason));
            case SessionState.LogonSent s -> effects.add(new Effect.Disconnect(s.epoch(), reason));
            case SessionState.Authenticating s -> leaveUnheard(s.epoch(), reason, effects);
            case SessionState.Doubtful s -> leaveUnheard(s.epoch(), reason, effects);
            case SessionState.Disconnected _, SessionState.Stopped _ -> {
                // no connection to leave
            }
        }
    }

    private static void leaveUnheard(long epoch, String reason, List<Effect> effects) {
        effects.add(new Effect.DropHeld());
        effects.add(new Effect.Disconnect(epoch, reason));
    }
}
