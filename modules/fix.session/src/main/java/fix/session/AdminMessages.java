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

    /** Completes a Logon with what the session says: the rest is the application's. */
    private static MessageBuilder logon(MessageBuilder draft, Terms terms, boolean reset) {
        draft.set(Tags.ENCRYPT_METHOD, 0).set(Tags.HEART_BT_INT, terms.heartBtInt());
        put(draft, Tags.DEFAULT_APPL_VER_ID, terms.applVerID());
        return reset ? draft.set(Tags.RESET_SEQ_NUM_FLAG, true) : draft.remove(Tags.RESET_SEQ_NUM_FLAG);
    }

    static MessageBuilder heartbeat() {
        return MessageBuilder.of(MsgTypes.HEARTBEAT);
    }

    static MessageBuilder heartbeat(String testReqID) {
        return put(heartbeat(), Tags.TEST_REQ_ID, testReqID);
    }

    static MessageBuilder testRequest(String testReqID) {
        return MessageBuilder.of(MsgTypes.TEST_REQUEST).set(Tags.TEST_REQ_ID, testReqID);
    }

    static MessageBuilder logout(String text) {
        var logout = MessageBuilder.of(MsgTypes.LOGOUT);
        return text(logout, text);
    }

    /** Completes a Logout that refuses a Logon; a draft of another type is the answer that would have accepted it, and is not sent. */
    static MessageBuilder logout(MessageBuilder draft, String text) {
        return text(draft.msgType().equals(MsgTypes.LOGOUT) ? draft : MessageBuilder.of(MsgTypes.LOGOUT), text);
    }

    static MessageBuilder resendRequest(long begin, long end) {
        return MessageBuilder.of(MsgTypes.RESEND_REQUEST).set(Tags.BEGIN_SEQ_NO, begin).set(Tags.END_SEQ_NO, end);
    }

    static MessageBuilder gapFill(long newSeqNo) {
        return MessageBuilder.of(MsgTypes.SEQUENCE_RESET).set(Tags.GAP_FILL_FLAG, true).set(Tags.NEW_SEQ_NO, newSeqNo);
    }

    /** A Logon that says besides, with NextExpectedMsgSeqNum(789), which number it expects of the peer. */
    static MessageBuilder logon(SessionConfig config, MessageBuilder draft, Terms terms, boolean reset, long nextExpected) {
        logon(draft, terms, reset);
        return config.usesNextExpected() ? draft.set(Tags.NEXT_EXPECTED_MSG_SEQ_NUM, nextExpected) : draft;
    }

    /** A Reject(3) of bytes of which no more can be said than that they are garbled. */
    static MessageBuilder rejectGarbled(SessionConfig config, Message readable, String text) {
        var reject = answer(MsgTypes.REJECT, readable);
        return text(config.beforeFix42() ? reject : refMsgType(reject, readable), text);
    }

    /** A Reject(3): with reason, as far as the version has it, and tag from FIX 4.2 on; in words alone before. */
    static MessageBuilder reject(SessionConfig config, Message refused, Fault fault) {
        var reject = answer(MsgTypes.REJECT, refused);
        if (!config.beforeFix42()) {
            refMsgType(reject, refused);
            int reason = fault.reason().code();
            if (hasReason(config.id().beginString(), reason)) {
                reject.set(Tags.SESSION_REJECT_REASON, reason);
            }
            if (fault.refTagID() != 0 || fault.reason() == SessionRejectReason.INVALID_TAG_NUMBER) {
                reject.set(Tags.REF_TAG_ID, fault.refTagID());
            }
        }
        return text(reject, fault.text());
    }

    /** Whether a version has this SessionRejectReason(373). */
    private static boolean hasReason(String beginString, int reason) {
        return switch (beginString) {
            case "FIX.4.0", "FIX.4.1" -> false;
            case "FIX.4.2" -> reason <= SessionRejectReason.INVALID_MSG_TYPE.code();
            case "FIX.4.3" -> reason <= SessionRejectReason.NON_DATA_VALUE_INCLUDES_FIELD_DELIMITER.code();
            case "FIX.4.4" -> reason != SessionRejectReason.INVALID_OR_UNSUPPORTED_APPLICATION_VERSION.code();
            default -> true;
        };
    }

    static MessageBuilder businessReject(Message refused, Refusal.Business why) {
        var reject = answer(MsgTypes.BUSINESS_MESSAGE_REJECT, refused);
        refMsgType(reject, refused).set(Tags.BUSINESS_REJECT_REASON, why.reason());
        put(reject, Tags.BUSINESS_REJECT_REF_ID, why.businessRejectRefID());
        return text(reject, why.text());
    }

    private static MessageBuilder refMsgType(MessageBuilder reject, Message refused) {
        return put(reject, Tags.REF_MSG_TYPE, refused.msgType());
    }

    private static MessageBuilder text(MessageBuilder draft, String text) {
        return put(draft, Tags.TEXT, text);
    }

    /** Sets what there is; what a field cannot hold (SOH, characters beyond ISO 8859-1) becomes a question mark. */
    private static MessageBuilder put(MessageBuilder draft, int tag, String value) {
        if (value.isEmpty()) {
            return draft;
        }
        boolean sendable = value.chars().allMatch(AdminMessages::isSendable);
        return draft.set(tag, sendable ? value : onlySendable(value));
    }

    private static String onlySendable(String value) {
        var out = new StringBuilder(value.length());
        value.codePoints().forEach(c -> out.append(isSendable(c) ? (char) c : '?'));
        return out.toString();
    }

    private static boolean isSendable(int c) {
        return c != 1 && c <= 0xFF;
    }

    /** A message of this type that refers to another and goes back the way that one came: sender becomes target, on behalf of becomes deliver to. */
    private static MessageBuilder answer(String msgType, Message to) {
        var answer = MessageBuilder.of(msgType);
        route(to, answer, Tags.SENDER_SUB_ID, Tags.TARGET_SUB_ID);
        route(to, answer, Tags.SENDER_LOCATION_ID, Tags.TARGET_LOCATION_ID);
        route(to, answer, Tags.TARGET_SUB_ID, Tags.SENDER_SUB_ID);
        route(to, answer, Tags.TARGET_LOCATION_ID, Tags.SENDER_LOCATION_ID);
        route(to, answer, Tags.ON_BEHALF_OF_COMP_ID, Tags.DELIVER_TO_COMP_ID);
        route(to, answer, Tags.ON_BEHALF_OF_SUB_ID, Tags.DELIVER_TO_SUB_ID);
        route(to, answer, Tags.DELIVER_TO_COMP_ID, Tags.ON_BEHALF_OF_COMP_ID);
        route(to, answer, Tags.DELIVER_TO_SUB_ID, Tags.ON_BEHALF_OF_SUB_ID);
        if (!to.beginString().equals("FIX.4.0")) {
            // FIX 4.0 has no locations to go through.
            route(to, answer, Tags.ON_BEHALF_OF_LOCATION_ID, Tags.DELIVER_TO_LOCATION_ID);
            route(to, answer, Tags.DELIVER_TO_LOCATION_ID, Tags.ON_BEHALF_OF_LOCATION_ID);
        }
        return answer.set(Tags.REF_SEQ_NUM, Math.max(0, to.msgSeqNum()));
    }

    private static void route(Message to, MessageBuilder answer, int from, int back) {
        put(answer, back, to.getString(from, ""));
    }
}
