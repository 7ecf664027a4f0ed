package fix.core.dictionary;

/** What may stand in a field. */
final class FieldRule {
    /** Answers of {@link #check}. */
    static final int FINE = 0;
    static final int NOT_ENUMERATED = 1;
    static final int MALFORMED = 2;

    final FieldDefinition field;
    /** Of a data field the tag of its length, otherwise 0. */
    final int lengthTag;
    private final FieldType type;
    /** Null if the field is not enumerated. */
    private final ValueSet values;

    FieldRule(FieldDefinition field, int lengthTag) {
        this.field = field;
        this.lengthTag = lengthTag;
        this.type = field.type();
        this.values = field.isEnumerated() ? new ValueSet(field.values()) : null;
    }

    /** Of a value that is not empty. An enumerated value needs no form beside: dictionaries list 10 for a field of type CHAR. */
    int check(byte[] b, int from, int to, boolean anyValue) {
        if (values == null || anyValue) {
            return ValueFormat.holds(type, b, from, to) ? FINE : MALFORMED;
        }
        if (type.isMultiple()) {
            return ValueFormat.holds(type, b, from, to) ? each(b, from, to) : MALFORMED;
        }
        if (values.contains(b, from, to)) {
            return FINE;
        }
        return ValueFormat.holds(type, b, from, to) ? NOT_ENUMERATED : MALFORMED;
    }

    private int each(byte[] b, int from, int to) {
        var start = from;
        for (var i = from; i <= to; i++) {
            if (i == to || b[i] == ' ') {
                if (!values.contains(b, start, i)) {
                    return NOT_ENUMERATED;
                }
                start = i + 1;
            }
        }
        return FINE;
    }
}
