package fix.acceptance;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.Tags;
import java.util.HashSet;
import java.util.Set;

/**
 * What the application that the scripts expect does with one session's application messages.
 *
 * <pre>
 * NewOrderSingle      sent back, unless it is a PossResend whose ClOrdID has been seen since the last logon
 * SecurityDefinition  sent back, from FIX.4.2 on
 * all others          unsupported
 * </pre>
 *
 * <p>What is sent back has the same body, values unchanged, under a new header that keeps only PossResend. Not thread-safe.
 */
final class Echo {
    private static final int CL_ORD_ID = 11;
    private static final String NEW_ORDER_SINGLE = "D";
    private static final String SECURITY_DEFINITION = "d";

    private final Set<String> clOrdIds = new HashSet<>();

    /** What to do with a message. */
    sealed interface Answer {
        /** Send this. */
        record Reply(MessageBuilder message) implements Answer {}

        /** Send nothing. */
        record Silence() implements Answer {}

        /** Refuse it: the application does not support its type. */
        record Unsupported() implements Answer {}
    }

    Answer answer(Message message) {
        return switch (message.msgType()) {
            case NEW_ORDER_SINGLE -> order(message);
            case SECURITY_DEFINITION -> isBefore42(message) ? new Answer.Unsupported() : new Answer.Reply(sentBack(message));
            default -> new Answer.Unsupported();
        };
    }

    /** Forgets the ClOrdIDs: the session has logged out or lost its connection. */
    void forget() {
        clOrdIds.clear();
    }

    private Answer order(Message order) {
        boolean isNew = clOrdIds.add(order.getString(CL_ORD_ID, ""));
        return isNew || !order.isPossResend() ? new Answer.Reply(sentBack(order)) : new Answer.Silence();
    }

    private static MessageBuilder sentBack(Message message) {
        var answer = message.toBuilder();
        for (int i = 0; i < message.fieldCount(); i++) {
            int tag = message.tagAt(i);
            if (Tags.isHeader(tag) && tag != Tags.POSS_RESEND) {
                answer.remove(tag);
            }
        }
        return answer;
    }

    private static boolean isBefore42(Message message) {
        return message.beginString().equals("FIX.4.0") || message.beginString().equals("FIX.4.1");
    }
}
