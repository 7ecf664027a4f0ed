package fix.core.dictionary;

import java.util.Objects;

/**
 * The first rule that a message breaks.
 *
 * @param reason SessionRejectReason(373)
 * @param refTagID the tag that breaks it, RefTagID(371); 0 when the reason is about no tag
 * @param text the fault in words, for Text(58): the standard's, then the field; printable ASCII, never the value of a secret or of data
 */
public record Fault(SessionRejectReason reason, int refTagID, String text) implements Validity {
    /** Refuses a missing reason or text. */
    public Fault {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(text, "text");
    }

    /** A fault in the standard's words for its reason. */
    public static Fault of(SessionRejectReason reason, int refTagID) {
        return new Fault(reason, refTagID, reason.text());
    }
}
