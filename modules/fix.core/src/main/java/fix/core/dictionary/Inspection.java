package fix.core.dictionary;

import fix.core.Message;
import fix.core.Tags;
import fix.core.wire.CoreAccess;
import fix.core.wire.FieldIndexer;
import fix.core.wire.Numbers;
import java.util.Arrays;

/**
 * One walk over a message's fields, in wire order. The rules, each with the value of SessionRejectReason(373) of its fault:
 *
 * <ul>
 *   <li>The dictionary has the message's type (11).
 *   <li>Header, body and trailer come in this order (14); within each the order is free.
 *   <li>A repeating group follows its count at once. Each entry begins with the group's first field and has the others in the dictionary's order (15); there are
 *       as many entries as the count says, none if it says 0 (16). What belongs to the message or to a group round this one ends it.
 *   <li>All that is required is there: of header, body, trailer, and of each entry (1). Data stand directly behind their length (1).
 *   <li>A value is not empty (4), has the form of its type (6), is one of the field's enumeration (5), and a length is that of its data (5).
 *   <li>A tag is above 0 and one of the dictionary's (0), is a field of this type of message (2), and is there once, or once in each entry (13).
 * </ul>
 *
 * Where several are broken, order and repetition (13, 14, 15) go before what is missing, and that before all else; among equals the first on the wire is told. A
 * field that belongs nowhere is passed over by what follows, so that it is its own fault and not its neighbours'.
 */
final class Inspection {
    private static final CoreAccess CORE = CoreAccess.get();
    private static final int STRIDE = FieldIndexer.STRIDE;
    private static final int FIRST_USER_DEFINED = 5000;
    private static final int LEADING_FIELDS = 3;
    private static final int HEADER = 0;
    private static final int BODY = 1;
    private static final int TRAILER = 2;

    private final RuleBook book;
    private final ValidationSettings settings;
    private final FaultText words;
    /** Which slots were met: at 0 of the message, then of the entry that is open at each depth of groups. */
    private final long[][] seen;
    /** The rules that are open at each depth. */
    private final MemberRules[] open;

    private byte[] bytes;
    private int[] index;
    /** The end of the fields that are looked at: all but CheckSum. */
    private int end;
    private int section;
    private String msgType;
    private Fault fault;

    Inspection(RuleBook book, ValidationSettings settings) {
        this.book = book;
        this.settings = settings;
        this.words = new FaultText(book.dictionary);
        this.seen = new long[book.deepest + 1][book.widest];
        this.open = new MemberRules[book.deepest + 1];
    }

    Validity inspect(Message message) {
        msgType = message.msgType();
        var rules = book.message(msgType);
        if (rules == null) {
            return new Fault(SessionRejectReason.INVALID_MSG_TYPE, Tags.MSG_TYPE, words.unknownType(msgType));
        }
        bytes = CORE.bytes(message);
        index = CORE.index(message);
        end = index.length - STRIDE;
        fault = null;
        section = HEADER;
        open[0] = rules;
        Arrays.fill(seen[0], 0, rules.required.length, 0);
        markFramingFields(rules);
        for (var at = LEADING_FIELDS * STRIDE; at < end; ) {
            at = topField(rules, at);
        }
        reportMissing(rules, 0);
        bytes = null;
        index = null;
        return fault == null ? Valid.VALID : fault;
    }

    /** BeginString, BodyLength, MsgType and CheckSum are there: a message without them is none. */
    private void markFramingFields(MemberRules rules) {
        for (var at = 0; at < LEADING_FIELDS * STRIDE; at += STRIDE) {
            mark(rules.slotOf(book.tags.indexOf(index[at])), 0);
        }
        mark(rules.slotOf(book.tags.indexOf(index[end])), 0);
    }

    private boolean mark(int slot, int depth) {
        if (slot < 0) {
            return true;
        }
        var bit = 1L << slot;
        var fresh = (seen[depth][slot >> 6] & bit) == 0;
        seen[depth][slot >> 6] |= bit;
        return fresh;
    }

    /** Looks at the field at {@code at}, and at the group that it counts; returns the position after them. */
    private int topField(MemberRules rules, int at) {
        var field = book.tags.indexOf(index[at]);
        var slot = rules.slotOf(field);
        if (slot < 0) {
            stranger(field, at);
            return at + STRIDE;
        }
        var own = slot < rules.bodyStart ? HEADER : slot < rules.trailerStart ? BODY : TRAILER;
        if (own < section && settings.validateFieldsOutOfOrder()) {
            report(SessionRejectReason.TAG_SPECIFIED_OUT_OF_REQUIRED_ORDER, at);
        } else {
            section = own;
        }
        if (!mark(slot, 0)) {
            report(SessionRejectReason.TAG_APPEARS_MORE_THAN_ONCE, at);
        }
        return member(rules, slot, field, at, 0);
    }

    /** Looks at a member's value, and at the entries if it is a group; returns the position after them. */
    private int member(MemberRules rules, int slot, int field, int at, int depth) {
        value(book.fields[field], at);
        var group = rules.groups[slot];
        return group == null ? at + STRIDE : group(group, at, depth + 1);
    }

