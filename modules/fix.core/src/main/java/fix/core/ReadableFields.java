package fix.core;

import fix.core.wire.Bytes;
import fix.core.wire.Numbers;
import fix.core.wire.Times;
import fix.core.wire.ZonedTimes;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.Arrays;
import java.util.List;

/** Typed reading, given where a field's value stands. */
abstract sealed class ReadableFields implements Fields permits IndexedFields, FieldsBuilder {

    private static final int MAX_SHOWN = 64;
    private static final int DATE_LENGTH = 8;
    /** Where the tens of the second stand in a time. */
    private static final int SECOND_PLACE = 6;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long LAST_SECOND_IN_NANOS = Long.MAX_VALUE / NANOS_PER_SECOND;

    /** The bytes that {@link #locate} speaks of. */
    abstract byte[] bytes();

    /** Start and end of the first value of the tag, packed by {@link #range}; negative when there is none. */
    abstract long locate(int tag);

    static long range(int start, int end) {
        return (long) start << 32 | end;
    }

    static int start(long range) {
        return (int) (range >>> 32);
    }

    static int end(long range) {
        return (int) range;
    }

    final long require(int tag) {
        long range = locate(tag);
        if (range < 0) {
            throw new FieldMissingException(tag);
        }
        return range;
    }

    @Override
    public boolean has(int tag) {
        return locate(tag) >= 0;
    }

    @Override
    public String getString(int tag) {
        return toText(require(tag));
    }

    @Override
    public String getString(int tag, String absent) {
        long range = locate(tag);
        return range < 0 ? absent : toText(range);
    }

    private String toText(long range) {
        return Bytes.text(bytes(), start(range), end(range));
    }

    @Override
    public int getInt(int tag) {
        return toInt(tag, require(tag));
    }

    @Override
    public int getInt(int tag, int absent) {
        long range = locate(tag);
        return range < 0 ? absent : toInt(tag, range);
    }

    private int toInt(int tag, long range) {
        long value = Numbers.parseLong(bytes(), start(range), end(range));
        if (value != (int) value) {
            throw malformed(tag, "an integer of 32 bits", range);
        }
        return (int) value;
    }

    @Override
    public long getLong(int tag) {
        return toLong(tag, require(tag));
    }

    @Override
    public long getLong(int tag, long absent) {
        long range = locate(tag);
        return range < 0 ? absent : toLong(tag, range);
    }

    private long toLong(int tag, long range) {
        long value = Numbers.parseLong(bytes(), start(range), end(range));
        if (value == Numbers.MALFORMED) {
            throw malformed(tag, "an integer of 64 bits", range);
        }
        return value;
    }

    @Override
    public BigDecimal getDecimal(int tag) {
        return toDecimal(tag, require(tag));
    }

    @Override
    public BigDecimal getDecimal(int tag, BigDecimal absent) {
        long range = locate(tag);
        return range < 0 ? absent : toDecimal(tag, range);
    }

    private BigDecimal toDecimal(int tag, long range) {
        if (!Numbers.isDecimal(bytes(), start(range), end(range))) {
            throw malformed(tag, "a decimal number", range);
        }
        return Numbers.parseDecimal(bytes(), start(range), end(range));
    }

    @Override
    public long getScaled(int tag, int scale) {
        Checks.scale(scale);
        long range = require(tag);
        long value = Numbers.parseScaled(bytes(), start(range), end(range), scale);
        if (value == Numbers.MALFORMED) {
            throw malformed(tag, "a decimal number exact at " + scale + " decimals, in 64 bits", range);
        }
        return value;
    }

    @Override
    public char getChar(int tag) {
        return toChar(tag, require(tag));
    }

    @Override
    public char getChar(int tag, char absent) {
        long range = locate(tag);
        return range < 0 ? absent : toChar(tag, range);
    }

    private char toChar(int tag, long range) {
        if (end(range) - start(range) != 1) {
            throw malformed(tag, "one character", range);
        }
        return (char) (bytes()[start(range)] & 0xFF);
    }

    @Override
    public boolean getBoolean(int tag) {
        return toBoolean(tag, require(tag));
    }

    @Override
    public boolean getBoolean(int tag, boolean absent) {
        long range = locate(tag);
        return range < 0 ? absent : toBoolean(tag, range);
    }

    private boolean toBoolean(int tag, long range) {
        byte b = end(range) - start(range) == 1 ? bytes()[start(range)] : 0;
        if (b != 'Y' && b != 'N') {
            throw malformed(tag, "Y or N", range);
        }
        return b == 'Y';
    }

    @Override
    public Instant getInstant(int tag) {
        return toInstant(tag, require(tag));
    }

    @Override
    public Instant getInstant(int tag, Instant absent) {
        long range = locate(tag);
        return range < 0 ? absent : toInstant(tag, range);
    }

