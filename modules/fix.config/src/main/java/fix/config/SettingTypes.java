package fix.config;

import fix.core.Tags;
import fix.core.dictionary.ApplicationVersion;
import fix.transport.AddressRange;
import fix.transport.tls.PeerName;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The types of settings that there are. */
final class SettingTypes {

    private static final int LONGEST_NUMBER = 20;
    private static final int MOST_STEPS = 1_000;
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d+(\\.\\d+)?");
    private static final Pattern FIELD = Pattern.compile("[1-9]\\d{0,8}=.+");
    private static final Pattern TAG = Pattern.compile("[1-9]\\d{0,8}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern BYTES = Pattern.compile("(\\d+)([KMG]?)");

    private SettingTypes() {
    }

    private record Type<T>(Function<String, T> parser, Function<T, String> formatter, String allowed, List<String> words) implements SettingType<T> {

        @Override
        public T parse(String text) {
            return parser.apply(text);
        }

        @Override
        public String format(T value) {
            return formatter.apply(value);
        }
    }

    /** The same, or nothing. */
    static <T> SettingType<Optional<T>> optional(SettingType<T> type) {
        return new Type<>(text -> text.isEmpty() ? Optional.empty() : Optional.of(type.parse(text)), value -> value.map(type::format).orElse(""), type.allowed(), type.words());
    }

    /** Any other type. */
    static <T> SettingType<T> of(Function<String, T> parser, Function<T, String> formatter, String allowed, List<String> words) {
        return new Type<>(parser, formatter, allowed, words);
    }

    /** Y or N. */
    static SettingType<Boolean> yesNo() {
        return words("Y", true, "N", false);
    }

    /** The constants of an enum, in lower case. */
    static <E extends Enum<E>> SettingType<E> lowerCase(Class<E> type) {
        return choice(type, constant -> constant.name().toLowerCase(Locale.ROOT));
    }

    /** The constants of an enum, in upper case. */
    static <E extends Enum<E>> SettingType<E> upperCase(Class<E> type) {
        return choice(type, Enum::name);
    }

    private static <E extends Enum<E>> SettingType<E> choice(Class<E> type, Function<E, String> name) {
        var values = new LinkedHashMap<String, E>();
        Arrays.stream(type.getEnumConstants()).forEach(constant -> values.put(name.apply(constant), constant));
        return oneOf(values, name);
    }

    /** One of these words. */
    static SettingType<String> oneOf(String... words) {
        var values = new LinkedHashMap<String, String>();
        Arrays.stream(words).forEach(word -> values.put(word, word));
        return oneOf(values, word -> word);
    }

    private static <T> SettingType<T> words(String first, T one, String second, T other) {
        var values = new LinkedHashMap<String, T>();
        values.put(first, one);
        values.put(second, other);
        return oneOf(values, value -> value.equals(one) ? first : second);
    }

    private static <T> SettingType<T> oneOf(Map<String, T> values, Function<T, String> name) {
        var words = List.copyOf(values.keySet());
        return new Type<>(text -> {
            var value = values.get(text);
            if (value == null) {
                throw new IllegalArgumentException("not one of the words allowed");
            }
            return value;
        }, name, String.join(", ", words), words);
    }

    /** A text that a field of a message can hold; may be empty when {@code empty}. */
    static SettingType<String> text(boolean empty, int longest) {
        return new Type<>(text -> {
            require(empty || !text.isEmpty(), "empty");
            require(text.length() <= longest, "longer than " + longest + " characters");
            require(text.chars().noneMatch(Character::isISOControl), "holds a control character");
            return text;
        }, text -> text, "text, " + (empty ? "at most " : "1 to ") + longest + " characters", List.of());
    }

    /** The name of a section, or nothing. */
    static SettingType<String> name() {
        return new Type<>(text -> {
            require(text.isEmpty() || NAME.matcher(text).matches(), "no name");
            return text;
        }, text -> text, "letters, digits, points, hyphens, underlines, at most 64", List.of());
    }

    /** A version that FIXT.1.1 carries, by its name or its value; its value on the wire, or nothing. */
    static SettingType<String> applicationVersion() {
        var words = Arrays.stream(ApplicationVersion.values()).map(ApplicationVersion::version).toList();
        return new Type<>(text -> text.isEmpty() ? "" : ApplicationVersion.named(text).value(),
                value -> ApplicationVersion.ofValue(value).map(ApplicationVersion::version).orElse(""), "FIX.4.0 to FIX.5.0SP2, FIX.Latest, or a value of ApplVerID(1128)", words);
    }

    /** A field of a message, {@code 9001=abc}. */
    static SettingType<String> tagAndValue() {
        return new Type<>(text -> {
            require(text.isEmpty() || FIELD.matcher(text).matches(), "no tag and value");
            require(text.chars().noneMatch(Character::isISOControl), "holds a control character");
            return text;
        }, text -> text, "tag=value", List.of());
    }

    /** Tags between commas, none that a session writes itself. */
    static SettingType<Set<Integer>> tags() {
        return new Type<>(text -> {
            var tags = new TreeSet<Integer>();
            for (var word : text.split(",", -1)) {
                if (!text.isEmpty()) {
                    require(TAG.matcher(word.strip()).matches(), "not all of them are tags");
                    require(!Tags.isWrittenBySession(Integer.parseInt(word.strip())), "one of them is a tag that the session writes itself");
                    tags.add(Integer.parseInt(word.strip()));
                }
            }
            return Collections.unmodifiableSortedSet(tags);
        }, tags -> tags.stream().sorted().map(String::valueOf).collect(Collectors.joining(",")), "tags, with commas between them", List.of());
    }

    /** Words between commas; of these, unless there are none. */
    static SettingType<List<String>> listOf(List<String> words) {
        return new Type<>(text -> {
            var list = Arrays.stream(text.split(",")).map(String::strip).filter(word -> !word.isEmpty()).toList();
            require(words.isEmpty() || words.containsAll(list), "not all of them are words allowed");
            return list;
        }, list -> String.join(",", list), words.isEmpty() ? "names, with commas between them" : "of " + String.join(", ", words) + ", with commas between them", words);
    }

    /** A name that a certificate must bear. */
    static SettingType<Optional<PeerName>> peerName() {
        return optional(new Type<>(PeerName::new, PeerName::text, "CN=name and further parts of a subject, DNS:host, IP:address, URI:uri, EMAIL:address, SHA256:fingerprint", List.of()));
    }

    /** Ranges of addresses between commas. */
    static SettingType<List<AddressRange>> addressRanges() {
        return new Type<>(text -> Arrays.stream(text.split(",")).map(String::strip).filter(range -> !range.isEmpty()).map(AddressRange::of).toList(),
                ranges -> ranges.stream().map(AddressRange::text).collect(Collectors.joining(",")), "addresses, ranges as in 10.1.0.0/16, and names, with commas between them", List.of());
    }

    static SettingType<Integer> integer(int min, int max, String unit) {
        return new Type<>(text -> (int) whole(text, min, max), String::valueOf, range(unit, min, max), List.of());
    }

    /** The byte of a traffic class; or the names of its bits, as QuickFIX/J has them. */
    static SettingType<Integer> trafficClass() {
        var bits = Map.of("IPTOS_LOWCOST", 0x02, "IPTOS_RELIABILITY", 0x04, "IPTOS_THROUGHPUT", 0x08, "IPTOS_LOWDELAY", 0x10);
        var names = bits.keySet().stream().sorted().toList();
        return new Type<>(text -> {
            if (!text.startsWith("IPTOS")) {
                return (int) whole(text, 0, 255);
            }
            int octet = 0;
            for (var name : text.split("[|,]", -1)) {
                require(bits.containsKey(name.strip()), "not all of them are names of bits");
                octet |= bits.get(name.strip());
            }
            return octet;
        }, String::valueOf, "0 to 255, or of " + String.join(", ", names) + ", joined with |", names);
    }

    /** A number of seconds without a fraction. */
    static SettingType<Duration> wholeSeconds(long min, long max) {
        return new Type<>(text -> Duration.ofSeconds(whole(text, min, max)), duration -> String.valueOf(duration.toSeconds()), range("whole seconds", min, max), List.of());
    }

    /** A number of seconds, down to the millisecond. */
    static SettingType<Duration> seconds(String min, long max) {
        return new Type<>(text -> Duration.ofMillis(decimal(text, 3, new BigDecimal(min), BigDecimal.valueOf(max)).movePointRight(3).longValueExact()),
                duration -> new BigDecimal(duration.toMillis()).movePointLeft(3).stripTrailingZeros().toPlainString(), range("seconds", min, max), List.of());
    }

    /** Values with semicolons between them, {@code 3x5;60}, where {@code 3x5} stands for {@code 5;5;5}; 1,000 at most. */
    static <T> SettingType<List<T>> steps(SettingType<T> type) {
        return new Type<>(text -> {
            var steps = new ArrayList<T>();
            for (var part : text.split(";", -1)) {
                int times = part.indexOf('x');
                long count = times < 0 ? 1 : whole(part.substring(0, times).strip(), 1, MOST_STEPS);
                require(steps.size() + count <= MOST_STEPS, "more than " + MOST_STEPS + " steps");
                steps.addAll(Collections.nCopies((int) count, type.parse(part.substring(times + 1).strip())));
            }
            return List.copyOf(steps);
        }, steps -> steps.stream().map(type::format).collect(Collectors.joining(";")), type.allowed() + ", or several as in 3x5;2x30;60", List.of());
    }

    static SettingType<Double> factor(String min, long max) {
        return new Type<>(text -> decimal(text, 6, new BigDecimal(min), BigDecimal.valueOf(max)).doubleValue(),
                value -> BigDecimal.valueOf(value).stripTrailingZeros().toPlainString(), range("number", min, max), List.of());
    }

    /** A number of bytes; K, M and G stand for powers of 1024. */
    static SettingType<Integer> bytes(int min, int max) {
        return new Type<>(text -> (int) byteCount(text, min, max), SettingTypes::byteText,
                "bytes, " + byteText(min) + " to " + byteText(max) + " (K, M, G: times 1024, 1024², 1024³)", List.of());
    }

    private static long byteCount(String text, long min, long max) {
        var match = BYTES.matcher(text);
        require(match.matches() && text.length() <= LONGEST_NUMBER, "not a number of bytes");
        var unit = BigDecimal.valueOf(1L << (10 * " KMG".indexOf(match.group(2).isEmpty() ? " " : match.group(2))));
        var value = new BigDecimal(match.group(1)).multiply(unit);
        require(value.compareTo(BigDecimal.valueOf(min)) >= 0, "too small");
        require(value.compareTo(BigDecimal.valueOf(max)) <= 0, "too large");
        return value.longValueExact();
    }

    private static String byteText(int value) {
        if (value > 0 && value % (1 << 30) == 0) {
            return (value >> 30) + "G";
        }
        if (value > 0 && value % (1 << 20) == 0) {
            return (value >> 20) + "M";
        }
        return value > 0 && value % (1 << 10) == 0 ? (value >> 10) + "K" : String.valueOf(value);
    }

    private static long whole(String text, long min, long max) {
        require(WHOLE.matcher(text).matches() && text.length() <= LONGEST_NUMBER, "not a whole number");
        return decimal(text, 0, BigDecimal.valueOf(min), BigDecimal.valueOf(max)).longValueExact();
    }

    private static BigDecimal decimal(String text, int decimals, BigDecimal min, BigDecimal max) {
        require(DECIMAL.matcher(text).matches() && text.length() <= LONGEST_NUMBER, "not a number");
        var value = new BigDecimal(text);
        require(value.stripTrailingZeros().scale() <= decimals, "more than " + decimals + " decimals");
        require(value.compareTo(min) >= 0, "too small");
        require(value.compareTo(max) <= 0, "too large");
        return value;
    }

    private static String range(String unit, Object min, Object max) {
        return unit + ", " + min + " to " + max;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
