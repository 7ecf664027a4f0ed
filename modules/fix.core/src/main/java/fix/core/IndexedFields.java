package fix.core;

import fix.core.codec.GroupLayout;
import fix.core.wire.Bytes;
import fix.core.wire.FieldIndexer;
import fix.core.wire.Numbers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Fields that do not change any more: a stretch of an index over bytes. */
abstract sealed class IndexedFields extends ReadableFields permits Message, Group {

    static final int STRIDE = FieldIndexer.STRIDE;

    final byte[] bytes;
    final int[] index;
    /** First position in the index, and the one after the last. */
    final int first;
    final int limit;

    IndexedFields(byte[] bytes, int[] index, int first, int limit) {
        this.bytes = bytes;
        this.index = index;
        this.first = first;
        this.limit = limit;
    }

    /** The type of the message that this is part of. */
    abstract String ownerType();

    @Override
    final byte[] bytes() {
        return bytes;
    }

    @Override
    final long locate(int tag) {
        for (int i = first; i < limit; i += STRIDE) {
            if (index[i] == tag) {
                return range(index[i + 1], index[i + 2]);
            }
        }
        return -1;
    }

    /** Number of fields, in wire order, members of groups included. */
    public final int fieldCount() {
        return (limit - first) / STRIDE;
    }

    /** Tag of the field at {@code i}, which counts from 0. It may be any int that the sender wrote, 0 and negative ones too. */
    public final int tagAt(int i) {
        return index[position(i)];
    }

    /** Where the value of the field at {@code i} begins, as an offset into the message's bytes. */
    public final int valueStart(int i) {
        return index[position(i) + 1];
    }

    /** Where the value of the field at {@code i} ends; the byte there is SOH. */
    public final int valueEnd(int i) {
        return index[position(i) + 2];
    }

    /** Value of the field at {@code i} as a string. */
    public final String stringAt(int i) {
        return Bytes.text(bytes, valueStart(i), valueEnd(i));
    }

    private int position(int i) {
        int at = first + i * STRIDE;
        if (i < 0 || at >= limit) {
            throw new IndexOutOfBoundsException("field " + i + " of " + fieldCount());
        }
        return at;
    }

    @Override
    public final List<Group> getGroups(int countTag, int... memberTags) {
        if (memberTags.length == 0) {
            throw new IllegalArgumentException("group " + countTag + ": name its fields, the delimiter first");
        }
        return entries(new FlatLayout(countTag, memberTags.clone()), firstCount(countTag));
    }

    /** The first count of this tag in wire order, whatever group it may stand in; {@link #limit} if there is none. */
    final int firstCount(int countTag) {
        int at = first;
        while (at < limit && index[at] != countTag) {
            at += STRIDE;
        }
        return at;
    }

    /** The count of this tag that is no field of another group's entries; {@link #limit} if there is none. */
    final int ownCount(int countTag, IntFunction<Optional<GroupLayout>> groups) {
        int at = first;
        while (at < limit && index[at] != countTag) {
            var other = groups.apply(index[at]);
            at += STRIDE;
            while (other.isPresent() && at < limit && other.get().contains(index[at])) {
                at = endOfField(other.get(), at);
            }
        }
        return at;
    }

    /** The entries behind the count at a position, each beginning with the field that the first begins with; none if that is {@link #limit}. */
    final List<Group> entries(GroupLayout layout, int at) {
        if (at == limit) {
            return List.of();
        }
        var entries = new ArrayList<Group>();
        int next = at + STRIDE;
        int delimiter = next < limit && layout.contains(index[next]) ? index[next] : layout.delimiterTag();
        while (next < limit && index[next] == delimiter) {
            int begin = next;
            next = endOfEntry(layout, delimiter, begin);
            entries.add(new Group(this, begin, next, layout));
        }
        if (Numbers.parseUnsigned(bytes, index[at + 1], index[at + 2]) != entries.size()) {
            throw new FieldFormatException(layout.countTag(), "the number of entries that follow, " + entries.size(),
                "'" + Bytes.text(bytes, index[at + 1], Math.min(index[at + 2], index[at + 1] + 20)) + "'");
        }
        return Collections.unmodifiableList(entries);
    }

    private int endOfEntry(GroupLayout layout, int delimiter, int begin) {
        int at = endOfField(layout, begin);
        while (at < limit && index[at] != delimiter && layout.contains(index[at])) {
            at = endOfField(layout, at);
        }
        return at;
    }

    /** The position after the field at {@code at} and, of a nested count, after its entries. */
    private int endOfField(GroupLayout layout, int at) {
        var nested = layout.group(index[at]);
        int end = at + STRIDE;
        if (nested.isPresent()) {
            while (end < limit && nested.get().contains(index[end])) {
                end = endOfField(nested.get(), end);
            }
        }
        return end;
    }

    /** Appends {@code tag=value|} for people, secrets masked. */
    final void show(StringBuilder out) {
        for (int i = first; i < limit; i += STRIDE) {
            out.append(index[i]).append('=');
            if (Tags.isSecret(ownerType(), index[i])) {
                out.append("***");
            } else {
                Bytes.show(bytes, index[i + 1], index[i + 2], out);
            }
            out.append('|');
        }
    }
}
