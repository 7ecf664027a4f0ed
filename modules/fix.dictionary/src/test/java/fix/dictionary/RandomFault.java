package fix.dictionary;

import fix.core.dictionary.FieldDefinition;
import fix.core.dictionary.FieldType;
import fix.dictionary.RandomMessage.Kind;
import fix.dictionary.RandomMessage.Node;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The ways to break a valid message in one place. */
enum RandomFault {
    UNKNOWN_TYPE(message -> {
        message.msgType = "~~";
        return rejected(11, 35);
    }),
    UNKNOWN_TAG(message -> {
        var tag = message.values.pick(List.of(4999, 7777, 99_999, 1_000_000));
        return insert(message, new FieldDefinition(tag, "Unknown", FieldType.STRING, List.of(), false), 0);
    }),
    FOREIGN_TAG(message -> {
        var foreign = message.dictionary.fields().stream().filter(field -> !message.mayHold(field) && !field.type().isData()).toList();
        return insert(message, message.values.pick(foreign), 2);
    }),
    EMPTY(message -> change(message, _ -> Optional.of(""), 4)),
    NOT_ENUMERATED(message -> change(message, message.values::notEnumerated, 5)),
    MALFORMED(message -> change(message, field -> message.values.malformed(field.type()), 6)),
    MISSING(message -> {
        var part = message.values.pick(List.of(message.header, message.body));
        return one(message, part, node -> node.required).flatMap(node -> {
            part.remove(node);
            return rejected(1, node.field.tag());
        });
    }),
    MISSING_IN_ENTRY(message -> entry(message, 2).flatMap(entry -> one(message, entry.subList(1, entry.size()), node -> node.required).flatMap(node -> {
        entry.remove(node);
        return rejected(1, node.field.tag());
    }))),
    TWICE(message -> {
        var part = message.values.pick(List.of(message.header, message.body));
        return one(message, part, node -> node.kind == Kind.FIELD).flatMap(node -> {
            part.add(node);
            return rejected(13, node.field.tag());
        });
    }),
    OUT_OF_ORDER(message -> one(message, message.header, _ -> !message.body.isEmpty()).flatMap(node -> {
        message.header.remove(node);
        message.body.add(node);
        return rejected(14, node.field.tag());
    })),
    ENTRY_OUT_OF_ORDER(message -> entry(message, 3).flatMap(entry -> {
        entry.add(1, entry.removeLast());
        return rejected(15, entry.get(2).field.tag());
    })),
    NO_DELIMITER(message -> one(message, message.all().toList(), node -> node.kind == Kind.COUNT && !node.entries.isEmpty() && node.entries.getFirst().size() > 1)
            .flatMap(node -> {
                node.entries.getFirst().removeFirst();
                return rejected(15, node.entries.getFirst().getFirst().field.tag());
            })),
    WRONG_COUNT(message -> one(message, message.all().toList(), node -> node.kind == Kind.COUNT && !node.field.isEnumerated()).flatMap(node -> {
        node.value = Integer.toString(node.entries.size() + message.values.pick(List.of(1, 7)));
        return rejected(16, node.field.tag());
    })),
    WRONG_LENGTH(message -> one(message, message.all().toList(), node -> node.kind == Kind.LENGTH && node.entries.getFirst().getFirst().value.indexOf('\u0001') < 0)
            .flatMap(node -> {
                node.value = "1000000";
                return rejected(5, node.field.tag());
            }));

    private final Function<RandomMessage, Optional<String>> way;

    RandomFault(Function<RandomMessage, Optional<String>> way) {
        this.way = way;
    }

    /** Breaks the message; what it must be rejected for, as {@code reason/tag}, or nothing if there is nothing to break in this way. */
    Optional<String> put(RandomMessage message) {
        return way.apply(message);
    }

    private static Optional<String> rejected(int reason, int refTag) {
        return Optional.of(reason + "/" + refTag);
    }

    /** Gives a field that is neither count nor length nor data another value. */
    private static Optional<String> change(RandomMessage message, Function<FieldDefinition, Optional<String>> value, int reason) {
        return one(message, message.all().toList(), node -> node.kind == Kind.FIELD && value.apply(node.field).isPresent()).flatMap(node -> {
            node.value = value.apply(node.field).orElseThrow();
            return rejected(reason, node.field.tag());
        });
    }

    /** Puts a field that belongs nowhere behind the first field of an entry or of the body. */
    private static Optional<String> insert(RandomMessage message, FieldDefinition field, int reason) {
        var into = entry(message, 1).filter(_ -> message.values.pick(List.of(true, false))).orElse(message.body);
        into.add(Math.min(1, into.size()), new Node(Kind.FIELD, field, false, message.values.right(field)));
        return rejected(reason, field.tag());
    }

    private static Optional<List<Node>> entry(RandomMessage message, int leastFields) {
        var entries = message.entries().filter(entry -> entry.size() >= leastFields).toList();
        return entries.isEmpty() ? Optional.empty() : Optional.of(message.values.pick(entries));
    }

    private static Optional<Node> one(RandomMessage message, List<Node> nodes, Predicate<Node> which) {
        var candidates = nodes.stream().filter(which).toList();
        return candidates.isEmpty() ? Optional.empty() : Optional.of(message.values.pick(candidates));
    }
}
