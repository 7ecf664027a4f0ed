package fix.core.dictionary;

import fix.core.dictionary.DictionaryChange.Kind;
import fix.core.dictionary.DictionaryChange.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * In what two dictionaries differ: a venue's from the standard's, a version from the one before. Fields are told apart by their tags, messages by their types. What
 * differs within a repeating group is told once, where it is first met, though other messages use the same group. Immutable.
 *
 * @param before  the version of the first
 * @param after   the version of the second
 * @param changes fields by tag, then header and trailer, then messages by type
 */
public record DictionaryDiff(String before, String after, List<DictionaryChange> changes) {
    /** Keeps a copy. */
    public DictionaryDiff {
        changes = List.copyOf(changes);
    }

    /** From one to the other. */
    public static DictionaryDiff between(Dictionary before, Dictionary after) {
        return new DictionaryDiff(before.version(), after.version(), new Comparison().compare(before, after));
    }

    /** Whether they say the same. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** The changes of one kind of thing. */
    public List<DictionaryChange> of(Part part) {
        return changes.stream().filter(change -> change.part() == part).toList();
    }

    /** For people, a line for each change. */
    @Override
    public String toString() {
        return before + " -> " + after + ": " + (isEmpty() ? "no differences" : changes.size() + " differences")
                + changes.stream().map(change -> "\n" + change).collect(Collectors.joining());
    }

    private static final class Comparison {
        private final List<DictionaryChange> changes = new ArrayList<>();
        private final Set<List<GroupDefinition>> told = new HashSet<>();

        List<DictionaryChange> compare(Dictionary before, Dictionary after) {
            each(byKey(before.fields(), FieldDefinition::tag), byKey(after.fields(), FieldDefinition::tag),
                    field -> removed(Part.FIELD, field.toString(), field.type().name()),
                    field -> added(Part.FIELD, field.toString(), field.type().name()), this::field);
            members(before.header().name(), before.header(), after.header(), false);
            members(before.trailer().name(), before.trailer(), after.trailer(), false);
            each(byKey(before.messages(), MessageDefinition::msgType), byKey(after.messages(), MessageDefinition::msgType),
                    message -> removed(Part.MESSAGE, message.toString(), ""),
                    message -> added(Part.MESSAGE, message.toString(), ""), this::message);
            return changes;
        }

        private void field(FieldDefinition before, FieldDefinition after) {
            changed(Part.FIELD_NAME, "tag " + before.tag(), before.name(), after.name());
            changed(Part.TYPE, after.toString(), before.type().name(), after.type().name());
            changed(Part.OTHER_VALUES, after.toString(), yesOrNo(before.allowsOtherValues()), yesOrNo(after.allowsOtherValues()));
            each(byKey(before.values(), FieldValue::value), byKey(after.values(), FieldValue::value),
                    value -> removed(Part.VALUE, after + "=" + value.value(), value.name()),
                    value -> added(Part.VALUE, after + "=" + value.value(), value.name()),
                    (old, fresh) -> changed(Part.VALUE, after + "=" + old.value(), old.name(), fresh.name()));
        }

        private void message(MessageDefinition before, MessageDefinition after) {
            changed(Part.MESSAGE, "type " + before.msgType(), describe(before), describe(after));
            members(after.toString(), before, after, false);
        }

        private static String describe(MessageDefinition message) {
            return message.name() + (message.isAdmin() ? ", administrative" : "");
        }

        private void members(String where, MemberSet before, MemberSet after, boolean isOrdered) {
            for (var member : before.members()) {
                var other = after.member(member.tag());
                if (other.isEmpty()) {
                    removed(Part.MEMBER, where + ' ' + member.field(), requiredness(member));
                } else {
                    member(where + ' ' + other.get().field(), member, other.get());
                }
            }
            for (var member : after.members()) {
                if (!before.contains(member.tag())) {
                    added(Part.MEMBER, where + ' ' + member.field(), requiredness(member));
                }
            }
            if (isOrdered) {
                changed(Part.ORDER, where, common(before, after), common(after, before));
            }
        }

        private void member(String where, Member before, Member after) {
            changed(Part.REQUIRED, where, yesOrNo(before.required()), yesOrNo(after.required()));
            if (before instanceof Member.Group(var old, _) && after instanceof Member.Group(var fresh, _)) {
                if (!old.equals(fresh) && told.add(List.of(old, fresh))) {
                    members(where, old, fresh, true);
                }
            } else if (before.getClass() != after.getClass()) {
                changed(Part.MEMBER, where, kindOf(before), kindOf(after));
            }
        }

        /** The members that both have, in the order of one. */
        private static String common(MemberSet of, MemberSet other) {
            return of.members().stream().filter(member -> other.contains(member.tag())).map(member -> Integer.toString(member.tag())).collect(Collectors.joining(" "));
        }

        private static String kindOf(Member member) {
            return member instanceof Member.Group ? "a group" : "a field";
        }

        private static String requiredness(Member member) {
            return (member instanceof Member.Group ? "group, " : "") + (member.required() ? "required" : "optional");
        }

        private static String yesOrNo(boolean yes) {
            return yes ? "Y" : "N";
        }

        private void added(Part part, String where, String what) {
            changes.add(new DictionaryChange(part, Kind.ADDED, where, "", what));
        }

        private void removed(Part part, String where, String what) {
            changes.add(new DictionaryChange(part, Kind.REMOVED, where, what, ""));
        }

        private void changed(Part part, String where, String before, String after) {
            if (!before.equals(after)) {
                changes.add(new DictionaryChange(part, Kind.CHANGED, where, before, after));
            }
        }

        private static <K, T> Map<K, T> byKey(Iterable<T> things, Function<T, K> key) {
            var byKey = new LinkedHashMap<K, T>();
            things.forEach(thing -> byKey.put(key.apply(thing), thing));
            return byKey;
        }

        private static <K extends Comparable<K>, T> void each(Map<K, T> before, Map<K, T> after, Consumer<T> removed, Consumer<T> added, BiConsumer<T, T> both) {
            var keys = new TreeMap<K, T>(before);
            keys.putAll(after);
            for (var key : keys.keySet()) {
                if (!after.containsKey(key)) {
                    removed.accept(before.get(key));
                } else if (!before.containsKey(key)) {
                    added.accept(after.get(key));
                } else {
                    both.accept(before.get(key), after.get(key));
                }
            }
        }
    }
}
