package fix.engine.driver;

import fix.core.MessageBuilder;
import fix.core.Tags;
import fix.session.SessionConfig;

/**
 * LastMsgSeqNumProcessed(369), "processed by the downstream application": what a callback sends names the message before its own, which the application
 * is not done with; all else names what was accepted last. Stateless.
 */
public final class LastProcessed {
    private LastProcessed() {}

    /**
     * Before an application's message takes its number.
     *
     * @param answered MsgSeqNum(34) of the message in whose callback it is sent; 0 outside callbacks
     */
    public static void prepare(SessionConfig config, MessageBuilder draft, long answered) {
        if (config.saysLastProcessed()) {
            if (answered > 0) {
                draft.set(Tags.LAST_MSG_SEQ_NUM_PROCESSED, answered - 1);
            } else {
                draft.remove(Tags.LAST_MSG_SEQ_NUM_PROCESSED);
            }
        }
    }
}
