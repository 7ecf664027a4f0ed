package fix.engine.driver;

import fix.core.GarbledMessageException;
import fix.core.Message;
import fix.core.Tags;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What can still be read of a garbled message: for RejectGarbledMessage=Y, whose Reject says which message it is. */
public final class GarbledHeader {
    private static final char SOH = 1;

    private GarbledHeader() {}

    /**
     * The fields of the header that a Reject refers to or goes back by, each the first of its tag, in a message of their own.
     *
     * @return empty when the bytes do not begin and end like a message, or MsgType(35) or MsgSeqNum(34) cannot be read
     */
    public static Optional<Message> read(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (!text.startsWith("8=FIX") || !endsWithCheckSum(text)) {
            return Optional.empty();
        }
        Map<Integer, String> fields = new HashMap<>();
        int from = 0;
        for (int end = text.indexOf(SOH); end >= 0; end = text.indexOf(SOH, from)) {
            keep(text.substring(from, end), fields);
            from = end + 1;
        }
        if (!fields.containsKey(Tags.MSG_TYPE) || !fields.containsKey(Tags.MSG_SEQ_NUM)) {
            return Optional.empty();
        }
        var header = new StringBuilder();
        for (int tag : new int[] {Tags.BEGIN_STRING, Tags.MSG_TYPE}) {
            header.append(tag).append('=').append(fields.remove(tag)).append(SOH);
        }
        fields.forEach((tag, value) -> header.append(tag).append('=').append(value).append(SOH));
        try {
            return Optional.of(Message.parse(header.toString()));
        } catch (GarbledMessageException hopeless) {
            return Optional.empty();
        }
    }

    /** Otherwise it was never a message. */
    private static boolean endsWithCheckSum(String text) {
        int end = text.length() - 1;
        int begin = text.lastIndexOf("\u000110=") + 4;
        return begin >= 4 && end > begin && end <= begin + 3 && text.charAt(end) == SOH
                && text.substring(begin, end).chars().allMatch(Character::isDigit);
    }

    private static void keep(String field, Map<Integer, String> fields) {
        int equals = field.indexOf('=');
        var tag = equals < 1 || equals > 3 ? "" : field.substring(0, equals);
        if (tag.chars().allMatch(Character::isDigit) && !tag.isEmpty() && equals + 1 < field.length() && isNeeded(Integer.parseInt(tag))) {
            fields.putIfAbsent(Integer.parseInt(tag), field.substring(equals + 1));
        }
    }

    private static boolean isNeeded(int tag) {
        return switch (tag) {
            case Tags.BEGIN_STRING, Tags.MSG_TYPE, Tags.MSG_SEQ_NUM, Tags.SENDER_COMP_ID, Tags.TARGET_COMP_ID, Tags.SENDER_SUB_ID,
                    Tags.TARGET_SUB_ID, Tags.SENDER_LOCATION_ID, Tags.TARGET_LOCATION_ID, Tags.ON_BEHALF_OF_COMP_ID,
                    Tags.ON_BEHALF_OF_SUB_ID, Tags.ON_BEHALF_OF_LOCATION_ID, Tags.DELIVER_TO_COMP_ID, Tags.DELIVER_TO_SUB_ID,
                    Tags.DELIVER_TO_LOCATION_ID -> true;
            default -> false;
        };
    }
}
