package fix.dictionary.testkit;

import fix.core.Message;
import fix.core.MsgTypes;
import fix.core.Tags;
import fix.core.codec.Decoder;
import fix.core.codec.FrameLimits;
import fix.core.codec.Garbled;
import fix.core.dictionary.ApplicationVersion;
import fix.core.dictionary.Dictionary;
import fix.core.dictionary.FieldDefinition;
import fix.core.dictionary.Member;
import fix.core.dictionary.MemberSet;
import fix.core.dictionary.MessageDefinition;
import fix.core.dictionary.SessionDictionary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** A random message that keeps to a dictionary, as a tree, to be broken field by field. */
final class MessageTree {
    private static final Set<Integer> FRAMING = Set.of(Tags.BEGIN_STRING, Tags.BODY_LENGTH, Tags.MSG_TYPE, Tags.CHECK_SUM);

    private static final FrameLimits LIMITS = new FrameLimits(1 << 28, 10_000_000);

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
    final Values values;
    final List<Node> header;
    final List<Node> body;
    final List<Node> trailer;
    String msgType;
    private final RandomGenerator random;
    private final int optionalPercent;
    private final boolean plain;
    private int room;

    MessageTree(Dictionary dictionary, MessageDefinition definition, RandomGenerator random, int optionalPercent, int room, boolean plain) {
        this.dictionary = dictionary;
        this.definition = definition;
        this.random = random;
        this.optionalPercent = optionalPercent;
        this.room = room;
        this.plain = plain;
        values = new Values(random, plain);
        msgType = definition.msgType();
        header = nodes(dictionary.header(), false);
        body = nodes(definition, false);
        trailer = nodes(dictionary.trailer(), false);
        if (!plain) {
            List.of(header, body, trailer).forEach(part -> Collections.shuffle(part, random));
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

    Message message() {
        var text = new StringBuilder("8=").append(beginString()).append("\u000135=").append(msgType).append('\u0001');
        all().forEach(node -> text.append(node.field.tag()).append('=').append(node.value).append('\u0001'));
        var bytes = Message.parse(text.toString()).toBytes();
        return switch (new Decoder(dictionary, LIMITS).decode(bytes, 0, bytes.length)) {
            case Message message -> message;
            case Garbled garbled -> throw new IllegalStateException("the generator made a garbled message: " + garbled.reason());
        };
    }

    private String beginString() {
        return dictionary.header().contains(Tags.APPL_VER_ID) ? SessionDictionary.FIXT : dictionary.version();
    }

    /** The value of ApplVerID(1128) for a message of this type; empty if none belongs there. */
    private Optional<String> applVerID() {
        return MsgTypes.isAdmin(msgType) ? Optional.empty()
                : Stream.of(ApplicationVersion.values()).filter(version -> version.version().equals(dictionary.version())).map(ApplicationVersion::value).findFirst();
    }

    @SuppressWarnings("ReferenceEquality") // The header itself is meant.
    private List<Node> nodes(MemberSet set, boolean isEntry) {
        var nodes = new ArrayList<Node>();
        for (var member : set.members()) {
            var isDelimiter = isEntry && member == set.members().getFirst();
            var isWanted = member.required() || isDelimiter || room-- > 0 && random.nextInt(100) < optionalPercent;
            if (member.tag() == Tags.APPL_VER_ID && set == dictionary.header()) {
                applVerID().ifPresent(value -> nodes.add(new Node(Kind.FIELD, member.field(), false, value)));
            } else if (isWanted && !FRAMING.contains(member.tag()) && !member.field().type().isData()) {
                nodes.add(node(member));
            }
        }
        return nodes;
    }

    /** A length brings its data, and data come with their length only. */
    private Node node(Member member) {
        // over a transport the field may be another than the member's
        var field = dictionary.field(member.tag()).orElseThrow();
        if (member instanceof Member.Group(var group, var required)) {
            var enumerated = field.isEnumerated();
            var entries = enumerated ? Integer.parseInt(values.right(field)) : (plain ? 1 : 0) + random.nextInt(room > 0 ? plain ? 3 : 4 : plain ? 1 : 2);
            var count = new Node(Kind.COUNT, field, required, Integer.toString(entries));
            for (var i = 0; i < entries; i++) {
                count.entries.add(nodes(group, true));
            }
            return count;
        }
        var dataTag = dictionary.dataTagOf(member.tag());
        if (dataTag == 0) {
            return new Node(Kind.FIELD, field, member.required(), values.right(field));
        }
        var data = dictionary.field(dataTag).orElseThrow();
        var content = values.right(data);
        var length = new Node(Kind.LENGTH, field, member.required(), Integer.toString(content.length()));
        length.entries.add(List.of(new Node(Kind.DATA, data, false, content)));
        return length;
    }
}
