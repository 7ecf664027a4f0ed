package fix.core.dictionary;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** Reads the compact binary form of a dictionary; its layout stands at {@link DictionaryWriter}. */
public final class DictionaryReader {
    private final byte[] bytes;
    private int position = DictionaryWriter.HEADER_BYTES;
    private String[] strings;
    private FieldDefinition[] fields;
    private Member.Field[] fieldMembers;
    private GroupDefinition[] groups;

    private DictionaryReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads a dictionary; the stream is read to its end and not closed. {@code source} is what messages of errors call it.
     *
     * @throws DictionaryException if it is no dictionary, of another format, or damaged
     */
    public static Dictionary read(InputStream in, String source) {
        try {
            var bytes = in.readAllBytes();
            check(bytes, source);
            return new DictionaryReader(bytes).dictionary();
        } catch (IOException e) {
            throw new DictionaryException("dictionary " + source + " cannot be read: " + e.getMessage(), e);
        } catch (IndexOutOfBoundsException | IllegalArgumentException | NegativeArraySizeException e) {
            throw new DictionaryException("dictionary " + source + " is damaged: " + e.getMessage(), e);
        }
    }

    private static void check(byte[] bytes, String source) {
        var header = ByteBuffer.wrap(bytes);
        if (bytes.length < DictionaryWriter.HEADER_BYTES || header.getInt() != DictionaryWriter.MAGIC) {
            throw new DictionaryException(source + " is no compiled dictionary");
        }
        var format = header.getInt();
        if (format != DictionaryWriter.FORMAT) {
            throw new DictionaryException("dictionary " + source + " has format " + format + ", this program reads format " + DictionaryWriter.FORMAT
                    + "; build it anew");
        }
        var crc = new CRC32();
        crc.update(bytes, DictionaryWriter.HEADER_BYTES, bytes.length - DictionaryWriter.HEADER_BYTES);
        if (header.getInt() != bytes.length - DictionaryWriter.HEADER_BYTES || header.getInt() != (int) crc.getValue()) {
            throw new DictionaryException("dictionary " + source + " is damaged: its length or its checksum is wrong");
        }
    }

    private Dictionary dictionary() {
        var version = text();
        strings = new String[number()];
        for (var i = 0; i < strings.length; i++) {
            strings[i] = text();
        }
        var types = new FieldType[number()];
        for (var i = 0; i < types.length; i++) {
            types[i] = FieldType.valueOf(strings[number()]);
        }
        fields(types);
        groups = new GroupDefinition[number()];
        for (var i = 0; i < groups.length; i++) {
            groups[i] = new GroupDefinition(fields[number()], members());
        }
        var header = new ComponentDefinition("StandardHeader", members());
        var trailer = new ComponentDefinition("StandardTrailer", members());
        return new Dictionary(version, List.of(fields), messages(), header, trailer);
    }

    private void fields(FieldType[] types) {
        fields = new FieldDefinition[number()];
        fieldMembers = new Member.Field[fields.length * 2];
        var tag = 0;
        for (var i = 0; i < fields.length; i++) {
            tag += number();
            var name = strings[number()];
            var type = types[number()];
            var open = number() == 1;
            var values = new FieldValue[number()];
            for (var j = 0; j < values.length; j++) {
                values[j] = new FieldValue(strings[number()], strings[number()]);
            }
            fields[i] = new FieldDefinition(tag, name, type, List.of(values), open);
        }
    }

    private List<MessageDefinition> messages() {
        var count = number();
        var messages = new ArrayList<MessageDefinition>();
        for (var i = 0; i < count; i++) {
            messages.add(new MessageDefinition(strings[number()], strings[number()], number() == 1, members()));
        }
        return messages;
    }

    private List<Member> members() {
        var members = new Member[number()];
        for (var i = 0; i < members.length; i++) {
            var code = number();
            var required = (code & 1) != 0;
            members[i] = (code & 2) != 0 ? new Member.Group(groups[code >> 2], required) : fieldMember(code >> 2, required);
        }
        return List.of(members);
    }

    private Member fieldMember(int field, boolean required) {
        var slot = field * 2 + (required ? 1 : 0);
        if (fieldMembers[slot] == null) {
            fieldMembers[slot] = new Member.Field(fields[field], required);
        }
        return fieldMembers[slot];
    }

    private String text() {
        var length = number();
        var text = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        return text;
    }

    private int number() {
        var value = 0;
        for (var shift = 0; ; shift += 7) {
            var next = bytes[position++];
            value |= (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
