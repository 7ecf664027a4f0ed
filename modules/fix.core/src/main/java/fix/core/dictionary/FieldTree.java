package fix.core.dictionary;

import fix.core.Message;
import fix.core.Tags;
import fix.core.codec.GroupLayout;
import fix.core.codec.WireLayout;
import fix.core.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A field of a message and, where it counts a repeating group, the entries behind it. Made of any message, valid or not. */
record FieldTree(int tag, String value, boolean isSecret, List<List<FieldTree>> entries) {

    static List<FieldTree> of(Message message, WireLayout layout) {
        var walk = new Walk(message);
        var fields = new ArrayList<FieldTree>();
        while (walk.at < message.fieldCount()) {
            fields.add(walk.field(layout.group(message.msgType(), message.tagAt(walk.at))));
        }
        return fields;
    }

    /** Whether the value is the number of entries, so that it says nothing that they do not. */
    boolean countsItsEntries() {
        return value.equals(Integer.toString(entries.size()));
    }

    /** The value for people. */
    String shown() {
        if (isSecret) {
            return "***";
        }
        var shown = new StringBuilder();
        var bytes = value.getBytes(StandardCharsets.ISO_8859_1);
        Bytes.show(bytes, 0, bytes.length, shown);
        return shown.toString();
    }

    /** The value for people, and the entries: {@code 1 [448=A 447=D]}. */
    String text() {
        return shown() + entries.stream().map(entry -> " [" + text(entry) + ']').collect(Collectors.joining());
    }

    static String text(List<FieldTree> entry) {
        return entry.stream().map(field -> field.tag + "=" + field.text()).collect(Collectors.joining(" "));
    }

    private static final class Walk {
        private final Message message;
        private int at;

        Walk(Message message) {
            this.message = message;
        }

        FieldTree field(Optional<GroupLayout> group) {
            var tag = message.tagAt(at);
            var value = message.stringAt(at++);
            return new FieldTree(tag, value, Tags.isSecret(message.msgType(), tag), group.map(this::entries).orElse(List.of()));
        }

        private List<List<FieldTree>> entries(GroupLayout group) {
            var entries = new ArrayList<List<FieldTree>>();
            var delimiter = at < message.fieldCount() ? message.tagAt(at) : 0;
            while (at < message.fieldCount() && group.contains(message.tagAt(at))) {
                if (entries.isEmpty() || message.tagAt(at) == delimiter) {
                    entries.add(new ArrayList<>());
                }
                entries.getLast().add(field(group.group(message.tagAt(at))));
            }
            return entries;
        }
    }
}
