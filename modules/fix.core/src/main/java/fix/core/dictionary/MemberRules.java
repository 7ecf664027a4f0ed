package fix.core.dictionary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The members of a message with its header and trailer, or of a group's entry, as tables. Each member has a slot, which is its position among them; what is
 * asked about it is asked by slot.
 */
final class MemberRules {
    final List<Member> members;
    /** By slot; null where the member is a field. */
    final MemberRules[] groups;
    /** One bit a slot, for those that must be there. */
    final long[] required;
    /** Of a message: the first slots of the body and of the trailer. */
    final int bodyStart;
    final int trailerStart;
    /** Slot + 1 by the field's index in the {@link TagTable}, from {@link #firstIndex} on. */
    private final short[] slots;
    private final int firstIndex;

    private MemberRules(List<Member> members, int bodyStart, int trailerStart, TagTable tags, Map<GroupDefinition, MemberRules> known) {
        this.members = members;
        this.bodyStart = bodyStart;
        this.trailerStart = trailerStart;
        groups = new MemberRules[members.size()];
        required = new long[words(members.size())];
        var indexes = members.stream().mapToInt(member -> tags.indexOf(member.tag())).toArray();
        firstIndex = Arrays.stream(indexes).min().orElse(0);
        slots = new short[Arrays.stream(indexes).max().orElse(-1) - firstIndex + 1];
        for (var slot = 0; slot < indexes.length; slot++) {
            slots[indexes[slot] - firstIndex] = (short) (slot + 1);
            var member = members.get(slot);
            if (member.required()) {
                required[slot >> 6] |= 1L << slot;
            }
            if (member instanceof Member.Group(var group, _)) {
                groups[slot] = of(group, tags, known);
            }
        }
    }

    /** The rules of a message between its header and trailer; groups that are known already are shared. */
    static MemberRules of(Dictionary dictionary, MessageDefinition message, TagTable tags, Map<GroupDefinition, MemberRules> known) {
        var all = new ArrayList<>(dictionary.header().members());
        all.addAll(message.members());
        var bodyEnd = all.size();
        all.addAll(dictionary.trailer().members());
        return new MemberRules(List.copyOf(all), dictionary.header().members().size(), bodyEnd, tags, known);
    }

    private static MemberRules of(GroupDefinition group, TagTable tags, Map<GroupDefinition, MemberRules> known) {
        var rules = known.get(group);
        if (rules == null) {
            rules = new MemberRules(group.members(), 0, group.members().size(), tags, known);
            known.put(group, rules);
        }
        return rules;
    }

    /** The slot of the field with this index; -1 if it is no member. Any index from -1 on may be asked for. */
    int slotOf(int fieldIndex) {
        var at = fieldIndex - firstIndex;
        return fieldIndex >= 0 && at >= 0 && at < slots.length ? slots[at] - 1 : -1;
    }

    /** How many longs one bit for each slot needs. */
    static int words(int size) {
        return size + Long.SIZE - 1 >> 6;
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
