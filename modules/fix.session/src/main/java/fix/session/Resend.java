package fix.session;

/**
 * What the peer has asked us to send again, and how far we are. At most one range is being served and one waits; further requests
 * widen the one that waits, so that a peer cannot make the queue grow.
 *
 * @param next the next number to serve; 0 when nothing is being served
 * @param end the last number to serve: fixed when the request came, so that the resend ends
 * @param gapFrom the first of the numbers that a gap fill owes; 0 when none does
 * @param waitingBegin the first number of the request that waits; 0 when none does
 * @param waitingEnd the last number of the request that waits
 */
public record Resend(long next, long end, long gapFrom, long waitingBegin, long waitingEnd) {
    /** Nothing is being resent. */
    public static final Resend NONE = new Resend(0, 0, 0, 0, 0);

    /** True while a range is being served. */
    public boolean active() {
        return next != 0;
    }

    static Resend of(long begin, long end) {
        return new Resend(begin, end, 0, 0, 0);
    }

    Resend wait(long begin, long end) {
        return waitingBegin == 0
                ? new Resend(next, this.end, gapFrom, begin, end)
                : new Resend(next, this.end, gapFrom, Math.min(waitingBegin, begin), Math.max(waitingEnd, end));
    }

    /** The request that waits becomes the one that is served. */
    Resend following() {
        return waitingBegin == 0 ? NONE : of(waitingBegin, waitingEnd);
    }
}
