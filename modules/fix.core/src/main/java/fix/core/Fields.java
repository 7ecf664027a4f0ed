package fix.core;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.List;

/**
 * Read access to fields by tag.
 *
 * <p>Of a field that occurs more than once (in a repeating group) these methods read the first in wire order. A method without
 * a substitute throws {@link FieldMissingException} when the field is absent; every method throws {@link FieldFormatException}
 * when its value is not of the type asked for.
 */
public sealed interface Fields permits ReadableFields {

    /** Whether the field is there, be its value empty. */
    boolean has(int tag);

    /** The value, one character a byte (ISO 8859-1): what a peer sends in another encoding is read with {@link #getBytes}. */
    String getString(int tag);

    /** The value, or {@code absent} when the field is not there. */
    String getString(int tag, String absent);

    /** The value as an integer of 32 bits: digits, leading zeros allowed, one minus before them. */
    int getInt(int tag);

    /** The value as an integer, or {@code absent} when the field is not there. */
    int getInt(int tag, int absent);

    /** The value as an integer in ±(2<sup>63</sup> − 1). */
    long getLong(int tag);

    /** The value as an integer, or {@code absent} when the field is not there. */
    long getLong(int tag, long absent);

    /** The value as an exact decimal with the scale it was written with: {@code 002.50} is 2.50. No exponent, no plus. */
    BigDecimal getDecimal(int tag);

    /** The value as an exact decimal, or {@code absent} when the field is not there. */
    BigDecimal getDecimal(int tag, BigDecimal absent);

    /**
     * The value as a multiple of 10<sup>−scale</sup>: {@code 187.25} at scale 4 is 1872500. Allocates nothing.
     *
     * @param scale 0 to 18
     * @throws FieldFormatException also when the value has non-zero digits beyond the scale, or does not fit in a long
     */
    long getScaled(int tag, int scale);

    /** The value, which is one character. */
    char getChar(int tag);

    /** The value, which is one character, or {@code absent} when the field is not there. */
    char getChar(int tag, char absent);

    /** The value: {@code Y} is true, {@code N} is false. */
    boolean getBoolean(int tag);

    /** The value, or {@code absent} when the field is not there. */
    boolean getBoolean(int tag, boolean absent);

    /**
     * The value as a UTCTimestamp {@code YYYYMMDD-HH:MM:SS} with up to twelve decimals; those beyond nanoseconds are cut off.
     * The leap second 60 is read as the second that follows it: {@code 20161231-23:59:60.5} is 2017-01-01T00:00:00.5Z.
     */
    Instant getInstant(int tag);

    /** The value as a UTCTimestamp, or {@code absent} when the field is not there. */
    Instant getInstant(int tag, Instant absent);

    /**
     * The value as a UTCTimestamp in nanoseconds since 1970, as {@link #getInstant} reads it. Allocates nothing.
     *
     * @throws FieldFormatException also when it is before 1678 or after 2261, where 64 bits do not reach
     */
    long getEpochNanos(int tag);

    /** The value as a date, {@code YYYYMMDD}. */
    LocalDate getDate(int tag);

    /** The value as a UTCTimeOnly {@code HH:MM:SS} with up to twelve decimals; a leap second is read as the one after it. */
    LocalTime getTime(int tag);

    /** The value as a UTCTimestamp with nothing lost: to the picosecond, and with the leap second. */
    UTCTimestamp getUTCTimestamp(int tag);

    /** The value as a UTCTimeOnly with nothing lost: to the picosecond, and with the leap second. */
    UTCTimeOnly getUTCTimeOnly(int tag);

    /** The value as a TZTimestamp, {@code 20260102-07:39:05.123+05:30}: the seconds may be left out, the zone may not; decimals beyond nanoseconds are cut off. */
    OffsetDateTime getTZTimestamp(int tag);

    /** The value as a TZTimeOnly, {@code 07:39Z} or {@code 07:39:05.123-05}: the seconds may be left out, the zone may not; decimals beyond nanoseconds are cut off. */
    OffsetTime getTZTimeOnly(int tag);

    /** The value as a MonthYear: {@code 202603}, {@code 20260318} or {@code 202603w3}. */
    MonthYear getMonthYear(int tag);

    /** The value as several: of MultipleStringValue and MultipleCharValue, separated by single blanks. */
    List<String> getStrings(int tag);

    /** A copy of the value; the way to read data fields, which may hold any byte. */
    byte[] getBytes(int tag);

    /**
     * The entries of a repeating group whose layout the caller knows.
     *
     * @param countTag the NumInGroup field; an empty list when it is absent or 0
     * @param memberTags every field that an entry may hold, those of nested groups and their counts included; the first is the
     *     delimiter, which begins each entry
     * @throws FieldFormatException when the count is no number, or not the number of entries that follow
     */
    List<Group> getGroups(int countTag, int... memberTags);

    /** Whether the field is there and its value equals {@code ascii}. Allocates nothing. */
    boolean valueEquals(int tag, String ascii);
}
