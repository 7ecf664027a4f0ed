package fix.core.dictionary;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32;

/**
 * Reads the compact binary form of a dictionary; its layout stands at {@link DictionaryWriter}. The members of a message are read when somebody asks for them.
 * Loops and plain classes instead of streams and lambdas: most of what loading costs is a cold JVM.
 */
public final class DictionaryReader {
    private final byte[] bytes;
    private String[] strings;
    private FieldDefinition[] fields;
    /** By the field's index, twice for optional and required; filled as they are met. */
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

    /**
     * Reads the dictionary that a provider keeps as a resource, and closes the stream.
     *
     * @param resource what the provider's class gave for {@code name}; empty when there is none
     * @throws DictionaryException also if there is none
     */
    public static Dictionary readResource(Optional<InputStream> resource, String name) {
        try (var in = resource.orElseThrow(() -> new DictionaryException("the resource " + name + " is missing: build the module that provides it anew"))) {
            return read(in, name);
        } catch (IOException e) {
            throw new DictionaryException("dictionary " + name + " cannot be read: " + e.getMessage(), e);
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
        var in = new Cursor(DictionaryWriter.HEADER_BYTES);
        var version = in.text();
        strings = new String[in.number()];
        for (var i = 0; i < strings.length; i++) {
            strings[i] = in.text();
        }
        var types = new FieldType[in.number()];
        for (var i = 0; i < types.length; i++) {
            types[i] = FieldType.valueOf(strings[in.number()]);
        }
        fields(in, types);
        groups = new GroupDefinition[in.number()];
        for (var i = 0; i < groups.length; i++) {
            groups[i] = new GroupDefinition(fields[in.number()], members(in));
        }
        var header = new ComponentDefinition("StandardHeader", members(in));
        var trailer = new ComponentDefinition("StandardTrailer", members(in));
        return new Dictionary(version, List.of(fields), messages(in), header, trailer);
    }

    private void fields(Cursor in, FieldType[] types) {
        fields = new FieldDefinition[in.number()];
        fieldMembers = new Member.Field[fields.length * 2];
        var tag = 0;
        for (var i = 0; i < fields.length; i++) {
            tag += in.number();
            var name = strings[in.number()];
            var type = types[in.number()];
            var open = in.number() == 1;
            var values = new FieldValue[in.number()];
            for (var j = 0; j < values.length; j++) {
                values[j] = new FieldValue(strings[in.number()], strings[in.number()]);
            }
            fields[i] = new FieldDefinition(tag, name, type, List.of(values), open);
        }
    }

    private List<MessageDefinition> messages(Cursor in) {
        var count = in.number();
        var messages = new ArrayList<MessageDefinition>();
        for (var i = 0; i < count; i++) {
            var msgType = strings[in.number()];
            var name = strings[in.number()];
            var admin = in.number() == 1;
            var length = in.number();
            messages.add(new MessageDefinition(msgType, name, admin, new MembersAt(in.position)));
            in.position += length;
        }
        return messages;
    }

    private List<Member> members(Cursor in) {
        var members = new Member[in.number()];
        for (var i = 0; i < members.length; i++) {
            var code = in.number();
            var required = (code & 1) != 0;
            members[i] = (code & 2) != 0 ? new Member.Group(groups[code >> 2], required) : fieldMember(code >> 2, required);
        }
        return List.of(members);
    }

    /** Racing threads may make the same one twice. */
    private Member fieldMember(int field, boolean required) {
        var slot = field * 2 + (required ? 1 : 0);
        var member = fieldMembers[slot];
        if (member == null) {
            member = new Member.Field(fields[field], required);
            fieldMembers[slot] = member;
        }
        return member;
    }

    /** The members that begin at a position; for any thread. */
    private final class MembersAt implements Supplier<List<Member>> {
        private final int position;

        MembersAt(int position) {
            this.position = position;
        }

        @Override
        public List<Member> get() {
            return members(new Cursor(position));
        }
    }

    private final class Cursor {
        int position;

        Cursor(int position) {
            this.position = position;
        }

        String text() {
            var head = number();
            var length = head >> 1;
            var text = new String(bytes, position, length, (head & 1) == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
            position += length;
            return text;
        }

        int number() {
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
}
