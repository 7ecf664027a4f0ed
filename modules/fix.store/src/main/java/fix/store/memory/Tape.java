package fix.store.memory;

import fix.store.Direction;
import fix.store.StoredMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Messages one behind the other, in few large arrays: a garbage collector that has to move what is kept copies these at once, where an object
 * for each message would cost it more than the session spends on the message. Not thread-safe.
 */
final class Tape {
    /** So many that the bytes of a page of ordinary messages are an array which collectors with regions of 1 MiB never move. */
    private static final int PAGE_MESSAGES = 4_096;

    private final List<Page> pages = new ArrayList<>();
    private int size;

    int size() {
        return size;
    }

    /** Appends a copy of the message, whose place is {@link #size} before. */
    void append(StoredMessage message) {
        if (size % PAGE_MESSAGES == 0) {
            pages.add(size == 0 ? new Page(16, 16 * message.bytes().length) : new Page(PAGE_MESSAGES, withSlack(pages.getLast().length())));
        }
        pages.getLast().append(message);
        size++;
    }

    /** A page is as long as the one before it, and a little: then few have to grow. */
    private static int withSlack(int length) {
        return Math.clamp(length + length / 8L, length, Integer.MAX_VALUE - 8);
    }

    StoredMessage get(int place) {
        return pages.get(place / PAGE_MESSAGES).get(place % PAGE_MESSAGES);
    }

    long msgSeqNum(int place) {
        return pages.get(place / PAGE_MESSAGES).msgSeqNums[place % PAGE_MESSAGES];
    }

    int length(int place) {
        return pages.get(place / PAGE_MESSAGES).length(place % PAGE_MESSAGES);
    }

    /** Up to {@link #PAGE_MESSAGES} messages. */
    private static final class Page {
        private static final byte OUTBOUND = 1;
        private static final byte ADMIN = 2;

        private int count;
        private long[] generations;
        private long[] msgSeqNums;
        private long[] times;
        private byte[] flags;
        /** Where each message's bytes end. */
        private int[] ends;
        private byte[] bytes;

        Page(int messages, int length) {
            generations = new long[messages];
            msgSeqNums = new long[messages];
            times = new long[messages];
            flags = new byte[messages];
            ends = new int[messages];
            bytes = new byte[length];
        }

        void append(StoredMessage message) {
            reserve(message.bytes().length);
            generations[count] = message.generation();
            msgSeqNums[count] = message.msgSeqNum();
            times[count] = message.timeEpochNanos();
            flags[count] = (byte) ((message.direction() == Direction.OUTBOUND ? OUTBOUND : 0) | (message.admin() ? ADMIN : 0));
            System.arraycopy(message.bytes(), 0, bytes, length(), message.bytes().length);
            ends[count] = length() + message.bytes().length;
            count++;
        }

        private void reserve(int more) {
            if (count == ends.length) {
                int capacity = Math.min(2 * count, PAGE_MESSAGES);
                generations = Arrays.copyOf(generations, capacity);
                msgSeqNums = Arrays.copyOf(msgSeqNums, capacity);
                times = Arrays.copyOf(times, capacity);
                flags = Arrays.copyOf(flags, capacity);
                ends = Arrays.copyOf(ends, capacity);
            }
            int needed = Math.addExact(length(), more);
            if (needed > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.clamp(2L * bytes.length, needed, Integer.MAX_VALUE - 8));
            }
        }

        StoredMessage get(int place) {
            int start = start(place);
            return new StoredMessage(generations[place], (flags[place] & OUTBOUND) != 0 ? Direction.OUTBOUND : Direction.INBOUND, msgSeqNums[place],
                    (flags[place] & ADMIN) != 0, times[place], Arrays.copyOfRange(bytes, start, ends[place]));
        }

        int length(int place) {
            return ends[place] - start(place);
        }

        private int start(int place) {
            return place == 0 ? 0 : ends[place - 1];
        }

        int length() {
            return count == 0 ? 0 : ends[count - 1];
        }
    }
}
