package fix.session;

/**
 * A logged-on session on one connection: what {@link SessionState.Active} and {@link SessionState.LogoutSent} have in common.
 *
 * @param epoch the connection: what belongs to another is ignored
 * @param numbers the session's place
 * @param terms what the Logons agreed on
 * @param lastReceived monotonic time of the last whole frame
 * @param lastSent monotonic time of the last message that we sent
 * @param testRequestedAt monotonic time of the TestRequest that no frame has followed; -1 when there is none
 * @param heldUpTo the highest number of a message that came early; nothing is held when it is below the expected number
 * @param wasReset a Logon reset the numbers in the session, on this connection
 * @param recovery what we have asked for again
 * @param resend what the peer has asked for again
 */
public record Link(
        long epoch,
        Numbers numbers,
        Terms terms,
        long lastReceived,
        long lastSent,
        long testRequestedAt,
        long heldUpTo,
        boolean wasReset,
        Recovery recovery,
        Resend resend) {

    static Link start(long epoch, Numbers numbers, Terms terms, Moment now) {
        return new Link(
                epoch, numbers, terms, now.monoNanos(), now.monoNanos(), -1, 0, false, Recovery.NONE, Resend.NONE);
    }

    /** HeartBtInt(108) in nanoseconds; 0 means no heartbeats. */
    public long heartBeatNanos() {
        return terms.heartBeatNanos();
    }

    /** True when no message is missing, as far as we know: what comes next is expected and nothing waits for it. */
    boolean inStep() {
        return !recovery.active() && heldUpTo < numbers.nextInbound();
    }

    Link heard(Moment now) {
        return new Link(epoch, numbers, terms, now.monoNanos(), lastSent, -1, heldUpTo, wasReset, recovery, resend);
    }

    Link sent(Moment now) {
        return new Link(
                epoch, numbers.sent(), terms, lastReceived, now.monoNanos(), testRequestedAt, heldUpTo, wasReset, recovery,
                resend);
    }

    /** Something went out that took no number. */
    Link resent(Moment now) {
        return new Link(
                epoch, numbers, terms, lastReceived, now.monoNanos(), testRequestedAt, heldUpTo, wasReset, recovery, resend);
    }

    Link testRequested(Moment now) {
        return new Link(
                epoch, numbers, terms, lastReceived, lastSent, now.monoNanos(), heldUpTo, wasReset, recovery, resend);
    }

    /** A fresh message was accepted in turn, nothing being missing: {@link #heard} and {@link #accepted} in one. */
    Link tookNext(Moment now) {
        return new Link(
                epoch, numbers.expecting(numbers.nextInbound() + 1), terms, now.monoNanos(), lastSent, -1, heldUpTo, wasReset,
                recovery, resend);
    }

    /** Everything below {@code next} is accepted. */
    Link accepted(long next, Moment now) {
        return new Link(
                epoch, numbers.expecting(next), terms, lastReceived, lastSent, testRequestedAt, heldUpTo, wasReset,
                recovery.after(next, now), resend);
    }

    Link holding(long number) {
        return new Link(
                epoch, numbers, terms, lastReceived, lastSent, testRequestedAt, Math.max(heldUpTo, number), wasReset, recovery,
                resend);
    }

    Link with(Recovery recovery) {
        return new Link(
                epoch, numbers, terms, lastReceived, lastSent, testRequestedAt, heldUpTo, wasReset, recovery, resend);
    }

    Link with(Resend resend) {
        return new Link(
                epoch, numbers, terms, lastReceived, lastSent, testRequestedAt, heldUpTo, wasReset, recovery, resend);
    }

    /** The same connection where nothing is missing, held or being resent, at this place. */
    Link anew(Numbers place, Terms terms) {
        return new Link(epoch, place, terms, lastReceived, lastSent, testRequestedAt, 0, wasReset, Recovery.NONE, Resend.NONE);
    }

    /** Our next message has this number. */
    Link skipping(long nextOutbound) {
        return new Link(
                epoch, new Numbers(numbers.generation(), nextOutbound, numbers.nextInbound()), terms, lastReceived, lastSent, testRequestedAt,
                heldUpTo, wasReset, recovery, resend);
    }

    /** A Logon reset the numbers, and both sides have said so. */
    Link reset() {
        return new Link(
                epoch, numbers, terms, lastReceived, lastSent, testRequestedAt, heldUpTo, true, recovery, resend);
    }

    /** True when a Logon reset the numbers in the session, and nothing has been said since. */
    boolean justReset() {
        return wasReset && numbers.nextOutbound() == 2 && numbers.nextInbound() == 2;
    }

    /** Nothing is missing and nothing is held any more. */
    Link forgettingGaps() {
        return new Link(
                epoch, numbers, terms, lastReceived, lastSent, testRequestedAt, 0, wasReset, Recovery.NONE, resend);
    }
}
