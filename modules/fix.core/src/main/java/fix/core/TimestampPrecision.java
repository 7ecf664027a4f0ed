package fix.core;

/** How many decimals of a second a timestamp is written with. */
public enum TimestampPrecision {
    /** None: {@code 20260102-03:04:05}. */
    SECONDS(0),
    /** Three. */
    MILLIS(3),
    /** Six. */
    MICROS(6),
    /** Nine. */
    NANOS(9),
    /** Twelve; of what is known to the nanosecond alone, the last three are zeros. */
    PICOS(12);

    private final int digits;

    TimestampPrecision(int digits) {
        this.digits = digits;
    }

    /** Decimals of a second: 0, 3, 6, 9 or 12. */
    public int digits() {
        return digits;
    }
}
