package fix.core.dictionary;

import fix.core.codec.GroupLayout;
import java.util.List;
import java.util.Optional;

/** A repeating group: the field that counts its entries, and what an entry consists of. */
public final class GroupDefinition extends MemberSet implements GroupLayout {
    private final FieldDefinition countField;
    private final int hash;

    GroupDefinition(FieldDefinition countField, List<Member> members) {
        super(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException(countField + " counts a group without fields");
        }
        this.countField = countField;
        this.hash = shape();
    }

    private int shape() {
        var shape = countField.tag();
        for (var member : members()) {
            shape = 31 * shape + (member instanceof Member.Group(var nested, _) ? nested.hash : member.tag()) + (member.required() ? 1 : 0);
        }
        return shape;
    }

    /** The field that holds the number of entries. */
    public FieldDefinition countField() {
        return countField;
    }

    /** The tag of the field that holds the number of entries. */
    @Override
    public int countTag() {
        return countField.tag();
    }

    /** The tag that each entry begins with; where an entry begins with a nested group, the tag of that group's count. */
    @Override
    public int delimiterTag() {
        return members().getFirst().tag();
    }

    @Override
    public Optional<GroupLayout> group(int countTag) {
        return groupCountedBy(countTag).map(group -> group);
    }

    /** Groups are equal if they have the same members in the same order, behind the same count. */
    @Override
    public boolean equals(Object other) {
        return other == this
                || other instanceof GroupDefinition that && hash == that.hash && countField.equals(that.countField) && members().equals(that.members());
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return countField.toString();
    }
}
