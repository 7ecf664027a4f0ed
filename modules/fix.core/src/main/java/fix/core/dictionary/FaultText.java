package fix.core.dictionary;

import fix.core.Tags;
import fix.core.wire.Bytes;
import java.util.stream.Collectors;

/** Words for what is wrong: the standard's, then which field, and its value unless that is a secret or data. */
final class FaultText {
    private static final int LONGEST_VALUE = 40;
    private static final int MOST_VALUES = 12;

    private final Dictionary dictionary;

    FaultText(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    String unknownType(String msgType) {
        return SessionRejectReason.INVALID_MSG_TYPE.text() + ": " + printable(msgType) + " is no message of " + dictionary.version();
    }

    String withoutLength(int lengthTag, FieldDefinition data) {
        return of(SessionRejectReason.REQUIRED_TAG_MISSING, lengthTag) + " directly before " + data;
    }

    String of(SessionRejectReason reason, int tag) {
        return reason.text() + ": " + field(tag);
    }

    String of(SessionRejectReason reason, String msgType, int tag, byte[] bytes, int from, int to) {
        var definition = dictionary.field(tag);
        var plain = of(reason, tag);
        var secret = Tags.isSecret(msgType, tag) || definition.isPresent() && definition.get().type().isData();
        return switch (reason) {
            case VALUE_IS_INCORRECT, INCORRECT_DATA_FORMAT_FOR_VALUE, INCORRECT_NUM_IN_GROUP_COUNT -> {
                var value = secret ? plain : plain + '=' + printable(Bytes.text(bytes, from, to));
                yield value + definition.map(field -> expected(reason, field)).orElse("");
            }
            default -> plain;
        };
    }

    private static String expected(SessionRejectReason reason, FieldDefinition field) {
        if (reason == SessionRejectReason.INCORRECT_DATA_FORMAT_FOR_VALUE) {
            return ", its type is " + field.type();
        }
        if (reason == SessionRejectReason.VALUE_IS_INCORRECT && field.isEnumerated()) {
            var values = field.values().stream().limit(MOST_VALUES).map(FieldValue::value).collect(Collectors.joining(" "));
            return ", allowed are " + values + (field.values().size() > MOST_VALUES ? " ..." : "");
        }
        return "";
    }

    private String field(int tag) {
        return dictionary.field(tag).map(FieldDefinition::toString).orElseGet(() -> Integer.toString(tag));
    }

    /** Fit for a text field of another message: printable ASCII, not long. */
    static String printable(String value) {
        var cut = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "..." : value;
        return cut.chars().mapToObj(c -> c >= ' ' && c < 0x7f ? Character.toString(c) : "?").collect(Collectors.joining());
    }
}
