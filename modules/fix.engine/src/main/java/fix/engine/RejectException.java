package fix.engine;

import fix.core.FixException;
import fix.core.dictionary.SessionRejectReason;
import fix.session.Refusal;

/** Thrown by {@link Application#fromApp}: this message is refused, and the peer is told why. */
public final class RejectException extends FixException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    private RejectException(Refusal refusal) {
        super(refusal.text());
        this.refusal = refusal;
    }

    /**
     * Refuses with a BusinessMessageReject(j); before FIX 4.2, which has none, with a Reject(3).
     *
     * @param businessRejectReason BusinessRejectReason(380), for instance 3 for a message type that is not supported
     * @param text Text(58)
     */
    public static RejectException business(int businessRejectReason, String text) {
        return new RejectException(new Refusal.Business(businessRejectReason, "", text));
    }

    /**
     * Refuses with a Reject(3).
     *
     * @param reason SessionRejectReason(373)
     * @param refTagID RefTagID(371), or 0 for none
     * @param text Text(58)
     */
    public static RejectException session(SessionRejectReason reason, int refTagID, String text) {
        return new RejectException(new Refusal.Session(reason, refTagID, text));
    }

    /** What the peer is told. */
    public Refusal refusal() {
        return refusal;
    }
}
