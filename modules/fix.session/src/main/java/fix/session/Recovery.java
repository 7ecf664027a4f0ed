package fix.session;

/**
 * What we have asked the peer to send again. It is forgotten with the connection: a request counts only on the line that it was
 * written to.
 *
 * @param begin the first number of the request that is under way; 0 when there is none
 * @param end the last number of that request, 0 for "and everything after"
 * @param upTo the highest number seen when the request was made: once it is accepted, the gap is closed
 * @param askedAt monotonic time of the request
 */
public record Recovery(long begin, long end, long upTo, long askedAt) {
    /** No gap is known. */
    public static final Recovery NONE = new Recovery(0, 0, 0, 0);

    /** True while a request is under way. */
    public boolean active() {
        return begin != 0;
    }

    /** What is left once everything below {@code nextInbound} has been accepted. */
    Recovery after(long nextInbound) {
        return begin != 0 && nextInbound > upTo ? NONE : this;
    }
}
