package fix.session;

/**
 * A session's place: both sequence numbers and the generation that they count in.
 *
 * @param generation from 1, raised by every reset; records of older generations stay in the store
 * @param nextOutbound the MsgSeqNum(34) of the next message that we send, from 1
 * @param nextInbound the MsgSeqNum(34) that we expect next, from 1
 */
public record Numbers(long generation, long nextOutbound, long nextInbound) {
    /** A session that has never spoken. */
    public static final Numbers START = new Numbers(1, 1, 1);

    /** The largest number that is taken from a peer: eighteen nines. So no sum of ours overflows. */
    public static final long LAST = 999_999_999_999_999_999L;

    /** Refuses numbers below 1. */
    public Numbers {
        if (generation < 1 || nextOutbound < 1 || nextInbound < 1) {
            throw new IllegalArgumentException(
                    "generations and sequence numbers start at 1: generation " + generation + ", out " + nextOutbound + ", in " + nextInbound);
        }
    }

    /** Both numbers at 1 in the next generation. */
    public Numbers reset() {
        return new Numbers(generation + 1, 1, 1);
    }

    /** True when no message has been sent or accepted in this generation, so that a reset would change nothing. */
    public boolean untouched() {
        return nextOutbound == 1 && nextInbound == 1;
    }

    Numbers sent() {
        return new Numbers(generation, nextOutbound + 1, nextInbound);
    }

    Numbers expecting(long next) {
        return new Numbers(generation, nextOutbound, next);
    }
}
