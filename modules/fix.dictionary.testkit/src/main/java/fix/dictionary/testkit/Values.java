package fix.dictionary.testkit;

import fix.core.dictionary.FieldDefinition;
import fix.core.dictionary.FieldType;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Values of fields: right ones, and wrong ones of each kind. */
final class Values {
    private final RandomGenerator random;
    /** Whether values are such alone that engines agree about. */
    private final boolean plain;

    Values(RandomGenerator random, boolean plain) {
        this.random = random;
        this.plain = plain;
    }

    /** A value that the field may have; of data it holds the delimiter at times. */
    String right(FieldDefinition field) {
        if (field.values().isEmpty()) {
            return rightOf(field.type());
        }
        var values = IntStream.range(0, field.type().isMultiple() ? 1 + random.nextInt(3) : 1).mapToObj(_ -> pick(field.values()).value());
        return values.collect(Collectors.joining(" "));
    }

    /** A value of the right form that the field's enumeration lacks. */
    Optional<String> notEnumerated(FieldDefinition field) {
        var candidates = switch (field.type()) {
            case CHAR, MULTIPLECHARVALUE -> List.of("~", "!", "?");
            case INT, NUMINGROUP -> List.of("-7777", "31313");
            case STRING, MULTIPLESTRINGVALUE -> List.of("~", "~~~~", "~~~~~~~~~~~~");
            default -> List.<String>of();
        };
        return field.isEnumerated() ? candidates.stream().filter(value -> field.nameOf(value).isEmpty()).findFirst() : Optional.empty();
    }

    /** A value that has not the form of the field's type. */
    Optional<String> malformed(FieldType type) {
        return switch (type) {
            case STRING, XID, XIDREF, DATA, XMLDATA -> Optional.empty();
            case MULTIPLECHARVALUE, MULTIPLESTRINGVALUE, EXCHANGE -> Optional.of(" ~");
            case CHAR -> Optional.of("~~");
            default -> Optional.of(pick(List.of("+1", "~", "1e5", "20261301-00:00:00")));
        };
    }

    private String rightOf(FieldType type) {
        return plain ? plainOf(type) : anyOf(type);
    }

    private String plainOf(FieldType type) {
        return switch (type) {
            case INT, SEQNUM -> Integer.toString(1 + random.nextInt(1_000_000));
            case FLOAT, QTY, PRICE, PRICEOFFSET, AMT, PERCENTAGE -> pick(List.of("0", "-1", "100", "0.001", "12.340", "1234567890.5"));
            case STRING, MULTIPLESTRINGVALUE, XID, XIDREF -> pick(List.of("A", "some=thing", "x".repeat(30)));
            case MONTHYEAR -> pick(List.of("202601", "20260131", "202601w2"));
            case UTCTIMESTAMP -> "20260102-03:04:05" + pick(List.of("", ".123", ".123456", ".123456789"));
            case UTCTIMEONLY, LOCALMKTTIME -> pick(List.of("00:00:00", "03:04:05.678"));
            case DATA, XMLDATA -> pick(List.of("d", "a=b", "x".repeat(30)));
            case LENGTH, NUMINGROUP, TAGNUM, DAYOFMONTH, CHAR, MULTIPLECHARVALUE, BOOLEAN, EXCHANGE, COUNTRY, LANGUAGE, CURRENCY, TENOR, UTCDATEONLY, LOCALMKTDATE,
                TZTIMEONLY, TZTIMESTAMP -> anyOf(type);
        };
    }

    private String anyOf(FieldType type) {
        return switch (type) {
            case INT -> Integer.toString(random.nextInt());
            case LENGTH, NUMINGROUP, TAGNUM -> Integer.toString(1 + random.nextInt(1_000_000));
            case SEQNUM -> Long.toString(random.nextLong(Long.MAX_VALUE));
            case DAYOFMONTH -> Integer.toString(1 + random.nextInt(31));
            case FLOAT, QTY, PRICE, PRICEOFFSET, AMT, PERCENTAGE -> pick(List.of("0", "-1", "100", "0.001", ".5", "7.", "-00012.340", "99999999999999999999.9"));
            case CHAR, MULTIPLECHARVALUE -> pick(List.of("A", "z", "5"));
            case BOOLEAN -> pick(List.of("Y", "N"));
            case EXCHANGE -> "XNYS";
            case STRING, MULTIPLESTRINGVALUE, XID, XIDREF -> pick(List.of("A", "some=thing", "\u00e9", "x".repeat(30)));
            case COUNTRY, LANGUAGE -> "DE";
            case CURRENCY -> "EUR";
            case TENOR -> "M3";
            case MONTHYEAR -> pick(List.of("202601", "20260131", "202601w2"));
            case UTCTIMESTAMP -> "20260102-03:04:" + pick(List.of("05", "60", "05.123", "05.123456", "05.123456789", "05.123456789012"));
            case UTCTIMEONLY, LOCALMKTTIME -> pick(List.of("00:00:00", "23:59:60", "03:04:05.6"));
            case UTCDATEONLY, LOCALMKTDATE -> pick(List.of("20240229", "20261231"));
            case TZTIMEONLY -> pick(List.of("07:39Z", "07:39:05+05:30"));
            case TZTIMESTAMP -> "20260102-07:39-05";
            case DATA, XMLDATA -> pick(List.of("d", "a\u0001b", "8=FIX.4.4\u00019=5\u000110=000\u0001", "\u0000\u00ff"));
        };
    }

    <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
