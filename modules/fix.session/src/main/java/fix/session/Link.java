package fix.session;

/**
 * A logged-on session on one connection: what {@link SessionState.Active} and {@link SessionState.LogoutSent} have in common.
 *
 * @param epoch the connection: what belongs to another is ignored
 * @param numbers the session's place
 * @param heartBeatNanos HeartBtInt(108) agreed in the Logon, in nanoseconds; 0 means no heartbeats
 * @param lastReceived monotonic time of the last whole frame
 * @param lastSent monotonic time of the last message that we sent
 * @param testRequestedAt monotonic time of the TestRequest that no frame has followed; -1 when there is none
 * @param recovery what we have asked for again
 * @param resend what the peer has asked for again
 */
public record Link(
        long epoch,
        Numbers numbers,
        long heartBeatNanos,
        long lastReceived,
        long lastSent,
        long testRequestedAt,
        Recovery recovery,
        Resend resend) {

    static Link start(long epoch, Numbers numbers, long heartBeatNanos, Moment now) {
        return new Link(
                epoch, numbers, heartBeatNanos, now.monoNanos(), now.monoNanos(), -1, Recovery.NONE, Resend.NONE);
    }

    Link heard(Moment now) {
        return new Link(epoch, numbers, heartBeatNanos, now.monoNanos(), lastSent, -1, recovery, resend);
    }

    Link sent(Moment now) {
        return new Link(
                epoch, numbers.sent(), heartBeatNanos, lastReceived, now.monoNanos(), testRequestedAt, recovery, resend);
    }

    Link testRequested(Moment now) {
        return new Link(
                epoch, numbers, heartBeatNanos, lastReceived, lastSent, now.monoNanos(), recovery, resend);
    }

    /** Everything below {@code next} is accepted. */
    Link accepted(long next) {
        return new Link(
                epoch, numbers.expecting(next), heartBeatNanos, lastReceived, lastSent, testRequestedAt,
                recovery.after(next), resend);
    }

    Link with(Recovery recovery) {
        return new Link(epoch, numbers, heartBeatNanos, lastReceived, lastSent, testRequestedAt, recovery, resend);
    }

    Link with(Resend resend) {
        return new Link(epoch, numbers, heartBeatNanos, lastReceived, lastSent, testRequestedAt, recovery, resend);
    }

    Link resent(Moment now) {
        return new Link(
                epoch, numbers, heartBeatNanos, lastReceived, now.monoNanos(), testRequestedAt, recovery, resend);
    }
}
