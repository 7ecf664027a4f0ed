package fix.engine.driver;

import fix.core.GarbledMessageException;
import fix.core.Message;
import fix.core.Tags;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What can still be read of a garbled message: for RejectGarbledMessage=Y, whose Reject says which message it is. */
public final class GarbledHeader {
    /** BeginString first, CheckSum last: otherwise it was never a message. */
    private static final Pattern WHOLE = Pattern.compile("8=FIX.*\u000110=[0-9]{1,3}\u0001", Pattern.DOTALL);
    private static final Pattern SOH = Pattern.compile("\u0001");

    private GarbledHeader() {}

    /**
     * The fields of the header that a Reject refers to or goes back by, each the first of its tag, in a message of their own.
     *
     * @return empty when the bytes do not begin and end like a message, or MsgType(35) or MsgSeqNum(34) cannot be read
     */
    public static Optional<Message> read(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (!WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        Map<Integer, String> fields = new HashMap<>();
        SOH.splitAsStream(text).forEach(field -> keep(field, fields));
        if (!fields.containsKey(Tags.MSG_TYPE) || !fields.containsKey(Tags.MSG_SEQ_NUM)) {
            return Optional.empty();
        }
        var header = new StringBuilder();
        for (int tag : new int[] {Tags.BEGIN_STRING, Tags.MSG_TYPE}) {
            header.append(tag).append('=').append(fields.remove(tag)).append('\u0001');
        }
        fields.forEach((tag, value) -> header.append(tag).append('=').append(value).append('\u0001'));
        try {
            return Optional.of(Message.parse(header.toString()));
        } catch (GarbledMessageException hopeless) {
            return Optional.empty();
        }
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
