package interop;

/** Versions of FIX by the names that {@link Pairing} has. */
final class Versions {
    static final String FIX40 = "FIX.4.0";
    static final String FIX41 = "FIX.4.1";
    static final String FIX42 = "FIX.4.2";
    static final String FIX43 = "FIX.4.3";
    static final String FIX44 = "FIX.4.4";
    static final String FIX50 = "FIX.5.0";
    static final String FIX50SP1 = "FIX.5.0SP1";
    static final String FIX50SP2 = "FIX.5.0SP2";

    private Versions() {}
}
