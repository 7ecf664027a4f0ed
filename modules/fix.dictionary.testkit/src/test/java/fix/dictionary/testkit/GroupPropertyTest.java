package fix.dictionary.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import fix.core.Fields;
import fix.core.FieldsBuilder;
import fix.core.Group;
import fix.core.GroupBuilder;
import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.SessionID;
import fix.core.TimestampPrecision;
import fix.core.codec.Decoder;
import fix.core.codec.Encoder;
import fix.core.dictionary.Dictionary;
import fix.core.dictionary.MessageDefinition;
import fix.dictionary.testkit.MessageTree.Node;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Groups, nested ones too, are what they were built of once they have been on the wire. More tries: {@code -Djqwik.tries.default=100000}. */
class GroupPropertyTest {
    private static final SessionID SESSION = SessionID.of("FIX.4.4", "A", "B");

    @Property
    void whatIsBuiltIsWhatIsRead(@ForAll("versions") String version, @ForAll Random random) {
        var tree = tree(version, random);
        Assume.that(tree.entries().noneMatch(GroupPropertyTest::beginsWithAnEmptyGroup));
        var draft = MessageBuilder.of(tree.msgType);
        build(tree.body, draft);
        var message = overTheWire(draft, tree.dictionary);
        check(tree.body, message);
        assertEquals(draft.toString(), message.toBuilder().toString(), "and what is read can be built again");
    }

    @Property
    void pitfall23ACountOfZeroIsValidAndDroppedWhenTheMessageIsBuiltAnew(@ForAll("versions") String version, @ForAll Random random) {
        var generator = MessageGenerator.of(Versions.DICTIONARIES.get(version)).withRoom(50);
        var tree = generator.tree(messageWithGroups(version, random), random);
        var again = overTheWire(tree.message().toBuilder(), tree.dictionary);
        for (var count : tree.body.stream().filter(node -> node.kind == MessageTree.Kind.COUNT).toList()) {
            assertEquals(!count.entries.isEmpty(), again.has(count.field.tag()), () -> count.field + " of " + tree.message());
        }
    }

    @Provide
    Arbitrary<String> versions() {
        return Arbitraries.of(Versions.DICTIONARIES.keySet());
    }

    /** Such an entry can be received; built, the empty group is dropped and nothing begins the entry. */
    private static boolean beginsWithAnEmptyGroup(List<Node> entry) {
        return entry.getFirst().kind == MessageTree.Kind.COUNT && entry.getFirst().entries.isEmpty();
    }

    private static MessageTree tree(String version, Random random) {
        var generator = MessageGenerator.of(Versions.DICTIONARIES.get(version)).withOptionalFields(20 + random.nextInt(60));
        return generator.tree(messageWithGroups(version, random), random);
    }

    private static MessageDefinition messageWithGroups(String version, Random random) {
        var types = Versions.DICTIONARIES.get(version).messages().stream()
                .filter(type -> type.members().stream().anyMatch(member -> type.groupCountedBy(member.tag()).isPresent())).toList();
        return types.get(random.nextInt(types.size()));
    }

    private static Message overTheWire(MessageBuilder draft, Dictionary dictionary) {
        var frame = new Encoder(SESSION, TimestampPrecision.MILLIS).encode(draft, 1, 0);
        return (Message) new Decoder(dictionary).decode(frame, 0, frame.length);
    }

    /** As a program builds: values of the bytes, groups of entries, data with their lengths. */
    private static void build(List<Node> nodes, FieldsBuilder<?> into) {
        for (var node : nodes) {
            switch (node.kind) {
                case FIELD -> into.set(node.field.tag(), node.value);
                case LENGTH -> into.set(node.field.tag(), data(node).field.tag(), bytes(data(node)));
                case COUNT -> {
                    var entries = new ArrayList<GroupBuilder>();
                    for (var entry : node.entries) {
                        entries.add(GroupBuilder.of());
                        build(entry, entries.getLast());
                    }
                    into.group(node.field.tag(), entries);
                }
                case DATA -> throw new AssertionError("data come with their length");
            }
        }
    }

    private static void check(List<Node> nodes, Fields found) {
        for (var node : nodes) {
            switch (node.kind) {
                case FIELD -> assertEquals(node.value, found.getString(node.field.tag()), node.field::toString);
                case LENGTH -> assertArrayEquals(bytes(data(node)), found.getBytes(data(node).field.tag()), node.field::toString);
                case COUNT -> {
                    var entries = groups(found, node.field.tag());
                    assertEquals(node.entries.size(), entries.size(), node.field::toString);
                    for (var i = 0; i < entries.size(); i++) {
                        check(node.entries.get(i), entries.get(i));
                    }
                }
                case DATA -> throw new AssertionError("data come with their length");
            }
        }
    }

    private static List<Group> groups(Fields fields, int countTag) {
        return switch (fields) {
            case Message message -> message.getGroups(countTag);
            case Group group -> group.getGroups(countTag);
            default -> throw new AssertionError(fields);
        };
    }

    private static Node data(Node length) {
        return length.entries.getFirst().getFirst();
    }

    private static byte[] bytes(Node node) {
        return node.value.getBytes(StandardCharsets.ISO_8859_1);
    }
}
