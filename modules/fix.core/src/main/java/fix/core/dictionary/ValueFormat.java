package fix.core.dictionary;

import fix.core.wire.Numbers;
import fix.core.wire.TimeForm;

/**
 * Whether bytes have the form of a data type. The rules, for values that are not empty:
 *
 * <ul>
 *   <li>Integers are digits, of INT and NUMINGROUP perhaps a minus before them; leading zeros are allowed. They have 32 bits, SEQNUM 64. TAGNUM has no leading
 *       zero, DAYOFMONTH is 1 to 31.
 *   <li>FLOAT, QTY, PRICE, PRICEOFFSET, AMT and PERCENTAGE are digits with at most one point, one minus before them: no plus, no exponent.
 *   <li>CHAR is one byte, BOOLEAN is Y or N. Of several values each is separated from the next by one blank.
 *   <li>COUNTRY is two, CURRENCY three capital letters, LANGUAGE two letters; EXCHANGE has no blanks; TENOR is D, W, M or Y and a number.
 *   <li>Dates exist in the calendar; seconds may be 60; a second's fraction has 1 to 12 digits. MONTHYEAR is YYYYMM, then perhaps DD, or w1 to w5.
 *   <li>TZTIMEONLY and TZTIMESTAMP may lack the seconds; their zone is Z or +hh, -hh, +hh:mm, -hh:mm, or is left out.
 *   <li>STRING, XID, XIDREF, DATA and XMLDATA are whatever they are.
 * </ul>
 */
final class ValueFormat {
    private static final int DATE_LENGTH = 8;
    private static final int MINUTES_LENGTH = 5;

    private ValueFormat() {
    }

    static boolean holds(FieldType type, byte[] b, int from, int to) {
        return switch (type) {
            case STRING, XID, XIDREF, DATA, XMLDATA -> true;
            case CHAR -> to - from == 1;
            case BOOLEAN -> to - from == 1 && (b[from] == 'Y' || b[from] == 'N');
            case INT, NUMINGROUP -> isInt(Numbers.parseLong(b, from, to));
            case LENGTH -> isInt(Numbers.parseUnsigned(b, from, to));
            case SEQNUM -> Numbers.parseUnsigned(b, from, to) != Numbers.MALFORMED;
            case FLOAT, QTY, PRICE, PRICEOFFSET, AMT, PERCENTAGE -> Numbers.isDecimal(b, from, to);
            case UTCTIMESTAMP -> TimeForm.isTimestamp(b, from, to);
            case UTCTIMEONLY, LOCALMKTTIME -> TimeForm.isTime(b, from, to);
            case UTCDATEONLY, LOCALMKTDATE -> TimeForm.isDate(b, from, to);
            case MONTHYEAR -> isMonthYear(b, from, to);
            case TZTIMEONLY -> isZonedTime(b, from, to);
            case TZTIMESTAMP -> to - from > DATE_LENGTH && b[from + DATE_LENGTH] == '-'
                    && TimeForm.isDate(b, from, from + DATE_LENGTH) && isZonedTime(b, from + DATE_LENGTH + 1, to);
            case MULTIPLECHARVALUE -> isChars(b, from, to);
            case MULTIPLESTRINGVALUE -> isStrings(b, from, to);
            case TAGNUM -> b[from] != '0' && isInt(Numbers.parseUnsigned(b, from, to));
            case DAYOFMONTH -> isDayOfMonth(Numbers.parseUnsigned(b, from, to));
            case COUNTRY -> to - from == 2 && areCapitals(b, from, to);
            case CURRENCY -> to - from == 3 && areCapitals(b, from, to);
            case LANGUAGE -> to - from == 2 && isLetter(b[from]) && isLetter(b[from + 1]);
            case EXCHANGE -> isWord(b, from, to);
            case TENOR -> "DWMY".indexOf(b[from]) >= 0 && Numbers.parseUnsigned(b, from + 1, to) > 0;
        };
    }

    /** Whether it is no more than 32 bits; what is malformed is far outside of them. */
    private static boolean isInt(long value) {
        return (int) value == value;
    }

    private static boolean isDayOfMonth(long day) {
        return day >= 1 && day <= 31;
    }

    private static boolean isMonthYear(byte[] b, int from, int to) {
        if (to - from < 6 || Numbers.parseUnsigned(b, from, from + 6) == Numbers.MALFORMED) {
            return false;
        }
        var month = Numbers.parseUnsigned(b, from + 4, from + 6);
        if (month < 1 || month > 12) {
            return false;
        }
        return switch (to - from) {
            case 6 -> true;
            case 8 -> (b[from + 6] | ' ') == 'w' ? b[from + 7] >= '1' && b[from + 7] <= '5' : TimeForm.isDate(b, from, to);
            default -> false;
        };
    }

    private static boolean isZonedTime(byte[] b, int from, int to) {
        var zone = from;
        while (zone < to && b[zone] != 'Z' && b[zone] != '+' && b[zone] != '-') {
            zone++;
        }
        if (zone - from == MINUTES_LENGTH ? !isHourAndMinute(b, from, 23) : !TimeForm.isTime(b, from, zone)) {
            return false;
        }
        return zone == to || isZone(b, zone, to);
    }

    private static boolean isZone(byte[] b, int from, int to) {
        return switch (to - from) {
            case 1 -> b[from] == 'Z';
            case 3 -> b[from] != 'Z' && isTwoDigits(b, from + 1, 14);
            case 6 -> b[from] != 'Z' && isHourAndMinute(b, from + 1, 14);
            default -> false;
        };
    }

    private static boolean isHourAndMinute(byte[] b, int from, int lastHour) {
        return isTwoDigits(b, from, lastHour) && b[from + 2] == ':' && isTwoDigits(b, from + 3, 59);
    }

    private static boolean isTwoDigits(byte[] b, int from, int highest) {
        var value = Numbers.parseUnsigned(b, from, from + 2);
        return value >= 0 && value <= highest;
    }

    private static boolean isChars(byte[] b, int from, int to) {
        for (var i = from; i < to; i++) {
            if ((b[i] == ' ') != ((i - from) % 2 == 1)) {
                return false;
            }
        }
        return (to - from) % 2 == 1;
    }

    private static boolean isStrings(byte[] b, int from, int to) {
        var blank = true;
        for (var i = from; i < to; i++) {
            if (blank && b[i] == ' ') {
                return false;
            }
            blank = b[i] == ' ';
        }
        return !blank;
    }

    private static boolean areCapitals(byte[] b, int from, int to) {
        for (var i = from; i < to; i++) {
            if (b[i] < 'A' || b[i] > 'Z') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(byte letter) {
        var small = letter | ' ';
        return small >= 'a' && small <= 'z';
    }

    private static boolean isWord(byte[] b, int from, int to) {
        for (var i = from; i < to; i++) {
            if (b[i] <= ' ' || b[i] == 0x7f) {
                return false;
            }
        }
        return true;
    }
}
