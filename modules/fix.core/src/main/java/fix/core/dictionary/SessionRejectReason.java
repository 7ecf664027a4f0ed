package fix.core.dictionary;

import java.util.Optional;

/** SessionRejectReason(373): why a Reject(3) is sent, in the standard's words. */
public enum SessionRejectReason {
    /** Invalid tag number. */
    INVALID_TAG_NUMBER(0, "Invalid tag number"),
    /** Required tag missing. */
    REQUIRED_TAG_MISSING(1, "Required tag missing"),
    /** Tag not defined for this message type. */
    TAG_NOT_DEFINED_FOR_THIS_MESSAGE_TYPE(2, "Tag not defined for this message type"),
    /** Undefined tag. */
    UNDEFINED_TAG(3, "Undefined tag"),
    /** Tag specified without a value. */
    TAG_SPECIFIED_WITHOUT_A_VALUE(4, "Tag specified without a value"),
    /** Value is incorrect (out of range) for this tag. */
    VALUE_IS_INCORRECT(5, "Value is incorrect (out of range) for this tag"),
    /** Incorrect data format for value. */
    INCORRECT_DATA_FORMAT_FOR_VALUE(6, "Incorrect data format for value"),
    /** Decryption problem. */
    DECRYPTION_PROBLEM(7, "Decryption problem"),
    /** Signature problem. */
    SIGNATURE_PROBLEM(8, "Signature problem"),
    /** CompID problem. */
    COMP_ID_PROBLEM(9, "CompID problem"),
    /** SendingTime accuracy problem. */
    SENDING_TIME_ACCURACY_PROBLEM(10, "SendingTime accuracy problem"),
    /** Invalid MsgType. */
    INVALID_MSG_TYPE(11, "Invalid MsgType"),
    /** XML validation error. */
    XML_VALIDATION_ERROR(12, "XML validation error"),
    /** Tag appears more than once. */
    TAG_APPEARS_MORE_THAN_ONCE(13, "Tag appears more than once"),
    /** Tag specified out of required order. */
    TAG_SPECIFIED_OUT_OF_REQUIRED_ORDER(14, "Tag specified out of required order"),
    /** Repeating group fields out of order. */
    REPEATING_GROUP_FIELDS_OUT_OF_ORDER(15, "Repeating group fields out of order"),
    /** Incorrect NumInGroup count for repeating group. */
    INCORRECT_NUM_IN_GROUP_COUNT(16, "Incorrect NumInGroup count for repeating group"),
    /** Non "data" value includes field delimiter (SOH character). */
    NON_DATA_VALUE_INCLUDES_FIELD_DELIMITER(17, "Non \"data\" value includes field delimiter (SOH character)"),
    /** Invalid/Unsupported Application Version. */
    INVALID_OR_UNSUPPORTED_APPLICATION_VERSION(18, "Invalid/Unsupported Application Version"),
    /** Other. */
    OTHER(99, "Other");

    private final int code;
    private final String text;

    SessionRejectReason(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** The value of SessionRejectReason(373). */
    public int code() {
        return code;
    }

    /** The standard's words. */
    public String text() {
        return text;
    }

    /** The reason with this code; empty if the standard has none. */
    public static Optional<SessionRejectReason> of(int code) {
        for (var reason : values()) {
            if (reason.code == code) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }
}
