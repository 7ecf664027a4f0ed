package fix.core.dictionary;

import fix.core.Message;
import fix.core.Tags;
import fix.core.codec.WireLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * In what two messages differ. The order of fields does not count, but for a tag that comes several times at one level: there the first is compared with the first.
 * Where a dictionary is given, repeating groups are compared entry by entry, by their position, and fields have names; a group's count is then no field of its own, unless
 * it is wrong. Values are compared as they stand on the wire: {@code 1.0} is not {@code 1}. Any messages may be compared, valid or not; none is changed. Immutable.
 *
 * @param differences in the order of the first message's fields, then what only the second has
 */
public record MessageDiff(List<Difference> differences) {
    /**
     * What a session writes anew whenever it sends a message, to be ignored where the content is what matters: BeginString(8), BodyLength(9), CheckSum(10), MsgSeqNum(34),
     * PossDupFlag(43), SendingTime(52), PossResend(97), OrigSendingTime(122), LastMsgSeqNumProcessed(369).
     */
    public static final Set<Integer> TRANSPORT = Set.of(Tags.BEGIN_STRING, Tags.BODY_LENGTH, Tags.CHECK_SUM, Tags.MSG_SEQ_NUM, Tags.POSS_DUP_FLAG, Tags.SENDING_TIME,
            Tags.POSS_RESEND, Tags.ORIG_SENDING_TIME, Tags.LAST_MSG_SEQ_NUM_PROCESSED);

    /** Keeps a copy. */
    public MessageDiff {
        differences = List.copyOf(differences);
    }

    /** Without a dictionary: fields of groups are fields like others, and nothing has a name. */
    public static MessageDiff between(Message before, Message after) {
        return of(before, after, WireLayout.STANDARD, Optional.empty());
    }

    /** With the groups and names that a session's dictionary has for these messages. */
    public static MessageDiff between(Message before, Message after, SessionDictionary dictionary) {
        return of(before, after, dictionary, Optional.of(dictionary.dictionaryOf(after).orElse(dictionary.transport())));
    }

    /** With the groups and names of a dictionary. */
    public static MessageDiff between(Message before, Message after, Dictionary dictionary) {
        return of(before, after, dictionary, Optional.of(dictionary));
    }

    private static MessageDiff of(Message before, Message after, WireLayout layout, Optional<Dictionary> names) {
        var comparison = new Comparison(names);
        comparison.level("", FieldTree.of(before, layout.of(before)), FieldTree.of(after, layout.of(after)));
        return new MessageDiff(comparison.differences);
    }

    /** This one without what differs at these tags, be they in the message or in an entry of a group; an entry that is missing stays a difference. */
    public MessageDiff ignoring(Set<Integer> tags) {
        return new MessageDiff(differences.stream().filter(difference -> !tags.contains(difference.tag())).toList());
    }

    /** Whether the messages say the same. */
    public boolean isEmpty() {
        return differences.isEmpty();
    }

    /** For people, a line for each difference: {@code ~ NoPartyIDs(453)[2] PartyRole(452): 1 -> 3}. */
    @Override
    public String toString() {
        return isEmpty() ? "no differences" : differences.stream().map(Difference::toString).collect(Collectors.joining("\n"));
    }

    /** How messages differ at one place. */
    public enum Kind { ADDED, REMOVED, CHANGED }

    /**
     * One difference.
     *
     * @param kind   whether only the second message has it, only the first, or both with other values
     * @param path   the entries round it, from the outside in, counted from 1: {@code NoPartyIDs(453)[2]}; "" for a field of the message
     * @param field  the field with its name, {@code PartyRole(452)}, or its tag alone; of a whole entry {@code NoPartyIDs(453)[2]}
     * @param tag    the field's; of a whole entry that of the count
     * @param before the first message's value, of an entry its fields; "" if it is absent there. Secrets are {@code ***}
     * @param after  the second message's
     */
    public record Difference(Kind kind, String path, String field, int tag, String before, String after) {
        /** One line. */
        @Override
        public String toString() {
            var where = path.isEmpty() ? field : path + ' ' + field;
            return switch (kind) {
                case ADDED -> "+ " + where + ": " + after;
                case REMOVED -> "- " + where + ": " + before;
                case CHANGED -> "~ " + where + ": " + before + " -> " + after;
            };
        }
    }

    private static final class Comparison {
        private final List<Difference> differences = new ArrayList<>();
        private final Optional<Dictionary> names;

        Comparison(Optional<Dictionary> names) {
            this.names = names;
        }

        @SuppressWarnings("ReferenceEquality") // Which of two equal fields is left over matters.
        void level(String path, List<FieldTree> before, List<FieldTree> after) {
            var others = new HashMap<Integer, List<FieldTree>>();
            after.forEach(field -> others.computeIfAbsent(field.tag(), _ -> new ArrayList<>()).add(field));
            for (var field : before) {
                var same = others.getOrDefault(field.tag(), List.of());
                if (same.isEmpty()) {
                    removed(path, field);
                } else {
                    both(path, field, same.removeFirst());
                }
            }
            after.stream().filter(field -> others.get(field.tag()).stream().anyMatch(left -> left == field)).forEach(field -> added(path, field));
        }

        private void both(String path, FieldTree before, FieldTree after) {
            if (!before.value().equals(after.value()) && !(before.countsItsEntries() && after.countsItsEntries())) {
                tell(Kind.CHANGED, path, name(before.tag()), before.tag(), before.shown(), after.shown());
            }
            for (var i = 0; i < Math.max(before.entries().size(), after.entries().size()); i++) {
                var entry = name(before.tag()) + '[' + (i + 1) + ']';
                if (i >= after.entries().size()) {
                    tell(Kind.REMOVED, path, entry, before.tag(), FieldTree.text(before.entries().get(i)), "");
                } else if (i >= before.entries().size()) {
                    tell(Kind.ADDED, path, entry, before.tag(), "", FieldTree.text(after.entries().get(i)));
                } else {
                    level(path.isEmpty() ? entry : path + ' ' + entry, before.entries().get(i), after.entries().get(i));
                }
            }
        }

        private void removed(String path, FieldTree field) {
            tell(Kind.REMOVED, path, name(field.tag()), field.tag(), field.text(), "");
        }

        private void added(String path, FieldTree field) {
            tell(Kind.ADDED, path, name(field.tag()), field.tag(), "", field.text());
        }

        private void tell(Kind kind, String path, String field, int tag, String before, String after) {
            differences.add(new Difference(kind, path, field, tag, before, after));
        }

        private String name(int tag) {
            return names.flatMap(dictionary -> dictionary.field(tag)).map(FieldDefinition::toString).orElseGet(() -> Integer.toString(tag));
        }
    }
}
