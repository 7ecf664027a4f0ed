package fix.acceptance;

/** How many digits of a second the times have that a script sends. */
public enum FractionDigits {
    /** None in FIX.4.0 and FIX.4.1, three in later versions. */
    OF_VERSION(-1),
    ZERO(0),
    THREE(3),
    SIX(6),
    NINE(9);

    private final int digits;

    FractionDigits(int digits) {
        this.digits = digits;
    }

    int of(String beginString) {
        if (digits >= 0) {
            return digits;
        }
        return beginString.equals("FIX.4.0") || beginString.equals("FIX.4.1") ? 0 : 3;
    }
}
