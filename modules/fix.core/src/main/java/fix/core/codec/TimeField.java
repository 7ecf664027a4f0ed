package fix.core.codec;

import fix.core.TimestampPrecision;
import fix.core.wire.Bytes;
import fix.core.wire.Numbers;
import fix.core.wire.Times;

/** A timestamp field as bytes; within one second only its decimals are written anew. Not thread-safe. */
final class TimeField {

    private static final long NANOS_OF_SECOND = 1_000_000_000L;

    private final TimestampPrecision precision;
    private final byte[] field;
    private final int textStart;
    private long second = Long.MIN_VALUE;

    TimeField(int tag, TimestampPrecision precision) {
        this.precision = precision;
        textStart = Numbers.length(tag) + 1;
        field = new byte[textStart + Times.timestampLength(precision) + 1];
        Numbers.write(tag, field, 0);
        field[textStart - 1] = '=';
        field[field.length - 1] = Bytes.SOH;
    }

    /** The field at an instant; the array is used again by the next call. */
    byte[] at(long epochNanos) {
        long epochSecond = Math.floorDiv(epochNanos, NANOS_OF_SECOND);
        int nano = (int) Math.floorMod(epochNanos, NANOS_OF_SECOND);
        if (epochSecond == second) {
            Times.writeFraction(nano, precision, field, textStart + Times.SECONDS_LENGTH);
        } else {
            Times.writeTimestamp(epochSecond, nano, precision, field, textStart);
            second = epochSecond;
        }
        return field;
    }
}
