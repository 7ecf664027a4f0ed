package fix.core.dictionary;

import java.util.Objects;

/**
 * One of the values that an enumerated field may have.
 *
 * @param value as it stands on the wire, {@code "1"}
 * @param name  what it means, in capitals: {@code "BUY"}
 */
public record FieldValue(String value, String name) {
    /** Refuses what is missing. */
    public FieldValue {
        Objects.requireNonNull(value);
        Objects.requireNonNull(name);
    }
}
