package fix.core;

import fix.core.wire.FieldTable;
import fix.core.wire.Times;
import fix.core.wire.ZonedTimes;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Fields being written, as wire bytes. Setting a field that is there already replaces it in its place; others follow in the order
 * they are set. The fields that the session alone writes ({@link Tags#isWrittenBySession}), empty values, SOH outside data, characters
 * beyond ISO 8859-1 and tags below 1 are an {@link IllegalArgumentException}, and change nothing. Reading sees what has been
 * set, members of groups included. Not thread-safe.
 *
 * @param <T> the builder itself, which every setter returns
 */
public abstract sealed class FieldsBuilder<T extends FieldsBuilder<T>> extends ReadableFields
    permits MessageBuilder, GroupBuilder {

    private static final int MAX_DECIMAL_DIGITS = 1_000;

    private final FieldTable table = new FieldTable();

    FieldsBuilder() {
    }

    abstract T self();

    /** The type of the message that this is or will be part of, as far as it is known. */
    abstract String ownerType();

    FieldTable table() {
        return table;
    }

    /** Sets a text of characters up to U+00FF. */
    public T set(int tag, String value) {
        Checks.tag(tag);
        Checks.text(tag, value);
        table.begin(tag).put(value).end();
        return self();
    }

    /**
     * Sets fields to the values that they have in another message or group, byte for byte: what an answer repeats of an order.
     *
     * @param from where the values stand; of a field that occurs more than once the first counts
     * @param tags which, in this order; none that counts the entries of a group, which are copied with {@link #group}
     * @throws FieldMissingException when one is absent there; those before it are set
     * @throws IllegalArgumentException when one is empty, or is a data field that holds SOH
     */
    public T copy(Fields from, int... tags) {
        for (int tag : tags) {
            copyAs(tag, from, tag);
        }
        return self();
    }

    /** Sets a field to the value that another has in another message or group, byte for byte; as {@link #copy}. */
    public T copyAs(int tag, Fields from, int fromTag) {
        Checks.tag(tag);
        var fields = (ReadableFields) from;
        long range = fields.require(fromTag);
        int start = start(range);
        int end = end(range);
        Checks.value(tag, fields.bytes(), start, end);
        table.begin(tag).put(fields.bytes(), start, end).end();
        return self();
    }

    /** Sets an integer. */
    public T set(int tag, long value) {
        Checks.tag(tag);
        table.begin(tag).put(value).end();
        return self();
    }

    /** Sets a decimal, all of its digits, without exponent; at most 1,000 digits on either side of the point. */
    public T set(int tag, BigDecimal value) {
        if (Math.abs((long) value.scale()) > MAX_DECIMAL_DIGITS || value.precision() > MAX_DECIMAL_DIGITS) {
            throw new IllegalArgumentException("field " + tag + ": a decimal of more than " + MAX_DECIMAL_DIGITS + " digits");
        }
        return set(tag, value.toPlainString());
    }

    /** Sets one character. */
    public T set(int tag, char value) {
        Checks.tag(tag);
        Checks.character(tag, value);
        table.begin(tag).put(value).end();
        return self();
    }

    /** Sets {@code Y} or {@code N}. */
    public T set(int tag, boolean value) {
        return set(tag, value ? 'Y' : 'N');
    }

    /** Sets a UTCTimestamp with milliseconds; what is finer is cut off. */
    public T set(int tag, Instant value) {
        return set(tag, value, TimestampPrecision.MILLIS);
    }

    /** Sets a UTCTimestamp of the years 0 to 9999; what is finer than the precision is cut off. */
    public T set(int tag, Instant value, TimestampPrecision precision) {
        Checks.tag(tag);
        if (!Times.isWritable(value.getEpochSecond())) {
            throw new IllegalArgumentException("field " + tag + ": a timestamp's year must be 0 to 9999");
        }
        table.begin(tag).putTimestamp(value.getEpochSecond(), value.getNano(), precision).end();
        return self();
    }

    /** Sets a date of the years 0 to 9999. */
    public T set(int tag, LocalDate value) {
        Checks.tag(tag);
        if (value.getYear() < 0 || value.getYear() > 9999) {
            throw new IllegalArgumentException("field " + tag + ": a date's year must be 0 to 9999");
        }
        table.begin(tag).putDate(value).end();
        return self();
    }

    /** Sets a UTCTimeOnly; what is finer than the precision is cut off. */
    public T set(int tag, LocalTime value, TimestampPrecision precision) {
        Checks.tag(tag);
        table.begin(tag).putTime(value, precision).end();
        return self();
    }

    /** Sets a UTCTimestamp, a leap second too; what is finer than the precision is cut off. */
    public T set(int tag, UTCTimestamp value, TimestampPrecision precision) {
        return set(tag, value.toString(precision));
    }

    /** Sets a UTCTimeOnly, a leap second too; what is finer than the precision is cut off. */
    public T set(int tag, UTCTimeOnly value, TimestampPrecision precision) {
        return set(tag, value.toString(precision));
    }

    /** Sets a TZTimestamp of the years 0 to 9999; what is finer than the precision is cut off. The zone is of whole minutes, at most 14 hours from UTC. */
    public T set(int tag, OffsetDateTime value, TimestampPrecision precision) {
        var local = new UTCTimestamp(value.toLocalDate(), UTCTimeOnly.of(value.toLocalTime()));
        return set(tag, local.toString(precision) + ZonedTimes.zone(value.getOffset()));
    }

    /** Sets a TZTimeOnly; what is finer than the precision is cut off. The zone is of whole minutes, at most 14 hours from UTC. */
    public T set(int tag, OffsetTime value, TimestampPrecision precision) {
        return set(tag, UTCTimeOnly.of(value.toLocalTime()).toString(precision) + ZonedTimes.zone(value.getOffset()));
    }

    /** Sets a MonthYear. */
    public T set(int tag, MonthYear value) {
        return set(tag, value.toString());
    }

    /** Sets several values, as MultipleStringValue and MultipleCharValue have them: none empty, none with a blank. */
    public T set(int tag, List<String> values) {
        for (var value : values) {
            if (value.isEmpty() || value.indexOf(' ') >= 0) {
                throw new IllegalArgumentException("field " + tag + ": one of several values must not be empty or hold a blank: '" + value + "'");
            }
        }
        return set(tag, String.join(" ", values));
    }

    /**
     * Sets {@code unscaled} × 10<sup>−scale</sup>, written with exactly {@code scale} decimals: 1872500 at scale 4 is
     * {@code 187.2500}. Allocates nothing.
     *
     * @param scale 0 to 18
     */
    public T setScaled(int tag, long unscaled, int scale) {
        Checks.tag(tag);
        Checks.scale(scale);
        table.begin(tag).putScaled(unscaled, scale).end();
        return self();
    }

    /** Sets a data field, which may hold any byte, and before it the field that holds its length in bytes. */
    public T set(int lengthTag, int dataTag, byte[] data) {
        Checks.tag(lengthTag);
        Checks.tag(dataTag);
        if (data.length == 0) {
            throw new IllegalArgumentException("field " + dataTag + ": empty data cannot be sent; remove both fields instead");
        }
        if (!table.adjacent(lengthTag, dataTag)) {
            table.remove(lengthTag);
            table.remove(dataTag);
        }
        table.begin(lengthTag).put(data.length).end();
        table.begin(dataTag).put(data, 0, data.length).end();
        return self();
    }

    /** Sets a repeating group: see {@link #group(int, List)}. */
    public T group(int countTag, GroupBuilder... entries) {
        return group(countTag, List.of(entries));
    }

    /**
     * Sets a repeating group: its count, then its entries as they are now. Without entries nothing is written, and a group that
     * was there is removed.
     *
     * @throws IllegalArgumentException when an entry is empty, or begins with another field than the first entry
     */
    public T group(int countTag, List<GroupBuilder> entries) {
        Checks.tag(countTag);
        var tables = new ArrayList<FieldTable>(entries.size());
        for (var entry : entries) {
            tables.add(entry.table());
            if (entry.table().count() == 0) {
                throw new IllegalArgumentException("group " + countTag + ": entry " + tables.size() + " is empty");
            }
            if (entry.table().tag(0) != tables.getFirst().tag(0)) {
                throw new IllegalArgumentException("group " + countTag + ": entry " + tables.size() + " begins with field "
                    + entry.table().tag(0) + ", the first one with " + tables.getFirst().tag(0));
            }
        }
        if (tables.isEmpty()) {
            return remove(countTag);
        }
        table.begin(countTag).put(tables.size()).endGroup(tables);
        return self();
    }

    /** Removes a field if it is there; of a group's count, the whole group. */
    public T remove(int tag) {
        table.remove(tag);
        return self();
    }

    @Override
    final byte[] bytes() {
        return table.bytes();
    }

    @Override
    final long locate(int tag) {
        if (!table.mayHold(tag)) {
            return -1;
        }
        for (int i = 0; i < table.count(); i++) {
            if (table.tag(i) == tag) {
                return range(table.start(i), table.end(i));
            }
        }
        return -1;
    }

    @Override
    public List<Group> getGroups(int countTag, int... memberTags) {
        return snapshot().getGroups(countTag, memberTags);
    }

    private Group snapshot() {
        return new Group(table.copyBytes(), table.copyIndex(), ownerType());
    }

    /** For people: the fields set so far, {@code 11=A|38=100|}, with {@code ***} for secrets. */
    @Override
    public String toString() {
        return snapshot().toString();
    }
}
