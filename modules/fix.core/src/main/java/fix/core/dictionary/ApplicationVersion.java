package fix.core.dictionary;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The versions of FIX whose application messages a session of {@code FIXT.1.1} may carry: the values of ApplVerID(1128), of RefApplVerID(1130) and of
 * DefaultApplVerID(1137).
 */
public enum ApplicationVersion {
    /** {@code 0}; no dictionary of it is known. */
    FIX27("0", "FIX.2.7"),
    /** {@code 1}; no dictionary of it is known. */
    FIX30("1", "FIX.3.0"),
    /** {@code 2}. */
    FIX40("2", "FIX.4.0"),
    /** {@code 3}. */
    FIX41("3", "FIX.4.1"),
    /** {@code 4}. */
    FIX42("4", "FIX.4.2"),
    /** {@code 5}. */
    FIX43("5", "FIX.4.3"),
    /** {@code 6}. */
    FIX44("6", "FIX.4.4"),
    /** {@code 7}. */
    FIX50("7", "FIX.5.0"),
    /** {@code 8}. */
    FIX50SP1("8", "FIX.5.0SP1"),
    /** {@code 9}. */
    FIX50SP2("9", "FIX.5.0SP2"),
    /** {@code 10}; FIX 5.0 SP2 with all extension packs. */
    LATEST("10", "FIX.Latest");

    private static final ApplicationVersion[] BY_VALUE = values();

    private final String value;
    private final String version;

    ApplicationVersion(String value, String version) {
        this.value = value;
        this.version = version;
    }

    /** What stands on the wire: {@code "9"}. */
    public String value() {
        return value;
    }

    /** The version's name as dictionaries bear it: {@code "FIX.5.0SP2"}. */
    public String version() {
        return version;
    }

    /** The version that a field's value means, {@code "9"}; empty if the standard has none. */
    public static Optional<ApplicationVersion> ofValue(String value) {
        return Arrays.stream(BY_VALUE).filter(version -> version.value.equals(value)).findFirst();
    }

    /**
     * The version that a person means by a name, {@code "FIX.5.0SP2"}, or by the value on the wire, {@code "9"}.
     *
     * @throws IllegalArgumentException when there is none; it names those that there are
     */
    public static ApplicationVersion named(String text) {
        return Arrays.stream(BY_VALUE).filter(version -> version.version.equals(text) || version.value.equals(text)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no application version; allowed are "
                        + Arrays.stream(BY_VALUE).map(version -> version + " or " + version.value).collect(Collectors.joining(", "))));
    }

    /** The version's name. */
    @Override
    public String toString() {
        return version;
    }
}