    private Instant toInstant(int tag, long range) {
        long second = Times.parseEpochSecond(bytes(), start(range), end(range));
        if (second == Times.MALFORMED) {
            throw malformed(tag, "a timestamp YYYYMMDD-HH:MM:SS with up to 12 decimals", range);
        }
        return Instant.ofEpochSecond(second, Times.parseNano(bytes(), start(range), end(range)));
    }

    @Override
    public long getEpochNanos(int tag) {
        long range = require(tag);
        long second = Times.parseEpochSecond(bytes(), start(range), end(range));
        if (second == Times.MALFORMED || second <= -LAST_SECOND_IN_NANOS || second >= LAST_SECOND_IN_NANOS) {
            throw malformed(tag, "a timestamp YYYYMMDD-HH:MM:SS of the years 1678 to 2261 with up to 12 decimals", range);
        }
        return second * NANOS_PER_SECOND + Times.parseNano(bytes(), start(range), end(range));
    }

    @Override
    public LocalDate getDate(int tag) {
        long range = require(tag);
        long day = Times.parseEpochDay(bytes(), start(range), end(range));
        if (day == Times.MALFORMED) {
            throw malformed(tag, "a date YYYYMMDD", range);
        }
        return LocalDate.ofEpochDay(day);
    }

    @Override
    public LocalTime getTime(int tag) {
        long range = require(tag);
        int second = Times.parseSecondOfDay(bytes(), start(range), end(range));
        if (second < 0) {
            throw malformed(tag, "a time HH:MM:SS with up to 12 decimals", range);
        }
        return Times.time(second, Times.parseNano(bytes(), start(range), end(range)));
    }

    @Override
    public UTCTimestamp getUTCTimestamp(int tag) {
        long range = require(tag);
        if (Times.parseEpochSecond(bytes(), start(range), end(range)) == Times.MALFORMED) {
            throw malformed(tag, "a timestamp YYYYMMDD-HH:MM:SS with up to 12 decimals", range);
        }
        int time = start(range) + DATE_LENGTH;
        return new UTCTimestamp(LocalDate.ofEpochDay(Times.parseEpochDay(bytes(), start(range), time)), timeOnly(time + 1, end(range)));
    }

    @Override
    public UTCTimeOnly getUTCTimeOnly(int tag) {
        long range = require(tag);
        if (Times.parseSecondOfDay(bytes(), start(range), end(range)) < 0) {
            throw malformed(tag, "a time HH:MM:SS with up to 12 decimals", range);
        }
        return timeOnly(start(range), end(range));
    }

    /** Of a time that has been found well-formed. */
    private UTCTimeOnly timeOnly(int start, int end) {
        boolean isLeapSecond = bytes()[start + SECOND_PLACE] == '6';
        return UTCTimeOnly.of(Times.parseSecondOfDay(bytes(), start, end), isLeapSecond, Times.parsePicos(bytes(), start, end));
    }

    @Override
    public OffsetDateTime getTZTimestamp(int tag) {
        long range = require(tag);
        return ZonedTimes.parseTimestamp(bytes(), start(range), end(range))
            .orElseThrow(() -> malformed(tag, "a timestamp YYYYMMDD-HH:MM[:SS] with up to 12 decimals and a zone, Z, +hh or +hh:mm", range));
    }

    @Override
    public OffsetTime getTZTimeOnly(int tag) {
        long range = require(tag);
        return ZonedTimes.parseTime(bytes(), start(range), end(range))
            .orElseThrow(() -> malformed(tag, "a time HH:MM[:SS] with up to 12 decimals and a zone, Z, +hh or +hh:mm", range));
    }

    @Override
    public MonthYear getMonthYear(int tag) {
        long range = require(tag);
        return MonthYear.read(toText(range)).orElseThrow(() -> malformed(tag, "a month YYYYMM, YYYYMMDD or YYYYMMwN", range));
    }

    @Override
    public List<String> getStrings(int tag) {
        long range = require(tag);
        var values = List.of(toText(range).split(" ", -1));
        if (values.contains("")) {
            throw malformed(tag, "values separated by single blanks", range);
        }
        return values;
    }

    @Override
    public byte[] getBytes(int tag) {
        long range = require(tag);
        return Arrays.copyOfRange(bytes(), start(range), end(range));
    }

    @Override
    public boolean valueEquals(int tag, String ascii) {
        long range = locate(tag);
        return range >= 0 && Bytes.equal(bytes(), start(range), end(range), ascii);
    }

    /** The exception for a value that is not what is expected; 96 may be a password here too. */
    private FieldFormatException malformed(int tag, String expected, long range) {
        if (Tags.isSecret(MsgTypes.LOGON, tag)) {
            return new FieldFormatException(tag, expected, "something else (not shown, it may be a secret)");
        }
        var shown = new StringBuilder("'");
        int end = Math.min(end(range), start(range) + MAX_SHOWN);
        Bytes.show(bytes(), start(range), end, shown);
        return new FieldFormatException(tag, expected, shown.append(end < end(range) ? "…'" : "'").toString());
    }
}
