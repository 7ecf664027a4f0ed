package fix.session;

import fix.core.dictionary.SessionRejectReason;

/** Why an application refuses a message that was delivered to it. */
public sealed interface Refusal {
    /** Text(58), in words for the peer. */
    String text();

    /**
     * Answered with a Reject(3).
     *
     * @param reason SessionRejectReason(373)
     * @param refTagID RefTagID(371), or 0 for none
     * @param text Text(58)
     */
    record Session(SessionRejectReason reason, int refTagID, String text) implements Refusal {}

    /**
     * Answered with a BusinessMessageReject(j); with a Reject(3) before FIX 4.2, which has none.
     *
     * @param reason BusinessRejectReason(380)
     * @param businessRejectRefID BusinessRejectRefID(379), or empty
     * @param text Text(58)
     */
    record Business(int reason, String businessRejectRefID, String text) implements Refusal {}
}
