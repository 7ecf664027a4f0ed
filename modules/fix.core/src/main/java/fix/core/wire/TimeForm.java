package fix.core.wire;

/**
 * Whether bytes are dates and times as the standard writes them, eight bytes at a time: the answers that {@link Times} gives, without the value. Stateless.
 */
public final class TimeForm {

    /** Length of {@code YYYYMMDD} and of {@code HH:MM:SS}. */
    private static final int WORD = Long.BYTES;
    private static final int MAX_DECIMALS = 12;
    private static final long ZEROS = 0x3030303030303030L;
    private static final long ABOVE_NINE = 0x4646464646464646L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    /** The third and the sixth byte. */
    private static final long COLON_PLACES = 0x0000FF0000FF0000L;
    private static final long COLONS = 0x00003A00003A0000L;
    private static final long COLONS_OVER_ZEROS = COLONS - (ZEROS & COLON_PLACES);
    private static final byte[] DAYS = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private TimeForm() {
    }

    /** {@code YYYYMMDD-HH:MM:SS}, perhaps with a fraction. */
    public static boolean isTimestamp(byte[] b, int from, int to) {
        return to - from > 2 * WORD && b[from + WORD] == '-' && isDate(b, from, from + WORD) && isTime(b, from + WORD + 1, to);
    }

    /** {@code YYYYMMDD}, a day of the calendar. */
    public static boolean isDate(byte[] b, int from, int to) {
        if (to - from != WORD) {
            return false;
        }
        long digits = Bytes.word(b, from);
        if (areNotDigits(digits)) {
            return false;
        }
        long pairs = pairs(digits);
        int month = (int) (pairs >>> 32) & 0xFF;
        int day = (int) (pairs >>> 48) & 0xFF;
        return month >= 1 && month <= 12 && day >= 1 && day <= DAYS[month] && (day < 29 || month != 2 || isLeap((int) pairs));
    }

    /** {@code HH:MM:SS}, the second up to 60, perhaps with a fraction of 1 to 12 digits. */
    public static boolean isTime(byte[] b, int from, int to) {
        if (to - from < WORD) {
            return false;
        }
        long word = Bytes.word(b, from);
        long digits = word - COLONS_OVER_ZEROS;
        if ((word & COLON_PLACES) != COLONS || areNotDigits(digits)) {
            return false;
        }
        long pairs = pairs(digits);
        return (pairs & 0xFF) <= 23 && (pairs >>> 24 & 0xFF) <= 59 && (pairs >>> 48 & 0xFF) <= 60 && isFraction(b, from + WORD, to);
    }

    private static boolean isFraction(byte[] b, int from, int to) {
        if (from == to) {
            return true;
        }
        if (b[from] != '.' || to - from < 2 || to - from > 1 + MAX_DECIMALS) {
            return false;
        }
        for (int i = from + 1; i < to; i++) {
            if (b[i] < '0' || b[i] > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean areNotDigits(long text) {
        return ((text + ABOVE_NINE | text - ZEROS | text) & HIGH_BITS) != 0;
    }

    /** In each byte the number that its digit and the next one make. */
    private static long pairs(long digits) {
        long values = digits - ZEROS;
        return values * 10 + (values >>> 8);
    }

    private static boolean isLeap(int pairs) {
        int century = pairs & 0xFF;
        int ofCentury = pairs >>> 16 & 0xFF;
        return ofCentury % 4 == 0 && (ofCentury != 0 || century % 4 == 0);
    }
}
