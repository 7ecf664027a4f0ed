package fix.core.dictionary;

import fix.core.Message;
import fix.core.Tags;
import fix.core.wire.Bytes;
import fix.core.wire.CoreAccess;
import fix.core.wire.FieldIndexer;
import java.util.List;
import java.util.Optional;

/** A message in words, on one line; see {@link Dictionary#describe}. Walks over the fields as they are, valid or not. */
final class Description {
    private static final int STRIDE = FieldIndexer.STRIDE;
    private static final List<Integer> LEFT_OUT = List.of(Tags.BODY_LENGTH, Tags.MSG_TYPE, Tags.CHECK_SUM);

    private final Dictionary dictionary;
    private final String msgType;
    private final byte[] bytes;
    private final int[] index;
    private final StringBuilder out = new StringBuilder();

    private Description(Dictionary dictionary, Message message) {
        this.dictionary = dictionary;
        this.msgType = message.msgType();
        this.bytes = CoreAccess.get().bytes(message);
        this.index = CoreAccess.get().index(message);
    }

    static String of(Dictionary dictionary, Message message) {
        return new Description(dictionary, message).line();
    }

    private String line() {
        out.append(dictionary.message(msgType).map(MessageDefinition::toString).orElse("unknown message(" + msgType + ')'));
        for (var at = 0; at < index.length; ) {
            if (LEFT_OUT.contains(index[at])) {
                at += STRIDE;
                continue;
            }
            out.append(" | ");
            at = field(at, group(index[at]));
        }
        return out.toString();
    }

    private Optional<GroupDefinition> group(int tag) {
        return dictionary.message(msgType).flatMap(message -> message.groupCountedBy(tag)).or(() -> dictionary.header().groupCountedBy(tag));
    }

    /** Writes a field and, of a count, the entries; returns the position after them. */
    private int field(int at, Optional<GroupDefinition> group) {
        var definition = dictionary.field(index[at]);
        out.append(definition.map(FieldDefinition::toString).orElseGet(() -> Integer.toString(index[at]))).append('=');
        if (Tags.isSecret(msgType, index[at])) {
            out.append("***");
        } else {
            Bytes.show(bytes, index[at + 1], index[at + 2], out);
            definition.ifPresent(field -> meaning(field, Bytes.text(bytes, index[at + 1], index[at + 2])));
        }
        return group.isPresent() ? entries(at + STRIDE, group.get()) : at + STRIDE;
    }

    private void meaning(FieldDefinition field, String value) {
        if (field.values().isEmpty()) {
            return;
        }
        for (var part : field.type().isMultiple() ? value.split(" ") : new String[] {value}) {
            field.nameOf(part).ifPresent(name -> out.append(' ').append(name));
        }
    }

    private int entries(int from, GroupDefinition group) {
        var at = from;
        var opened = false;
        while (at < index.length && group.contains(index[at])) {
            var begins = index[at] == group.delimiterTag() || !opened;
            out.append(begins ? opened ? "] [" : " [" : " | ");
            opened = true;
            at = field(at, group.groupCountedBy(index[at]));
        }
        out.append(opened ? "]" : "");
        return at;
    }
}
