package fix.core.wire;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Integers and decimals as the standard writes them. Stateless; never through floating point. */
public final class Numbers {

    /** What the parsers of longs return for text that is no such number. */
    public static final long MALFORMED = Long.MIN_VALUE;

    private static final int MAX_DIGITS_OF_LONG = 18;
    /** Below it one more digit always fits in a long. */
    private static final long NEARLY_FULL = Long.MAX_VALUE / 10;
    private static final long[] POWERS = powers();

    private Numbers() {
    }

    private static long[] powers() {
        var powers = new long[MAX_DIGITS_OF_LONG + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

    /** An integer: digits, one minus before them; {@link #MALFORMED} when it is none or outside ±(2^63 − 1). */
    public static long parseLong(byte[] b, int from, int to) {
        boolean negative = from < to && b[from] == '-';
        long value = parseUnsigned(b, negative ? from + 1 : from, to);
        return negative && value != MALFORMED ? -value : value;
    }

    /** An integer of digits alone; {@link #MALFORMED} when it is none or above 2^63 − 1. */
    public static long parseUnsigned(byte[] b, int from, int to) {
        if (from >= to) {
            return MALFORMED;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = b[i] - '0';
            if (digit < 0 || digit > 9) {
                return MALFORMED;
            }
            if (value >= NEARLY_FULL && value > (Long.MAX_VALUE - digit) / 10) {
                return MALFORMED;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** Whether the text is a decimal: digits with at most one point, at least one digit, one minus before them. */
    public static boolean isDecimal(byte[] b, int from, int to) {
        int i = from < to && b[from] == '-' ? from + 1 : from;
        int digits = 0;
        int points = 0;
        for (; i < to; i++) {
            if (b[i] == '.') {
                points++;
            } else if (b[i] >= '0' && b[i] <= '9') {
                digits++;
            } else {
                return false;
            }
        }
        return digits > 0 && points <= 1;
    }

    /** The decimal times 10^scale; {@link #MALFORMED} when it is none, not exact at that scale, or outside ±(2^63 − 1). */
    public static long parseScaled(byte[] b, int from, int to, int scale) {
        if (!isDecimal(b, from, to)) {
            return MALFORMED;
        }
        boolean negative = b[from] == '-';
        long value = 0;
        int decimals = -1;
        for (int i = negative ? from + 1 : from; i < to; i++) {
            if (b[i] == '.') {
                decimals = 0;
                continue;
            }
            int digit = b[i] - '0';
            if (decimals >= 0 && ++decimals > scale) {
                if (digit != 0) {
                    return MALFORMED;
                }
                continue;
            }
            if (value >= NEARLY_FULL && value > (Long.MAX_VALUE - digit) / 10) {
                return MALFORMED;
            }
            value = value * 10 + digit;
        }
        long power = POWERS[scale - Math.clamp(decimals, 0, scale)];
        if (value > Long.MAX_VALUE / power) {
            return MALFORMED;
        }
        return negative ? -value * power : value * power;
    }

    /** The decimal with the scale it is written with; the text must be one ({@link #isDecimal}). */
    public static BigDecimal parseDecimal(byte[] b, int from, int to) {
        int point = from;
        while (point < to && b[point] != '.') {
            point++;
        }
        int scale = Math.max(0, to - point - 1);
        if (to - from <= MAX_DIGITS_OF_LONG) {
            return BigDecimal.valueOf(unscaled(b, from, to), scale);
        }
        String digits = Bytes.text(b, from, point) + Bytes.text(b, Math.min(point + 1, to), to);
        return new BigDecimal(new BigInteger(digits), scale);
    }

    private static long unscaled(byte[] b, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            if (b[i] >= '0') {
                value = value * 10 + b[i] - '0';
            }
        }
        return b[from] == '-' ? -value : value;
    }

    /** How many characters {@link #write} writes. */
    public static int length(long value) {
        if (value < 0) {
            return value == Long.MIN_VALUE ? 20 : 1 + length(-value);
        }
        int digits = 1;
        while (digits <= MAX_DIGITS_OF_LONG && value >= POWERS[digits]) {
            digits++;
        }
        return digits;
    }

    /** Writes an integer; returns the position after it. */
    public static int write(long value, byte[] b, int at) {
        if (value >= 0 && value < 1000) {
            return writeSmall((int) value, b, at);
        }
        int end = at + length(value);
        long rest = value;
        for (int i = end - 1; rest != 0; i--) {
            b[i] = (byte) ('0' + Math.abs((int) (rest % 10)));
            rest /= 10;
        }
        if (value < 0) {
            b[at] = '-';
        }
        return end;
    }

    /** Most tags and many values have three digits at most. */
    private static int writeSmall(int value, byte[] b, int at) {
        int next = at;
        if (value >= 100) {
            b[next++] = (byte) ('0' + value / 100);
        }
        if (value >= 10) {
            b[next++] = (byte) ('0' + value / 10 % 10);
        }
        b[next] = (byte) ('0' + value % 10);
        return next + 1;
    }

    /** Writes a decimal with exactly {@code scale} decimals, 0 to 18; returns the position after it. */
    public static int writeScaled(long unscaled, int scale, byte[] b, int at) {
        if (scale == 0) {
            return write(unscaled, b, at);
        }
        int next = at;
        if (unscaled < 0) {
            b[next++] = '-';
        }
        next = write(Math.abs(unscaled / POWERS[scale]), b, next);
        b[next++] = '.';
        return writePadded(Math.abs(unscaled % POWERS[scale]), scale, b, next);
    }

    /** Writes {@code value}, which is not negative, with exactly {@code digits} digits; returns the position after them. */
    public static int writePadded(long value, int digits, byte[] b, int at) {
        long rest = value;
        for (int i = at + digits - 1; i >= at; i--) {
            b[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + digits;
    }
}
