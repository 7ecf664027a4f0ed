package fix.session;

import fix.core.FieldException;
import fix.core.FieldMissingException;
import fix.core.Message;
import fix.core.Tags;
import fix.core.dictionary.Fault;
import fix.core.dictionary.SessionRejectReason;
import fix.core.dictionary.Valid;
import fix.core.dictionary.Validity;

/**
 * The checks on a header that need more than a dictionary: who speaks, to whom, and when. A field that is absent or empty is the
 * dictionary's affair, not this one's.
 */
final class Checks {
    private static final Validity GOOD = Valid.VALID;

    private Checks() {}

    /** The first of the rules that a message breaks, or {@link Valid}. */
    static Validity header(SessionConfig config, Input.Received in) {
        var message = in.message();
        if (config.checkCompID()) {
            if (differs(message, Tags.SENDER_COMP_ID, config.id().targetCompID())) {
                return Fault.of(SessionRejectReason.COMP_ID_PROBLEM, Tags.SENDER_COMP_ID);
            }
            if (differs(message, Tags.TARGET_COMP_ID, config.id().senderCompID())) {
                return Fault.of(SessionRejectReason.COMP_ID_PROBLEM, Tags.TARGET_COMP_ID);
            }
        }
        return config.checkLatency() ? latency(config, message, in.arrivedNanos()) : GOOD;
    }

    private static boolean differs(Message message, int tag, String expected) {
        return !message.valueEquals(tag, expected) && !message.getString(tag, "").isEmpty();
    }

    private static Validity latency(SessionConfig config, Message message, long arrivedNanos) {
        long sent;
        try {
            sent = message.getEpochNanos(Tags.SENDING_TIME);
        } catch (FieldMissingException missing) {
            return Fault.of(SessionRejectReason.REQUIRED_TAG_MISSING, Tags.SENDING_TIME);
        } catch (FieldException malformed) {
            return Fault.of(SessionRejectReason.INCORRECT_DATA_FORMAT_FOR_VALUE, Tags.SENDING_TIME);
        }
        // Unsigned, since the difference of any two times fits in 64 bits without a sign.
        long apart = sent > arrivedNanos ? sent - arrivedNanos : arrivedNanos - sent;
        return Long.compareUnsigned(apart, config.maxLatencyNanos()) <= 0
                ? GOOD
                : Fault.of(SessionRejectReason.SENDING_TIME_ACCURACY_PROBLEM, Tags.SENDING_TIME);
    }

    /** What is wrong with OrigSendingTime(122) of a message with PossDupFlag(43)=Y, if anything is. */
    static Validity origSendingTime(SessionConfig config, Message message) {
        if (!message.has(Tags.ORIG_SENDING_TIME)) {
            return config.requiresOrigSendingTime()
                    ? Fault.of(SessionRejectReason.REQUIRED_TAG_MISSING, Tags.ORIG_SENDING_TIME)
                    : GOOD;
        }
        try {
            return message.getInstant(Tags.ORIG_SENDING_TIME).isAfter(message.getInstant(Tags.SENDING_TIME))
                    ? new Fault(
                            SessionRejectReason.SENDING_TIME_ACCURACY_PROBLEM, Tags.ORIG_SENDING_TIME,
                            "SendingTime accuracy problem: OrigSendingTime(122) is after SendingTime(52)")
                    : GOOD;
        } catch (FieldException malformed) {
            return Fault.of(SessionRejectReason.INCORRECT_DATA_FORMAT_FOR_VALUE, Tags.ORIG_SENDING_TIME);
        }
    }

    /** What is wrong, and in which field, in words. */
    static String describe(Fault fault) {
        var tag = String.valueOf(fault.refTagID());
        return fault.refTagID() == 0 || fault.text().contains(tag) ? fault.text() : fault.text() + ", field=" + tag;
    }

    /** A sequence number; -1 when it is absent, malformed, negative or above {@link Numbers#LAST}. */
    static long number(Message message, int tag) {
        try {
            long number = message.getLong(tag, -1);
            return number < 0 || number > Numbers.LAST ? -1 : number;
        } catch (FieldException malformed) {
            return -1;
        }
    }

    /** A Y/N field; anything but Y is N. */
    static boolean flag(Message message, int tag) {
        return message.valueEquals(tag, "Y");
    }
}
