package fix.core;

import fix.core.codec.GroupLayout;
import fix.core.codec.WireLayout;
import fix.core.wire.FieldTable;

/** Copies received fields into a draft as they are, telling members of groups from other fields and dropping counts of zero. */
final class FieldCopy {

    private final IndexedFields from;
    private final FieldTable to;
    private int at;

    FieldCopy(IndexedFields from, FieldTable to) {
        this.from = from;
        this.to = to;
    }

    /** What an application may set of a message. */
    void message(WireLayout layout) {
        while (at < from.fieldCount()) {
            int tag = from.tagAt(at);
            if (Tags.isTrailer(tag) || Tags.isWrittenBySession(tag) || tag == Tags.LAST_MSG_SEQ_NUM_PROCESSED) {
                at++;
                continue;
            }
            layout.group(from.ownerType(), tag).ifPresentOrElse(group -> group(group, false), () -> field(false));
        }
    }

    /** All fields of an entry. */
    void members(GroupLayout layout) {
        while (at < from.fieldCount()) {
            layout.group(from.tagAt(at)).ifPresentOrElse(group -> group(group, false), () -> field(false));
        }
    }

    private void group(GroupLayout layout, boolean member) {
        if (isZero()) {
            at++;
        } else {
            field(member);
        }
        while (at < from.fieldCount() && layout.contains(from.tagAt(at))) {
            layout.group(from.tagAt(at)).ifPresentOrElse(nested -> group(nested, true), () -> field(true));
        }
    }

    private boolean isZero() {
        for (int i = from.valueStart(at); i < from.valueEnd(at); i++) {
            if (from.bytes[i] != '0') {
                return false;
            }
        }
        return true;
    }

    private void field(boolean member) {
        to.begin(from.tagAt(at)).put(from.bytes, from.valueStart(at), from.valueEnd(at)).endAsIs(member);
        at++;
    }
}
