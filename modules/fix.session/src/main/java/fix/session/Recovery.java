package fix.session;

/**
 * What we have asked the peer to send again. It is forgotten with the connection, and when the peer rejects the request: a request
 * counts only on the line that it was written to.
 *
 * @param begin the first number of the request that is under way; 0 when there is none
 * @param end the last number of that request, 0 for "and everything after"
 * @param upTo the highest number seen when the request was made: once it is accepted, the gap is closed
 * @param request the MsgSeqNum(34) of the request
 * @param movedAt monotonic time of the request, or of the last message accepted since
 */
public record Recovery(long begin, long end, long upTo, long request, long movedAt) {
    /** No gap is known. */
    public static final Recovery NONE = new Recovery(0, 0, 0, 0, 0);

    /** True while a request is under way. */
    public boolean active() {
        return begin != 0;
    }

    /** What is left once everything below {@code nextInbound} has been accepted. */
    Recovery after(long nextInbound, Moment now) {
        if (begin == 0) {
            return this;
        }
        return nextInbound > upTo ? NONE : new Recovery(begin, end, upTo, request, now.monoNanos());
    }
}
