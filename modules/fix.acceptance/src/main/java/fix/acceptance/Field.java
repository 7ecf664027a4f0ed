package fix.acceptance;

import java.util.ArrayList;
import java.util.List;

/** One {@code tag=value} of a message, both as text (Latin-1); the tag is whatever stands before the first {@code =}, a number or not. */
record Field(String tag, String value) {

    /** Splits a message's text at SOH. A piece without {@code =} belongs to the value before it: data may hold SOH. */
    static List<Field> split(String text) {
        var fields = new ArrayList<Field>();
        for (var piece : text.split(Text.SOH)) {
            int equals = piece.indexOf('=');
            if (equals >= 0) {
                fields.add(new Field(piece.substring(0, equals), piece.substring(equals + 1)));
            } else if (fields.isEmpty()) {
                fields.add(new Field(piece, ""));
            } else {
                var last = fields.removeLast();
                fields.add(new Field(last.tag, last.value + Text.SOH + piece));
            }
        }
        return List.copyOf(fields);
    }

    /** The first value of a tag, or the given one if there is none. */
    static String first(List<Field> fields, String tag, String absent) {
        return values(fields, tag).stream().findFirst().orElse(absent);
    }

    /** All values of a tag, in the order of the message. */
    static List<String> values(List<Field> fields, String tag) {
        return fields.stream().filter(field -> field.tag.equals(tag)).map(Field::value).toList();
    }
}
