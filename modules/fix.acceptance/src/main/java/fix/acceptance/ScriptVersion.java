package fix.acceptance;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The versions of FIX that scripts are made for: what a {@link ScriptTemplate} must know of each. */
public enum ScriptVersion {
    FIX40("4.0", "FIX.4.0", ""),
    FIX41("4.1", "FIX.4.1", ""),
    FIX42("4.2", "FIX.4.2", ""),
    FIX43("4.3", "FIX.4.3", ""),
    FIX44("4.4", "FIX.4.4", ""),
    FIX50("5.0", "FIXT.1.1", "7"),
    FIX50SP1("5.0SP1", "FIXT.1.1", "8"),
    FIX50SP2("5.0SP2", "FIXT.1.1", "9"),
    LATEST("Latest", "FIXT.1.1", "10");

    private final String title;
    private final String beginString;
    private final String applVerID;

    ScriptVersion(String title, String beginString, String applVerID) {
        this.title = title;
        this.beginString = beginString;
        this.applVerID = applVerID;
    }

    /** The version of this name: {@code 4.2}, {@code 5.0SP2}, {@code Latest}. */
    public static Optional<ScriptVersion> named(String name) {
        return Arrays.stream(values()).filter(version -> version.title.equalsIgnoreCase(name)).findFirst();
    }

    /** Every name, for people. */
    public static String names() {
        return Arrays.stream(values()).map(ScriptVersion::toString).collect(Collectors.joining(", "));
    }

    /** BeginString(8) of its messages. */
    public String beginString() {
        return beginString;
    }

    /** DefaultApplVerID(1137) of its Logon; empty up to FIX 4.4. */
    String applVerID() {
        return applVerID;
    }

    boolean isBefore(ScriptVersion other) {
        return compareTo(other) < 0;
    }

    @Override
    public String toString() {
        return title;
    }
}
