package fix.core.dictionary;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** An ordered set of fields and groups, none twice. */
public abstract sealed class MemberSet permits ComponentDefinition, GroupDefinition, MessageDefinition {
    /** Null where the content is there from the start. */
    private final Supplier<List<Member>> source;
    /** Made when first asked for, since few of a version's messages are ever used; racing threads may make the same one twice. */
    private volatile Content content;

    MemberSet(List<Member> members) {
        this.source = null;
        this.content = new Content(members);
    }

    /** The source always gives equal members, to any thread. */
    MemberSet(Supplier<List<Member>> source) {
        this.source = source;
    }

    /** The members in the order of the specification; components are expanded. */
    public final List<Member> members() {
        return content().members;
    }

    /** The member that this tag announces, at this level: not inside the groups. */
    public final Optional<Member> member(int tag) {
        var position = position(tag);
        return position < 0 ? Optional.empty() : Optional.of(members().get(position));
    }

    /** Whether this tag announces a member, at this level. */
    public final boolean contains(int tag) {
        return position(tag) >= 0;
    }

    /** The group that this tag counts the entries of, at this level. */
    public final Optional<GroupDefinition> groupCountedBy(int countTag) {
        return member(countTag).flatMap(member -> member instanceof Member.Group(var group, _) ? Optional.of(group) : Optional.empty());
    }

    /** The index in {@link #members()} of the member that this tag announces; -1 if there is none. */
    public final int position(int tag) {
        var positions = content().positions;
        var found = Arrays.binarySearch(positions, (long) tag << 32);
        var at = found < 0 ? -found - 1 : found;
        return at < positions.length && (int) (positions[at] >> 32) == tag ? (int) positions[at] : -1;
    }

    /** Whether a group within a group of this set has this count. */
    final boolean isNested(int countTag) {
        var nested = content().nestedCounts;
        return nested.length > 0 && Arrays.binarySearch(nested, countTag) >= 0;
    }

    /** The counts of the groups of this set, and of those within them. */
    final IntStream counts() {
        var own = members().stream().filter(Member.Group.class::isInstance).mapToInt(Member::tag);
        return IntStream.concat(own, Arrays.stream(content().nestedCounts));
    }

    private Content content() {
        var made = content;
        if (made == null) {
            made = new Content(source.get());
            content = made;
        }
        return made;
    }

    private static final class Content {
        final List<Member> members;
        /** Tag in the upper half, position in {@link #members} in the lower one; sorted. */
        final long[] positions;
        /** The counts of groups at any depth below this level; sorted. */
        final int[] nestedCounts;

        Content(List<Member> members) {
            this.members = List.copyOf(members);
            positions = new long[members.size()];
            for (var i = 0; i < positions.length; i++) {
                positions[i] = (long) members.get(i).tag() << 32 | i;
            }
            Arrays.sort(positions);
            nestedCounts = members.stream().flatMapToInt(member -> member instanceof Member.Group(var group, _) ? group.counts() : IntStream.empty())
                    .sorted().distinct().toArray();
        }
    }
}
