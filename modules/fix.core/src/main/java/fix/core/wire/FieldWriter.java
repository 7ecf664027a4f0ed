package fix.core.wire;

import fix.core.TimestampPrecision;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;

/**
 * The bytes of fields, one behind the other, in an array that grows. A field is begun, given its value and ended; what is not
 * ended leaves no trace. One byte after the value is always free, for its delimiter. Not thread-safe.
 */
public abstract class FieldWriter {

    byte[] bytes = new byte[256];
    int length;
    /** Where the value that is being written goes on. */
    int cursor;
    /** The field that was begun. */
    int tag;
    int valueStart;

    FieldWriter() {
    }

    /** Begins a field; any that was begun and not ended is forgotten. */
    public final FieldWriter begin(int newTag) {
        tag = newTag;
        cursor = length;
        reserve(12);
        cursor = Numbers.write(newTag, bytes, cursor);
        bytes[cursor++] = '=';
        valueStart = cursor;
        return this;
    }

    /** Makes room for {@code n} more bytes of the value. */
    private void reserve(int n) {
        if (bytes.length - cursor <= n) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, cursor + n + 1));
        }
    }

    /** Appends characters that the caller has found to be single bytes. */
    public final FieldWriter put(String text) {
        int n = text.length();
        reserve(n);
        for (int i = 0; i < n; i++) {
            bytes[cursor + i] = (byte) text.charAt(i);
        }
        cursor += n;
        return this;
    }

    /** Appends bytes. */
    public final FieldWriter put(byte[] from, int start, int end) {
        reserve(end - start);
        System.arraycopy(from, start, bytes, cursor, end - start);
        cursor += end - start;
        return this;
    }

    /** Appends an integer. */
    public final FieldWriter put(long value) {
        reserve(20);
        cursor = Numbers.write(value, bytes, cursor);
        return this;
    }

    /** Appends a decimal with exactly so many decimals, 0 to 18. */
    public final FieldWriter putScaled(long unscaled, int scale) {
        reserve(22);
        cursor = Numbers.writeScaled(unscaled, scale, bytes, cursor);
        return this;
    }

    /** Appends one byte. */
    public final FieldWriter put(char c) {
        reserve(1);
        bytes[cursor++] = (byte) c;
        return this;
    }

    /** Appends a UTCTimestamp. */
    public final FieldWriter putTimestamp(long epochSecond, int nano, TimestampPrecision precision) {
        reserve(Times.timestampLength(precision));
        cursor = Times.writeTimestamp(epochSecond, nano, precision, bytes, cursor);
        return this;
    }

    /** Appends a date. */
    public final FieldWriter putDate(LocalDate date) {
        reserve(8);
        cursor = Times.writeDate(date, bytes, cursor);
        return this;
    }

    /** Appends a time of day. */
    public final FieldWriter putTime(LocalTime time, TimestampPrecision precision) {
        reserve(21);
        cursor = Times.writeTime(time.toSecondOfDay(), time.getNano(), precision, bytes, cursor);
        return this;
    }

    /** Ends the field. */
    public abstract void end();

    /** Ends the field and leaves an older one of the same tag alone: for fields copied from a message, and for members. */
    public abstract void endAsIs(boolean isMember);

    /** Ends the field, which counts the entries, and writes them after it. */
    public abstract void endGroup(Iterable<FieldTable> entries);

    /** The bytes as they stand; valid until the next change. */
    public final byte[] bytes() {
        return bytes;
    }

    /** Length in bytes of all fields. */
    public final int totalLength() {
        return length;
    }

    /** A copy of the bytes of all fields, in the order they were set. */
    public final byte[] copyBytes() {
        return Arrays.copyOf(bytes, length);
    }
}
