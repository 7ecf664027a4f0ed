package fix.core.dictionary;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A field of a version of FIX.
 *
 * @param tag               its number, above 0
 * @param name              its name, {@code "ClOrdID"}
 * @param type              its data type
 * @param values            what it may hold, in the dictionary's order; empty if it is not enumerated
 * @param allowsOtherValues whether the enumeration is open
 */
public record FieldDefinition(int tag, String name, FieldType type, List<FieldValue> values, boolean allowsOtherValues) {
    /** Refuses a tag that is not above 0. */
    public FieldDefinition {
        if (tag <= 0) {
            throw new IllegalArgumentException("a field's tag is above 0, not " + tag);
        }
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
        values = List.copyOf(values);
    }

    /** Whether a value outside {@link #values()} is a fault. */
    public boolean isEnumerated() {
        return !values.isEmpty() && !allowsOtherValues;
    }

    /** What a value means; empty if the dictionary does not say. */
    public Optional<String> nameOf(String value) {
        for (var candidate : values) {
            if (candidate.value().equals(value)) {
                return Optional.of(candidate.name());
            }
        }
        return Optional.empty();
    }

    /** Name and tag, as in {@code ClOrdID(11)}. */
    @Override
    public String toString() {
        return name + '(' + tag + ')';
    }
}