    private int group(MemberRules rules, int countAt, int depth) {
        open[depth] = rules;
        var entries = 0;
        var delimiter = 0;
        var last = -1;
        var at = countAt + STRIDE;
        while (at < end) {
            var field = book.tags.indexOf(index[at]);
            var slot = rules.slotOf(field);
            if (slot < 0) {
                if (belongsAround(field, depth)) {
                    break;
                }
                stranger(field, at);
                at += STRIDE;
                continue;
            }
            if (entries == 0 && settings.firstFieldInGroupIsDelimiter()) {
                delimiter = slot;
            }
            if (entries == 0 || slot == delimiter) {
                closeEntry(rules, entries, depth);
                Arrays.fill(seen[depth], 0, rules.required.length, 0);
                entries++;
                last = -1;
                if (slot != delimiter) {
                    report(SessionRejectReason.REPEATING_GROUP_FIELDS_OUT_OF_ORDER, at);
                }
            } else {
                order(slot, last, at, depth);
            }
            mark(slot, depth);
            last = slot == delimiter ? -1 : Math.max(last, slot);
            at = member(rules, slot, field, at, depth);
        }
        closeEntry(rules, entries, depth);
        count(countAt, entries);
        return at;
    }

    private void order(int slot, int last, int at, int depth) {
        if (settings.validateUnorderedGroupFields() && slot <= last) {
            report(SessionRejectReason.REPEATING_GROUP_FIELDS_OUT_OF_ORDER, at);
        } else if ((seen[depth][slot >> 6] & 1L << slot) != 0) {
            report(SessionRejectReason.TAG_APPEARS_MORE_THAN_ONCE, at);
        }
    }

    private void closeEntry(MemberRules rules, int entries, int depth) {
        if (entries > 0) {
            reportMissing(rules, depth);
        }
    }

    /** A count that is no number has been reported as such. */
    private void count(int at, int entries) {
        var said = Numbers.parseLong(bytes, index[at + 1], index[at + 2]);
        if (said != Numbers.MALFORMED && said != entries) {
            report(SessionRejectReason.INCORRECT_NUM_IN_GROUP_COUNT, at, entries);
        }
    }

    private boolean belongsAround(int field, int depth) {
        for (var around = depth - 1; around >= 0; around--) {
            if (open[around].slotOf(field) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** A field that is no member of what is open. */
    private void stranger(int field, int at) {
        var tag = index[at];
        if (field >= 0 ? !value(book.fields[field], at) : !hasValue(at)) {
            return;
        }
        if (tag <= 0) {
            report(SessionRejectReason.INVALID_TAG_NUMBER, at);
        } else if (tag < FIRST_USER_DEFINED ? !settings.allowUnknownMsgFields() : settings.validateUserDefinedFields()) {
            report(field < 0 ? SessionRejectReason.INVALID_TAG_NUMBER : SessionRejectReason.TAG_NOT_DEFINED_FOR_THIS_MESSAGE_TYPE, at);
        }
    }

    private boolean hasValue(int at) {
        if (index[at + 1] < index[at + 2] || !settings.validateFieldsHaveValues()) {
            return true;
        }
        report(SessionRejectReason.TAG_SPECIFIED_WITHOUT_A_VALUE, at);
        return false;
    }

    /** Whether the value may stand in the field; if not, it has been reported. An empty one that is allowed needs no form. */
    private boolean value(FieldRule rule, int at) {
        if (index[at + 1] == index[at + 2]) {
            return hasValue(at);
        }
        if (rule.lengthTag != 0) {
            return data(rule, at);
        }
        var answer = rule.check(bytes, index[at + 1], index[at + 2], settings.allowUnknownEnumValues());
        if (answer == FieldRule.FINE) {
            return true;
        }
        report(answer == FieldRule.MALFORMED ? SessionRejectReason.INCORRECT_DATA_FORMAT_FOR_VALUE : SessionRejectReason.VALUE_IS_INCORRECT, at);
        return false;
    }

    private boolean data(FieldRule rule, int at) {
        var before = at - STRIDE;
        if (index[before] != rule.lengthTag) {
            report(SessionRejectReason.REQUIRED_TAG_MISSING, rule.lengthTag, words.withoutLength(rule.lengthTag, rule.field));
            return false;
        }
        if (Numbers.parseUnsigned(bytes, index[before + 1], index[before + 2]) != index[at + 2] - index[at + 1]) {
            report(SessionRejectReason.VALUE_IS_INCORRECT, before);
            return false;
        }
        return true;
    }

    private void reportMissing(MemberRules rules, int depth) {
        var missing = rules.firstMissing(seen[depth]);
        if (missing >= 0) {
            var field = rules.members.get(missing).field();
            report(SessionRejectReason.REQUIRED_TAG_MISSING, field.tag(), words.of(SessionRejectReason.REQUIRED_TAG_MISSING, field.tag()));
        }
    }

    private void report(SessionRejectReason reason, int at) {
        if (isFirst(reason)) {
            fault = new Fault(reason, index[at], words.of(reason, msgType, index[at], bytes, index[at + 1], index[at + 2]));
        }
    }

    private void report(SessionRejectReason reason, int at, int entries) {
        if (isFirst(reason)) {
            fault = new Fault(reason, index[at], words.of(reason, msgType, index[at], bytes, index[at + 1], index[at + 2]) + ", entries are " + entries);
        }
    }

    private void report(SessionRejectReason reason, int refTag, String text) {
        if (isFirst(reason)) {
            fault = new Fault(reason, refTag, text);
        }
    }

    private boolean isFirst(SessionRejectReason reason) {
        return fault == null || rank(reason) < rank(fault.reason());
    }

    private static int rank(SessionRejectReason reason) {
        return switch (reason) {
            case TAG_APPEARS_MORE_THAN_ONCE, TAG_SPECIFIED_OUT_OF_REQUIRED_ORDER, REPEATING_GROUP_FIELDS_OUT_OF_ORDER -> 0;
            case REQUIRED_TAG_MISSING -> 1;
            default -> 2;
        };
    }
}
