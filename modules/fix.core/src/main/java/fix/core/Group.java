package fix.core;

import fix.core.codec.GroupLayout;
import java.util.List;

/** One entry of a repeating group: a view of its message, immutable and thread-safe. */
public final class Group extends IndexedFields {

    private final String ownerType;
    private final GroupLayout layout;

    Group(IndexedFields owner, int first, int limit, GroupLayout layout) {
        super(owner.bytes, owner.index, first, limit);
        this.ownerType = owner.ownerType();
        this.layout = layout;
    }

    /** All fields of a draft as they stand. */
    Group(byte[] bytes, int[] index, String ownerType) {
        super(bytes, index, 0, index.length);
        this.ownerType = ownerType;
        this.layout = new FlatLayout(0, new int[] {0});
    }

    @Override
    String ownerType() {
        return ownerType;
    }

    /**
     * The entries of a group nested in this one, as the dictionary lays it out that decoded the message.
     *
     * @throws IllegalStateException when this entry was read without a dictionary, or it has no such group here
     * @throws FieldFormatException when the count is no number, or not the number of entries that follow
     */
    public List<Group> getGroups(int countTag) {
        var nested = layout.group(countTag).orElseThrow(() -> new IllegalStateException("no dictionary says how group " + countTag
            + " is laid out within group " + layout.countTag() + ": use getGroups(countTag, memberTags...)"));
        return entries(nested, ownCount(countTag, layout::group));
    }

    /** The same fields, to be changed and sent; groups nested in them are kept when a dictionary read this entry. */
    public GroupBuilder toBuilder() {
        var builder = GroupBuilder.of();
        new FieldCopy(this, builder.table()).members(layout);
        return builder;
    }

    /** For people: {@code 448=BANK|447=D|}. */
    @Override
    public String toString() {
        var out = new StringBuilder();
        show(out);
        return out.toString();
    }
}
