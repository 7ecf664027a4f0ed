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
    private long[][] seen = new long[0][0];
    /** The rules that are open at each depth. */
    private MemberRules[] open = new MemberRules[0];

    /** The last message's type and its rules: the next one's are often the same. */
    private String msgType = "";
    private MemberRules rules;

    private byte[] bytes;
    private int[] index;
    /** The end of the fields that are looked at: all but CheckSum. */
    private int end;
    private Fault fault;

    Inspection(RuleBook book, ValidationSettings settings) {
        this.book = book;
        this.settings = settings;
        this.words = new FaultText(book.dictionary);
    }

    Validity inspect(Message message) {
        if (!knows(message.msgType())) {
            return new Fault(SessionRejectReason.INVALID_MSG_TYPE, Tags.MSG_TYPE, words.unknownType(message.msgType()));
        }
        bytes = CORE.bytes(message);
        index = CORE.index(message);
        end = index.length - STRIDE;
        fault = null;
        open[0] = rules;
        System.arraycopy(rules.framing, 0, seen[0], 0, rules.framing.length);
        walk(rules, seen[0]);
        reportMissing(rules, 0);
        bytes = null;
        index = null;
        return fault == null ? Valid.VALID : fault;
    }

    private boolean knows(String type) {
        if (rules != null && msgType.equals(type)) {
            return true;
        }
        var found = book.message(type);
        if (found == null) {
            return false;
        }
        msgType = type;
        rules = found;
        if (open.length <= rules.depth || seen[0].length < rules.width) {
            var depth = Math.max(open.length, rules.depth + 1);
            var width = Math.max(open.length == 0 ? 0 : seen[0].length, rules.width);
            seen = new long[depth][width];
            open = new MemberRules[depth];
        }
        return true;
    }

    private void walk(MemberRules rules, long[] seen) {
        var section = HEADER;
        for (var at = LEADING_FIELDS * STRIDE; at < end; ) {
            var slot = rules.slotOf(index[at]);
            if (slot < 0) {
                stranger(at);
                at += STRIDE;
                continue;
            }
            var own = slot < rules.bodyStart ? HEADER : slot < rules.trailerStart ? BODY : TRAILER;
            if (own >= section) {
                section = own;
            } else if (settings.validateFieldsOutOfOrder()) {
                report(SessionRejectReason.TAG_SPECIFIED_OUT_OF_REQUIRED_ORDER, at);
            }
            var bit = 1L << slot;
            if ((seen[slot >> 6] & bit) != 0) {
                report(SessionRejectReason.TAG_APPEARS_MORE_THAN_ONCE, at);
            }
            seen[slot >> 6] |= bit;
            at = member(rules, slot, at, 0);
        }
    }

    /** Looks at a member's value, and at the entries if it is a group; returns the position after them. */
    private int member(MemberRules rules, int slot, int at, int depth) {
        value(rules.fields[slot], at);
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
            var slot = rules.slotOf(index[at]);
            if (slot < 0) {
                if (belongsAround(index[at], depth)) {
                    break;
                }
                stranger(at);
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
            seen[depth][slot >> 6] |= 1L << slot;
            last = slot == delimiter ? -1 : Math.max(last, slot);
            at = member(rules, slot, at, depth);
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

    private boolean belongsAround(int tag, int depth) {
        for (var around = depth - 1; around >= 0; around--) {
            if (open[around].slotOf(tag) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** A field that is no member of what is open. */
    private void stranger(int at) {
        var tag = index[at];
        var rule = book.field(tag);
        if (rule == null ? !hasValue(at) : !value(rule, at)) {
            return;
        }
        if (tag <= 0) {
            report(SessionRejectReason.INVALID_TAG_NUMBER, at);
        } else if (tag < FIRST_USER_DEFINED ? !settings.allowUnknownMsgFields() : settings.validateUserDefinedFields()) {
            report(rule == null ? SessionRejectReason.INVALID_TAG_NUMBER : SessionRejectReason.TAG_NOT_DEFINED_FOR_THIS_MESSAGE_TYPE, at);
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
            var field = rules.fields[missing].field;
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
