package fix.dictionary;

import fix.core.Message;
import fix.core.codec.Decoder;
import fix.core.dictionary.Dictionary;
import fix.core.dictionary.FieldDefinition;
import fix.core.dictionary.Member;
import fix.core.dictionary.MemberSet;
import fix.core.dictionary.MessageDefinition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** A random message that keeps to a dictionary, to be broken field by field. */
final class RandomMessage {
    private static final Set<Integer> FRAMING = Set.of(Tag.BEGIN_STRING, Tag.BODY_LENGTH, Tag.MSG_TYPE, Tag.CHECK_SUM);

    enum Kind { FIELD, COUNT, LENGTH, DATA }

    /** A field as it will be sent; of a count, with the entries that follow it; of a length, with its data as the one entry. */
    static final class Node {
        final Kind kind;
        final FieldDefinition field;
        final boolean required;
        final List<List<Node>> entries = new ArrayList<>();
        String value;

        Node(Kind kind, FieldDefinition field, boolean required, String value) {
            this.kind = kind;
            this.field = field;
            this.required = required;
            this.value = value;
        }

        Stream<Node> all() {
            return Stream.concat(Stream.of(this), entries.stream().flatMap(List::stream).flatMap(Node::all));
        }
    }

    final Dictionary dictionary;
    final MessageDefinition definition;
    final RandomValues values;
    final List<Node> header;
    final List<Node> body;
    final List<Node> trailer;
    String msgType;
    private final Random random;
    private int room = 200;

    RandomMessage(Dictionary dictionary, Random random) {
        this.dictionary = dictionary;
        this.random = random;
        values = new RandomValues(random);
        definition = values.pick(dictionary.messages().stream().toList());
        msgType = definition.msgType();
        header = nodes(dictionary.header(), false);
        body = nodes(definition, false);
        trailer = nodes(dictionary.trailer(), false);
        for (var part : List.of(header, body, trailer)) {
            Collections.shuffle(part, random);
        }
    }

    /** All fields but the four of the framing. */
    Stream<Node> all() {
        return Stream.of(header, body, trailer).flatMap(List::stream).flatMap(Node::all);
    }

    /** All entries of all groups. */
    Stream<List<Node>> entries() {
        return all().filter(node -> node.kind == Kind.COUNT).flatMap(node -> node.entries.stream());
    }

    /** Whether the message's type may have this field somewhere. */
    boolean mayHold(FieldDefinition field) {
        return Stream.of(dictionary.header(), definition, dictionary.trailer()).anyMatch(set -> mayHold(set, field));
    }

    private static boolean mayHold(MemberSet set, FieldDefinition field) {
        return set.contains(field.tag()) || set.members().stream().anyMatch(member -> member instanceof Member.Group(var group, _) && mayHold(group, field));
    }

    Message decoded() {
        var text = new StringBuilder("8=FIX.4.4\u000135=").append(msgType).append('\u0001');
        all().forEach(node -> text.append(node.field.tag()).append('=').append(node.value).append('\u0001'));
        var bytes = Message.parse(text.toString()).toBytes();
        return (Message) new Decoder(dictionary).decode(bytes, 0, bytes.length);
    }

    private List<Node> nodes(MemberSet set, boolean isEntry) {
        var nodes = new ArrayList<Node>();
        for (var member : set.members()) {
            var isDelimiter = isEntry && member == set.members().getFirst();
            var isWanted = member.required() || isDelimiter || room-- > 0 && random.nextInt(3) == 0;
            if (isWanted && !FRAMING.contains(member.tag()) && !member.field().type().isData()) {
                nodes.add(node(member));
            }
        }
        return nodes;
    }

    /** A length brings its data, and data come with their length only. */
    private Node node(Member member) {
        if (member instanceof Member.Group(var group, var required)) {
            var enumerated = member.field().isEnumerated();
            var entries = enumerated ? Integer.parseInt(values.right(member.field())) : random.nextInt(room > 0 ? 4 : 2);
            var count = new Node(Kind.COUNT, member.field(), required, Integer.toString(entries));
            for (var i = 0; i < entries; i++) {
                count.entries.add(nodes(group, true));
            }
            return count;
        }
        var dataTag = dictionary.dataTagOf(member.tag());
        if (dataTag == 0) {
            return new Node(Kind.FIELD, member.field(), member.required(), values.right(member.field()));
        }
        var data = dictionary.field(dataTag).orElseThrow();
        var content = values.right(data);
        var length = new Node(Kind.LENGTH, member.field(), member.required(), Integer.toString(content.length()));
        length.entries.add(List.of(new Node(Kind.DATA, data, false, content)));
        return length;
    }
}
