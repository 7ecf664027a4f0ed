package fix.core.dictionary;

import java.util.Optional;

/**
 * The data types of all versions of FIX. Names that a version used for a type which later got another name are read as the later one
 * (see {@link #named(String)}). The constants bear the standard's names; what form their values have stands at {@code ValueFormat}.
 */
public enum FieldType {
    INT, LENGTH, TAGNUM, SEQNUM, NUMINGROUP, DAYOFMONTH,
    FLOAT, QTY, PRICE, PRICEOFFSET, AMT, PERCENTAGE,
    CHAR, BOOLEAN,
    STRING, MULTIPLECHARVALUE, MULTIPLESTRINGVALUE, COUNTRY, CURRENCY, EXCHANGE, LANGUAGE, TENOR, XID, XIDREF,
    MONTHYEAR, UTCTIMESTAMP, UTCTIMEONLY, UTCDATEONLY, LOCALMKTDATE, LOCALMKTTIME, TZTIMEONLY, TZTIMESTAMP,
    DATA, XMLDATA;

    /** Whether values of this type may hold any byte, SOH included, and so come with a field for their length. */
    public boolean isData() {
        return this == DATA || this == XMLDATA;
    }

    /** Whether a value may be several, separated by single blanks. */
    public boolean isMultiple() {
        return this == MULTIPLECHARVALUE || this == MULTIPLESTRINGVALUE;
    }

    /** The type that a dictionary in XML calls by this name, in whatever version of FIX, with hyphens or without; empty if there is none. */
    public static Optional<FieldType> named(String name) {
        var plain = name.replace("-", "");
        return switch (plain) {
            case "MULTIPLEVALUESTRING" -> Optional.of(MULTIPLESTRINGVALUE);
            case "TIME" -> Optional.of(UTCTIMESTAMP);
            case "DATE", "UTCDATE" -> Optional.of(UTCDATEONLY);
            default -> {
                for (var type : values()) {
                    if (type.name().equals(plain)) {
                        yield Optional.of(type);
                    }
                }
                yield Optional.empty();
            }
        };
    }
}
