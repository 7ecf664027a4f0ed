package fix.core.dictionary;

import fix.core.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The members of a message with its header and trailer, or of a group's entry, as tables. Each member has a slot, which is its position among them; what is
 * asked about it is asked by slot. Immutable once made.
 */
final class MemberRules {
    /** By slot. */
    final FieldRule[] fields;
    /** By slot; null where the member is a field. */
    final MemberRules[] groups;
    /** One bit a slot, for those that must be there. */
    final long[] required;
    /** Of a message: the first slots of the body and of the trailer. */
    final int bodyStart;
    final int trailerStart;
    /** How deep groups nest in it, and how many words of bits the widest of it needs. */
    final int depth;
    final int width;
    /** Of a message: one bit a slot, for the fields of the framing, which are there in every message. */
    final long[] framing;
    private final TagTable slots;

    private MemberRules(List<Member> members, int bodyStart, int trailerStart, RuleBook book, Map<GroupDefinition, MemberRules> known) {
        this.bodyStart = bodyStart;
        this.trailerStart = trailerStart;
        var size = members.size();
        fields = new FieldRule[size];
        groups = new MemberRules[size];
        required = new long[size + Long.SIZE - 1 >> 6];
        framing = new long[required.length];
        var tags = new int[size];
        var deepest = 0;
        var widest = required.length;
        for (var slot = 0; slot < size; slot++) {
            var member = members.get(slot);
            tags[slot] = member.tag();
            fields[slot] = book.field(member.tag());
            required[slot >> 6] |= member.required() ? 1L << slot : 0;
            framing[slot >> 6] |= isFraming(member.tag()) ? 1L << slot : 0;
            if (member instanceof Member.Group group) {
                groups[slot] = of(group.group(), book, known);
                deepest = Math.max(deepest, 1 + groups[slot].depth);
                widest = Math.max(widest, groups[slot].width);
            }
        }
        depth = deepest;
        width = widest;
        slots = new TagTable(tags);
    }

    private static boolean isFraming(int tag) {
        return switch (tag) {
            case Tags.BEGIN_STRING, Tags.BODY_LENGTH, Tags.MSG_TYPE, Tags.CHECK_SUM -> true;
            default -> false;
        };
    }

    /** The rules of a message between its header and trailer; groups that are known already are shared. */
    static MemberRules of(MessageDefinition message, RuleBook book, Map<GroupDefinition, MemberRules> known) {
        var all = new ArrayList<>(book.dictionary.header().members());
        var bodyStart = all.size();
        all.addAll(message.members());
        var trailerStart = all.size();
        all.addAll(book.dictionary.trailer().members());
        return new MemberRules(all, bodyStart, trailerStart, book, known);
    }

    private static MemberRules of(GroupDefinition group, RuleBook book, Map<GroupDefinition, MemberRules> known) {
        var rules = known.get(group);
        if (rules == null) {
            rules = new MemberRules(group.members(), 0, group.members().size(), book, known);
            known.put(group, rules);
        }
        return rules;
    }

    /** The slot of the field with this tag, any int; -1 if it is no member. */
    int slotOf(int tag) {
        return slots.indexOf(tag);
    }

    /** The first slot that must be set and is not; -1 if all are there. */
    int firstMissing(long[] seen) {
        for (var word = 0; word < required.length; word++) {
            var missing = required[word] & ~seen[word];
            if (missing != 0) {
                return (word << 6) + Long.numberOfTrailingZeros(missing);
            }
        }
        return -1;
    }
}
