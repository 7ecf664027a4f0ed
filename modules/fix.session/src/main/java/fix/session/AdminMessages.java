package fix.session;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.MsgTypes;
import fix.core.Tags;
import fix.core.dictionary.Fault;
import fix.core.dictionary.SessionRejectReason;

/** The session-level messages that we send, without header and trailer. */
final class AdminMessages {
    private AdminMessages() {}

    static MessageBuilder logon(long heartBeatNanos) {
        return MessageBuilder.of(MsgTypes.LOGON)
                .set(Tags.ENCRYPT_METHOD, 0)
                .set(Tags.HEART_BT_INT, heartBeatNanos / 1_000_000_000L);
    }

    static MessageBuilder heartbeat() {
        return MessageBuilder.of(MsgTypes.HEARTBEAT);
    }

    static MessageBuilder heartbeat(String testReqID) {
        return heartbeat().set(Tags.TEST_REQ_ID, testReqID);
    }

    static MessageBuilder testRequest(String testReqID) {
        return MessageBuilder.of(MsgTypes.TEST_REQUEST).set(Tags.TEST_REQ_ID, testReqID);
    }

    static MessageBuilder logout(String text) {
        var logout = MessageBuilder.of(MsgTypes.LOGOUT);
        return text.isEmpty() ? logout : logout.set(Tags.TEXT, text);
    }

    static MessageBuilder resendRequest(long begin, long end) {
        return MessageBuilder.of(MsgTypes.RESEND_REQUEST).set(Tags.BEGIN_SEQ_NO, begin).set(Tags.END_SEQ_NO, end);
    }

    static MessageBuilder gapFill(long newSeqNo) {
        return MessageBuilder.of(MsgTypes.SEQUENCE_RESET).set(Tags.GAP_FILL_FLAG, true).set(Tags.NEW_SEQ_NO, newSeqNo);
    }

    /** A Reject(3): with reason and tag from FIX 4.2 on, in words alone before. */
    static MessageBuilder reject(SessionConfig config, Message refused, Fault fault) {
        var reject = answer(MsgTypes.REJECT, refused);
        if (!config.beforeFix42()) {
            reject.set(Tags.REF_MSG_TYPE, refused.msgType()).set(Tags.SESSION_REJECT_REASON, fault.reason().code());
            if (fault.refTagID() != 0 || fault.reason() == SessionRejectReason.INVALID_TAG_NUMBER) {
                reject.set(Tags.REF_TAG_ID, fault.refTagID());
            }
        }
        return reject.set(Tags.TEXT, fault.text());
    }

    static MessageBuilder businessReject(Message refused, Refusal.Business why) {
        var reject = answer(MsgTypes.BUSINESS_MESSAGE_REJECT, refused)
                .set(Tags.REF_MSG_TYPE, refused.msgType())
                .set(Tags.BUSINESS_REJECT_REASON, why.reason());
        if (!why.businessRejectRefID().isEmpty()) {
            reject.set(Tags.BUSINESS_REJECT_REF_ID, why.businessRejectRefID());
        }
        return why.text().isEmpty() ? reject : reject.set(Tags.TEXT, why.text());
    }

    /** A message of this type that refers to another and goes back the way that one came: on behalf of becomes deliver to. */
    private static MessageBuilder answer(String msgType, Message to) {
        var answer = MessageBuilder.of(msgType);
        route(to, answer, Tags.ON_BEHALF_OF_COMP_ID, Tags.DELIVER_TO_COMP_ID);
        route(to, answer, Tags.ON_BEHALF_OF_SUB_ID, Tags.DELIVER_TO_SUB_ID);
        route(to, answer, Tags.ON_BEHALF_OF_LOCATION_ID, Tags.DELIVER_TO_LOCATION_ID);
        route(to, answer, Tags.DELIVER_TO_COMP_ID, Tags.ON_BEHALF_OF_COMP_ID);
        route(to, answer, Tags.DELIVER_TO_SUB_ID, Tags.ON_BEHALF_OF_SUB_ID);
        route(to, answer, Tags.DELIVER_TO_LOCATION_ID, Tags.ON_BEHALF_OF_LOCATION_ID);
        return answer.set(Tags.REF_SEQ_NUM, to.msgSeqNum());
    }

    private static void route(Message to, MessageBuilder answer, int from, int back) {
        var value = to.getString(from, "");
        if (!value.isEmpty()) {
            answer.set(back, value);
        }
    }
}
