package fix.core.dictionary;

import java.util.Locale;

/**
 * One thing in which two dictionaries differ.
 *
 * @param part   what kind of thing
 * @param kind   whether only the second has it, only the first, or both differently
 * @param where  its place, from the outside in: {@code NewOrderSingle(D) NoPartyIDs(453) PartyRole(452)}
 * @param before what the first has, "" if it is absent there
 * @param after  what the second has, "" if it is absent there
 */
public record DictionaryChange(Part part, Kind kind, String where, String before, String after) {
    /** What may differ. */
    public enum Part {
        /** A field; its definition's type. */
        FIELD,
        /** A field's name. */
        FIELD_NAME,
        /** A field's data type. */
        TYPE,
        /** One of a field's values; its name. */
        VALUE,
        /** Whether a field may have values that are not listed. */
        OTHER_VALUES,
        /** A message; its name and whether it is administrative. */
        MESSAGE,
        /** A field or group of a message, of a group, of header or trailer. */
        MEMBER,
        /** Whether a member must be there. */
        REQUIRED,
        /** The order of the members of a group, which is that of its entries' fields; the first is the delimiter. */
        ORDER
    }

    /** How they differ. */
    public enum Kind { ADDED, REMOVED, CHANGED }

    /** One line for people: {@code + field 5001: Blob STRING}, {@code ~ required NewOrderSingle(D) Symbol(55): N -> Y}. */
    @Override
    public String toString() {
        var what = part.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ' ' + where;
        return switch (kind) {
            case ADDED -> "+ " + what + (after.isEmpty() ? "" : ": " + after);
            case REMOVED -> "- " + what + (before.isEmpty() ? "" : ": " + before);
            case CHANGED -> "~ " + what + ": " + before + " -> " + after;
        };
    }
}
