package fix.session;

import fix.session.SessionState.Active;
import fix.session.SessionState.Authenticating;
import fix.session.SessionState.AwaitingLogon;
import fix.session.SessionState.Disconnected;
import fix.session.SessionState.Doubtful;
import fix.session.SessionState.Draining;
import fix.session.SessionState.LogonSent;
import fix.session.SessionState.LogoutSent;
import fix.session.SessionState.Resetting;
import fix.session.SessionState.Stopped;
import java.util.List;

/**
 * Which state leads to which, as data. The rules do not read it: the tests walk at random, and find no way that is not listed here
 * and none listed that cannot be gone. {@code docs/session-states.md} is drawn from it.
 */
public final class Transitions {
    /**
     * A way from one kind of state to another.
     *
     * @param from the kind of state before
     * @param on the kind of input
     * @param cause when this input leads there, in words
     * @param to the kind of state after
     */
    public record Transition(
            Class<? extends SessionState> from, Class<? extends Input> on, String cause, Class<? extends SessionState> to) {}

    /** Every way from one kind of state to another; whatever is not listed stays where it is. */
    public static final List<Transition> TABLE = List.of(
            way(Disconnected.class, Input.Connected.class, "an acceptor is connected", AwaitingLogon.class),
            way(Disconnected.class, Input.Connected.class, "an initiator is connected, Logon sent", LogonSent.class),
            way(Disconnected.class, Input.StoreFailed.class, "store failed", Stopped.class),

            way(AwaitingLogon.class, Input.Received.class, "Logon", Authenticating.class),
            way(AwaitingLogon.class, Input.Received.class, "no Logon, or one that is wrong", Disconnected.class),
            way(AwaitingLogon.class, Input.Garbled.class, "garbled bytes", Disconnected.class),
            way(AwaitingLogon.class, Input.Tick.class, "LogonTimeout", Disconnected.class),
            way(AwaitingLogon.class, Input.LogoutRequested.class, "we log out", Disconnected.class),
            way(AwaitingLogon.class, Input.Disconnected.class, "connection lost", Disconnected.class),
            way(AwaitingLogon.class, Input.StoreFailed.class, "store failed", Stopped.class),

            way(Authenticating.class, Input.Authenticated.class, "accepted, Logon answered", Active.class),
            way(Authenticating.class, Input.Authenticated.class, "refused, or MsgSeqNum too low", Disconnected.class),
            way(Authenticating.class, Input.Tick.class, "LogonTimeout", Disconnected.class),
            way(Authenticating.class, Input.LogoutRequested.class, "we log out", Disconnected.class),
            way(Authenticating.class, Input.Disconnected.class, "connection lost", Disconnected.class),
            way(Authenticating.class, Input.StoreFailed.class, "store failed", Stopped.class),

            way(Authenticating.class, Input.Authenticated.class, "a reset of ours may have been made or not, Logon answered, TestRequest sent", Doubtful.class),

            way(Doubtful.class, Input.Received.class, "Heartbeat that answers, or ResendRequest", Active.class),
            way(Doubtful.class, Input.Received.class, "Logout, answered", Disconnected.class),
            way(Doubtful.class, Input.Tick.class, "LogonTimeout", Disconnected.class),
            way(Doubtful.class, Input.LogoutRequested.class, "we log out", Disconnected.class),
            way(Doubtful.class, Input.Disconnected.class, "connection lost", Disconnected.class),
            way(Doubtful.class, Input.StoreFailed.class, "store failed", Stopped.class),

            way(LogonSent.class, Input.Received.class, "Logon", Active.class),
            way(LogonSent.class, Input.Received.class, "no Logon, or one that is wrong", Disconnected.class),
            way(LogonSent.class, Input.Tick.class, "LogonTimeout", Disconnected.class),
            way(LogonSent.class, Input.LogoutRequested.class, "we log out", Disconnected.class),
            way(LogonSent.class, Input.Disconnected.class, "connection lost", Disconnected.class),
            way(LogonSent.class, Input.StoreFailed.class, "store failed", Stopped.class),

            way(Active.class, Input.LogoutRequested.class, "we log out", LogoutSent.class),
            way(Active.class, Input.Received.class, "the peer broke a rule", LogoutSent.class),
            way(Active.class, Input.ResetRequested.class, "we are to reset the numbers, TestRequest sent", Draining.class),
            way(Active.class, Input.Received.class, "Logout, answered; an error, where errors disconnect", Disconnected.class),
            way(Active.class, Input.Refused.class, "rejected by the application, where errors disconnect", Disconnected.class),
            way(Active.class, Input.Tick.class, "the peer is silent, or a frame unfinished", Disconnected.class),
            way(Active.class, Input.Disconnected.class, "connection lost", Disconnected.class),
            way(Active.class, Input.Replayed.class, "the store lacks a message", Stopped.class),
            way(Active.class, Input.StoreFailed.class, "store failed", Stopped.class),

            way(Draining.class, Input.Received.class, "Heartbeat that answers, nothing missing, Logon sent", Resetting.class),
            way(Draining.class, Input.Received.class, "Logon that resets the numbers", Active.class),
            way(Draining.class, Input.Tick.class, "no such answer within LogonTimeout", Active.class),
            way(Draining.class, Input.LogoutRequested.class, "we log out", LogoutSent.class),
            way(Draining.class, Input.Received.class, "the peer broke a rule", LogoutSent.class),
            way(Draining.class, Input.Received.class, "Logout, answered; an error, where errors disconnect", Disconnected.class),
            way(Draining.class, Input.Tick.class, "the peer is silent, or a frame unfinished", Disconnected.class),
            way(Draining.class, Input.Disconnected.class, "connection lost", Disconnected.class),
            way(Draining.class, Input.Replayed.class, "the store lacks a message", Stopped.class),
            way(Draining.class, Input.StoreFailed.class, "store failed", Stopped.class),

            way(Resetting.class, Input.Received.class, "Logon", Active.class),
            way(Resetting.class, Input.Received.class, "Logon, after we were told to log out", LogoutSent.class),
            way(Resetting.class, Input.Received.class, "Logout, or no Logon that answers", Disconnected.class),
            way(Resetting.class, Input.Tick.class, "LogonTimeout", Disconnected.class),
            way(Resetting.class, Input.Disconnected.class, "connection lost", Disconnected.class),
            way(Resetting.class, Input.StoreFailed.class, "store failed", Stopped.class),

            way(LogoutSent.class, Input.Received.class, "Logout; an error, where errors disconnect", Disconnected.class),
            way(LogoutSent.class, Input.Refused.class, "rejected by the application, where errors disconnect", Disconnected.class),
            way(LogoutSent.class, Input.Tick.class, "LogoutTimeout", Disconnected.class),
            way(LogoutSent.class, Input.Disconnected.class, "connection lost", Disconnected.class),
            way(LogoutSent.class, Input.Replayed.class, "the store lacks a message", Stopped.class),
            way(LogoutSent.class, Input.StoreFailed.class, "store failed", Stopped.class),

            way(Stopped.class, Input.Restored.class, "the session's place was read from the store", Disconnected.class));

    private Transitions() {}

    private static Transition way(
            Class<? extends SessionState> from, Class<? extends Input> on, String cause, Class<? extends SessionState> to) {
        return new Transition(from, on, cause, to);
    }

    /** True when a step may lead from one state to the other by this input. */
    public static boolean allows(SessionState from, Input on, SessionState to) {
        return from.getClass() == to.getClass() || TABLE.stream().anyMatch(way -> leads(way, from, on, to));
    }

    /** True when this is the way that was gone. */
    static boolean leads(Transition way, SessionState from, Input on, SessionState to) {
        return way.from() == from.getClass() && way.on() == on.getClass() && way.to() == to.getClass();
    }
}
