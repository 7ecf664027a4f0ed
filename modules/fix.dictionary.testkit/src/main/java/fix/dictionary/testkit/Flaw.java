package fix.dictionary.testkit;

import fix.core.dictionary.FieldDefinition;
import fix.core.dictionary.FieldType;
import fix.core.dictionary.SessionRejectReason;
import fix.dictionary.testkit.MessageTree.Kind;
import fix.dictionary.testkit.MessageTree.Node;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The ways to break a valid message in one place, each with the reason that it must be rejected for. */
public enum Flaw {
    /** A type that the dictionary lacks: 11. */
    UNKNOWN_TYPE(message -> {
        message.msgType = "~~";
        return rejected(11, 35);
    }),
    /** A tag that the dictionary lacks: 0. */
    UNKNOWN_TAG(message -> {
        var tag = message.values.pick(List.of(4999, 7777, 99_999, 1_000_000));
        return insert(message, new FieldDefinition(tag, "Unknown", FieldType.STRING, List.of(), false), 0);
    }),
    /** A field of other messages: 2. */
    FOREIGN_TAG(message -> {
        var foreign = message.dictionary.fields().stream().filter(field -> !message.mayHold(field) && !field.type().isData()).toList();
        return insert(message, message.values.pick(foreign), 2);
    }),
    /** A field without a value: 4. */
    EMPTY(message -> change(message, _ -> Optional.of(""), 4)),
    /** A value outside the field's enumeration: 5. */
    NOT_ENUMERATED(message -> change(message, message.values::notEnumerated, 5)),
    /** A value that has not the form of its type: 6. */
    MALFORMED(message -> change(message, field -> message.values.malformed(field.type()), 6)),
    /** A required field of header or body is missing: 1. */
    MISSING(message -> {
        var part = message.values.pick(List.of(message.header, message.body));
        return one(message, part, node -> node.required).flatMap(node -> {
            part.remove(node);
            return rejected(1, node.field.tag());
        });
    }),
    /** A required field is missing in an entry of a group: 1. */
    MISSING_IN_ENTRY(message -> entry(message, 2).flatMap(entry -> one(message, entry.subList(1, entry.size()), node -> node.required).flatMap(node -> {
        entry.remove(node);
        return rejected(1, node.field.tag());
    }))),
    /** A field of header or body comes twice: 13. */
    TWICE(message -> {
        var part = message.values.pick(List.of(message.header, message.body));
        return one(message, part, node -> node.kind == Kind.FIELD).flatMap(node -> {
            part.add(node);
            return rejected(13, node.field.tag());
        });
    }),
    /** A field of the header stands in the body: 14. */
    OUT_OF_ORDER(message -> one(message, message.header, _ -> !message.body.isEmpty()).flatMap(node -> {
        message.header.remove(node);
        message.body.add(node);
        return rejected(14, node.field.tag());
    })),
    /** The fields of an entry stand in another order: 15. */
    ENTRY_OUT_OF_ORDER(message -> entry(message, 3).flatMap(entry -> {
        entry.add(1, entry.removeLast());
        return rejected(15, entry.get(2).field.tag());
    })),
    /** An entry begins with another than its first field: 15. */
    NO_DELIMITER(message -> one(message, message.all().toList(), node -> node.kind == Kind.COUNT && !node.entries.isEmpty() && node.entries.getFirst().size() > 1)
            .flatMap(node -> {
                node.entries.getFirst().removeFirst();
                return rejected(15, node.entries.getFirst().getFirst().field.tag());
            })),
    /** A group has fewer entries than its count says: 16. */
    WRONG_COUNT(message -> one(message, message.all().toList(), node -> node.kind == Kind.COUNT && !node.field.isEnumerated()).flatMap(node -> {
        node.value = Integer.toString(node.entries.size() + message.values.pick(List.of(1, 7)));
        return rejected(16, node.field.tag());
    })),
    /** A data field is shorter than its length says: 5. */
    WRONG_LENGTH(message -> one(message, message.all().toList(), node -> node.kind == Kind.LENGTH && node.entries.getFirst().getFirst().value.indexOf('\u0001') < 0)
            .flatMap(node -> {
                node.value = "1000000";
                return rejected(5, node.field.tag());
            }));

    @SuppressWarnings("ImmutableEnumChecker") // A function without a state.
    private final Function<MessageTree, Optional<Rejection>> way;

    Flaw(Function<MessageTree, Optional<Rejection>> way) {
        this.way = way;
    }

    /** Breaks the message; empty if there is nothing to break in this way. */
    Optional<FlawedMessage> put(MessageTree message) {
        return way.apply(message).map(rejection -> new FlawedMessage(message.message(), this,
                SessionRejectReason.of(rejection.reason).orElseThrow(), rejection.refTagID));
    }

    private record Rejection(int reason, int refTagID) {
    }

    private static Optional<Rejection> rejected(int reason, int refTagID) {
        return Optional.of(new Rejection(reason, refTagID));
    }

    /** Gives a field that is neither count nor length nor data another value. */
    private static Optional<Rejection> change(MessageTree message, Function<FieldDefinition, Optional<String>> value, int reason) {
        return one(message, message.all().toList(), node -> node.kind == Kind.FIELD && value.apply(node.field).isPresent()).flatMap(node -> {
            node.value = value.apply(node.field).orElseThrow();
            return rejected(reason, node.field.tag());
        });
    }

    /** Puts a field that belongs nowhere behind the first field of an entry or of the body. */
    private static Optional<Rejection> insert(MessageTree message, FieldDefinition field, int reason) {
        var into = entry(message, 1).filter(_ -> message.values.pick(List.of(true, false))).orElse(message.body);
        into.add(Math.min(1, into.size()), new Node(Kind.FIELD, field, false, message.values.right(field)));
        return rejected(reason, field.tag());
    }

    private static Optional<List<Node>> entry(MessageTree message, int leastFields) {
        var entries = message.entries().filter(entry -> entry.size() >= leastFields).toList();
        return entries.isEmpty() ? Optional.empty() : Optional.of(message.values.pick(entries));
    }

    private static Optional<Node> one(MessageTree message, List<Node> nodes, Predicate<Node> which) {
        var candidates = nodes.stream().filter(which).toList();
        return candidates.isEmpty() ? Optional.empty() : Optional.of(message.values.pick(candidates));
    }
}
