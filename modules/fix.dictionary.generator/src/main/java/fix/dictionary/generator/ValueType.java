package fix.dictionary.generator;

import fix.core.dictionary.FieldType;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;

/** The Java type of an enumerated field's constants. */
enum ValueType {
    INT("int") {
        @Override
        boolean fits(String value) {
            try {
                return Integer.toString(Integer.parseInt(value)).equals(value);
            } catch (NumberFormatException _) {
                return false;
            }
        }

        @Override
        String literal(String value) {
            return value;
        }

        @Override
        Comparator<Map.Entry<String, String>> order() {
            return Comparator.comparingInt(entry -> Integer.parseInt(entry.getValue()));
        }
    },
    CHAR("char") {
        @Override
        boolean fits(String value) {
            return value.length() == 1;
        }

        @Override
        String literal(String value) {
            return switch (value) {
                case "'" -> "'\\''";
                case "\\" -> "'\\\\'";
                default -> "'" + value + "'";
            };
        }
    },
    BOOLEAN("boolean") {
        @Override
        boolean fits(String value) {
            return value.equals("Y") || value.equals("N");
        }

        @Override
        String literal(String value) {
            return value.equals("Y") ? "true" : "false";
        }
    },
    STRING("String") {
        @Override
        boolean fits(String value) {
            return true;
        }

        @Override
        String literal(String value) {
            return SourceFile.quoted(value);
        }
    };

    private final String javaName;

    ValueType(String javaName) {
        this.javaName = javaName;
    }

    /** The type for a field of a FIX type with these values. */
    static ValueType of(FieldType type, Collection<String> values) {
        var wanted = switch (type) {
            case INT, NUMINGROUP, LENGTH, SEQNUM, TAGNUM, DAYOFMONTH -> INT;
            case CHAR -> CHAR;
            case BOOLEAN -> BOOLEAN;
            default -> STRING;
        };
        return values.stream().allMatch(wanted::fits) ? wanted : STRING;
    }

    String javaName() {
        return javaName;
    }

    abstract boolean fits(String value);

    abstract String literal(String value);

    /** How constants (name and value) are sorted. */
    Comparator<Map.Entry<String, String>> order() {
        return Map.Entry.comparingByValue();
    }
}
