package fix.core.wire;

import fix.core.Tags;
import java.util.Arrays;

/**
 * Fields being written: their wire bytes and an index of them. Ending a field whose tag is there already moves it to the older
 * one's place. Fields inside the entries of a repeating group are members: they belong to their count. Not thread-safe.
 */
public final class FieldTable extends FieldWriter {

    /** Where on the wire a field belongs. */
    public enum Section { HEADER, BODY, TRAILER }

    private static final int STRIDE = FieldIndexer.STRIDE;

    private int[] index = new int[24 * STRIDE];
    private boolean[] member = new boolean[24];
    private int count;
    /** One bit for each tag modulo 64: whether a look for it can find anything. */
    private long seen;
    private boolean bodyOnly = true;

    @Override
    public void end() {
        int added = count;
        append(false);
        settle(added);
    }

    @Override
    public void endAsIs(boolean isMember) {
        append(isMember);
        seen |= 1L << tag;
    }

    @Override
    public void endGroup(Iterable<FieldTable> entries) {
        int added = count;
        append(false);
        for (FieldTable entry : entries) {
            appendEntry(entry);
        }
        settle(added);
    }

    private void append(boolean isMember) {
        addToIndex(tag, valueStart, cursor, isMember);
        bytes[cursor++] = Bytes.SOH;
        length = cursor;
        bodyOnly &= isMember || section(tag) == Section.BODY;
    }

    private void appendEntry(FieldTable entry) {
        cursor = length;
        put(entry.bytes, 0, entry.length);
        seen |= entry.seen;
        for (int i = 0; i < entry.count; i++) {
            addToIndex(entry.tag(i), length + entry.start(i), length + entry.end(i), true);
        }
        length = cursor;
    }

    private void addToIndex(int newTag, int start, int end, boolean isMember) {
        if (count == member.length) {
            index = Arrays.copyOf(index, 2 * index.length);
            member = Arrays.copyOf(member, 2 * count);
        }
        index[count * STRIDE] = newTag;
        index[count * STRIDE + 1] = start;
        index[count * STRIDE + 2] = end;
        member[count++] = isMember;
    }

    /** Moves the fields from {@code added} on, one and its members, to the place of an older one with its tag. */
    private void settle(int added) {
        long bit = 1L << tag;
        if ((seen & bit) == 0) {
            seen |= bit;
            return;
        }
        int old = indexOfTop(tag);
        if (old == added) {
            return;
        }
        byte[] fresh = Arrays.copyOfRange(bytes, fieldStart(added), length);
        int[] freshIndex = Arrays.copyOfRange(index, added * STRIDE, count * STRIDE);
        boolean[] freshMember = Arrays.copyOfRange(member, added, count);
        int shift = fieldStart(old) - fieldStart(added);
        cut(added, count);
        int at = fieldStart(old);
        cut(old, nextTop(old));
        insert(old, at, fresh, freshIndex, freshMember, shift);
    }

    /** Removes the entries of the index from {@code from} to {@code to} and their bytes. */
    private void cut(int from, int to) {
        int start = fieldStart(from);
        int end = fieldStart(to);
        System.arraycopy(bytes, end, bytes, start, length - end);
        System.arraycopy(index, to * STRIDE, index, from * STRIDE, (count - to) * STRIDE);
        System.arraycopy(member, to, member, from, count - to);
        length -= end - start;
        count -= to - from;
        shift(from, count, start - end);
    }

    private void insert(int entry, int at, byte[] fresh, int[] freshIndex, boolean[] freshMember, int shift) {
        int n = freshMember.length;
        System.arraycopy(bytes, at, bytes, at + fresh.length, length - at);
        System.arraycopy(index, entry * STRIDE, index, (entry + n) * STRIDE, (count - entry) * STRIDE);
        System.arraycopy(member, entry, member, entry + n, count - entry);
        System.arraycopy(fresh, 0, bytes, at, fresh.length);
        System.arraycopy(freshIndex, 0, index, entry * STRIDE, freshIndex.length);
        System.arraycopy(freshMember, 0, member, entry, n);
        length += fresh.length;
        count += n;
        shift(entry, entry + n, shift);
        shift(entry + n, count, fresh.length);
    }

    private void shift(int from, int to, int by) {
        for (int i = from * STRIDE; i < to * STRIDE; i += STRIDE) {
            index[i + 1] += by;
            index[i + 2] += by;
        }
    }

    /** Removes a field and, of a count, its entries. */
    public void remove(int gone) {
        if (!mayHold(gone)) {
            return;
        }
        int at = indexOfTop(gone);
        if (at < count) {
            cut(at, nextTop(at));
        }
    }

    /** False when a look for a field, or a member of a group, would find nothing. */
    public boolean mayHold(int wanted) {
        return (seen & 1L << wanted) != 0;
    }

    /** Whether two fields stand one behind the other. */
    public boolean adjacent(int first, int second) {
        int at = indexOfTop(first);
        return at + 1 < count && tag(at + 1) == second && !member[at + 1];
    }

    /** The first field with the tag that is no member, or {@link #count()}. */
    private int indexOfTop(int wanted) {
        int i = 0;
        while (i < count && (index[i * STRIDE] != wanted || member[i])) {
            i++;
        }
        return i;
    }

    private int nextTop(int i) {
        int next = i + 1;
        while (next < count && member[next]) {
            next++;
        }
        return next;
    }

    private int fieldStart(int i) {
        return i == count ? length : start(i) - 1 - Numbers.length(tag(i));
    }

    /** Copies one section to {@code to}; returns the position after it. */
    public int copy(Section section, byte[] to, int at) {
        if (bodyOnly) {
            int n = section == Section.BODY ? length : 0;
            System.arraycopy(bytes, 0, to, at, n);
            return at + n;
        }
        int end = at;
        for (int i = 0; i < count; i = nextTop(i)) {
            if (section(tag(i)) == section) {
                int n = fieldStart(nextTop(i)) - fieldStart(i);
                System.arraycopy(bytes, fieldStart(i), to, end, n);
                end += n;
            }
        }
        return end;
    }

    private static Section section(int tag) {
        if (Tags.isHeader(tag)) {
            return Section.HEADER;
        }
        return Tags.isTrailer(tag) ? Section.TRAILER : Section.BODY;
    }

    /** Number of fields, members included. */
    public int count() {
        return count;
    }

    /** Tag of a field; {@code i} counts from 0. */
    public int tag(int i) {
        return index[i * STRIDE];
    }

    /** Where a field's value begins. */
    public int start(int i) {
        return index[i * STRIDE + 1];
    }

    /** Where a field's value ends. */
    public int end(int i) {
        return index[i * STRIDE + 2];
    }

    /** A copy of the index of all fields. */
    public int[] copyIndex() {
        return Arrays.copyOf(index, count * STRIDE);
    }
}
