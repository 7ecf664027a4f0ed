package fix.core.dictionary;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Writes a dictionary in the compact binary form that {@link DictionaryReader} reads in a few milliseconds.
 *
 * <p>The form: {@code HDIC}, the format's number, the length of the body and its CRC-32, four bytes each, high byte first; then the body. In the body all
 * numbers are varints (seven bits a byte, low ones first), strings stand once in a table, and fields and groups are referred to by their index:
 *
 * <pre>
 * string: length * 2 + (0 if ISO 8859-1, 1 if UTF-8), then the bytes
 * version, strings, types, fields(tag's distance to the one before, name, type, open, values(value, name)),
 * groups(count field, members), header(members), trailer(members), messages(type, name, admin, length of members in bytes, members)
 * members: how many, then each as index * 4 + (group ? 2 : 0) + (required ? 1 : 0)
 * </pre>
 *
 * A group stands behind those nested in it. Equal dictionaries give equal bytes.
 */
public final class DictionaryWriter {
    static final int MAGIC = 0x48444943;
    static final int FORMAT = 1;
    static final int HEADER_BYTES = 16;

    private ByteArrayOutputStream body = new ByteArrayOutputStream(1 << 16);
    private final Map<String, Integer> strings = new LinkedHashMap<>();
    private final Map<Integer, Integer> fieldIndexes = new HashMap<>();
    private final Map<GroupDefinition, Integer> groupIndexes = new LinkedHashMap<>();

    private DictionaryWriter() {
    }

    /** Writes a dictionary; the stream is neither flushed nor closed. */
    public static void write(Dictionary dictionary, OutputStream out) throws IOException {
        out.write(new DictionaryWriter().encode(dictionary));
    }

    private byte[] encode(Dictionary dictionary) {
        strings(dictionary);
        fields(dictionary);
        groups(dictionary);
        members(dictionary.header());
        members(dictionary.trailer());
        number(dictionary.messages().size());
        for (var message : dictionary.messages()) {
            number(strings.get(message.msgType()));
            number(strings.get(message.name()));
            number(message.isAdmin() ? 1 : 0);
            var members = apart(message);
            number(members.length);
            body.writeBytes(members);
        }
        var crc = new CRC32();
        crc.update(body.toByteArray());
        return ByteBuffer.allocate(HEADER_BYTES + body.size())
                .putInt(MAGIC).putInt(FORMAT).putInt(body.size()).putInt((int) crc.getValue())
                .put(body.toByteArray())
                .array();
    }

    private void strings(Dictionary dictionary) {
        for (var type : FieldType.values()) {
            string(type.name());
        }
        for (var field : dictionary.fields()) {
            string(field.name());
            for (var value : field.values()) {
                string(value.value());
                string(value.name());
            }
        }
        for (var message : dictionary.messages()) {
            string(message.msgType());
            string(message.name());
        }
        text(dictionary.version());
        number(strings.size());
        strings.keySet().forEach(this::text);
        number(FieldType.values().length);
        for (var type : FieldType.values()) {
            number(strings.get(type.name()));
        }
    }

    private void fields(Dictionary dictionary) {
        number(dictionary.fields().size());
        var previous = 0;
        for (var field : dictionary.fields()) {
            fieldIndexes.put(field.tag(), fieldIndexes.size());
            number(field.tag() - previous);
            previous = field.tag();
            number(strings.get(field.name()));
            number(field.type().ordinal());
            number(field.allowsOtherValues() ? 1 : 0);
            number(field.values().size());
            for (var value : field.values()) {
                number(strings.get(value.value()));
                number(strings.get(value.name()));
            }
        }
    }

    private void groups(Dictionary dictionary) {
        collect(dictionary.header());
        collect(dictionary.trailer());
        dictionary.messages().forEach(this::collect);
        number(groupIndexes.size());
        for (var group : groupIndexes.keySet()) {
            number(fieldIndexes.get(group.countTag()));
            members(group);
        }
    }

    private void collect(MemberSet set) {
        for (var member : set.members()) {
            if (member instanceof Member.Group(var group, _) && !groupIndexes.containsKey(group)) {
                collect(group);
                groupIndexes.put(group, groupIndexes.size());
            }
        }
    }

    private void members(MemberSet set) {
        number(set.members().size());
        for (var member : set.members()) {
            var kind = member.required() ? 1 : 0;
            switch (member) {
                case Member.Field(var field, _) -> number(fieldIndexes.get(field.tag()) * 4 + kind);
                case Member.Group(var group, _) -> number(groupIndexes.get(group) * 4 + 2 + kind);
            }
        }
    }

    private byte[] apart(MemberSet set) {
        var before = body;
        body = new ByteArrayOutputStream();
        members(set);
        var bytes = body.toByteArray();
        body = before;
        return bytes;
    }

    private void string(String text) {
        strings.putIfAbsent(text, strings.size());
    }

    private void text(String text) {
        var isLatin = text.chars().allMatch(character -> character <= 0xFF);
        var bytes = text.getBytes(isLatin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        number(bytes.length * 2 + (isLatin ? 0 : 1));
        body.writeBytes(bytes);
    }

    private void number(int value) {
        var rest = value;
        while (rest > 0x7f) {
            body.write(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        body.write(rest);
    }
}
