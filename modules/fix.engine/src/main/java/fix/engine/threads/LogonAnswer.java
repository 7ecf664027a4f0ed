package fix.engine.threads;

import fix.core.MessageBuilder;
import fix.core.MsgTypes;
import fix.core.Tags;
import fix.engine.SessionSettings;
import fix.engine.spi.LogonDecision;

/** What a decision adds to the message that answers a Logon: only fields that the session's version has there. */
final class LogonAnswer {
    private LogonAnswer() {}

    static MessageBuilder of(SessionSettings settings, LogonDecision.Accepted accepted) {
        var answer = MessageBuilder.of(MsgTypes.LOGON);
        if (!accepted.text().isEmpty() && has(settings, MsgTypes.LOGON, Tags.TEXT)) {
            answer.set(Tags.TEXT, accepted.text());
        }
        return status(settings, answer, accepted.sessionStatus());
    }

    /** Its text comes with the refusal. */
    static MessageBuilder of(SessionSettings settings, LogonDecision.Refused refused) {
        return status(settings, MessageBuilder.of(MsgTypes.LOGOUT), refused.sessionStatus());
    }

    private static MessageBuilder status(SessionSettings settings, MessageBuilder answer, int status) {
        return status != LogonDecision.NO_STATUS && has(settings, answer.msgType(), Tags.SESSION_STATUS)
                ? answer.set(Tags.SESSION_STATUS, status)
                : answer;
    }

    private static boolean has(SessionSettings settings, String msgType, int tag) {
        return settings.dictionary().transport().message(msgType).stream().anyMatch(message -> message.contains(tag));
    }
}
