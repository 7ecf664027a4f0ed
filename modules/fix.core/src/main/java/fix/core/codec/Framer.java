package fix.core.codec;

import fix.core.wire.FrameScan;
import java.util.Arrays;

/**
 * Finds the frames in one connection's stream of bytes, by BodyLength. Belongs to the connection's reader; not thread-safe.
 *
 * <p>Use: call {@link #next} until it returns {@link Result#INCOMPLETE}; then read into {@link #buffer} at {@link #writePosition},
 * at most {@link #writable} bytes (there is always room), and report them with {@link #written}. What {@code next} points to stays
 * valid until the following call of {@code next} or {@code append}.
 *
 * <p>The buffer grows with what is received, never with what is announced, and never beyond {@link #capacityLimit}. Garbled bytes
 * are consumed: everything before the next {@code 8=FIX}; a frame whose CheckSum is wrong; a frame whose BodyLength leads to no
 * CheckSum, up to where it leads. A BodyLength that is too long but within the limit waits for those bytes: {@link #midFrame}
 * tells, and the session gives up when they do not come.
 */
public final class Framer {

    /** What {@link #next} found. */
    public enum Result {
        /** A frame, at {@link #frameStart}. */
        FRAME,
        /** Bytes that are no frame, and are consumed: see {@link #garbledReason}. */
        GARBLED,
        /** Nothing more until more bytes come. */
        INCOMPLETE
    }

    private static final int INITIAL_CAPACITY = 16 << 10;
    private static final int READ_AHEAD = 64 << 10;
    private static final int MAX_GARBLED_SHOWN = 4 << 10;

    private final FrameScan scan;
    private final int capacityLimit;
    private byte[] buffer;
    private int start;
    private int end;
    private int foundStart;
    private int foundLength;
    private String garbledReason = "";

    /** A framer that verifies CheckSum. */
    public Framer(FrameLimits limits) {
        this(limits, true);
    }

    /**
     * A framer of its own buffer.
     *
     * @param verifyCheckSum whether a frame with a wrong CheckSum is garbled; three digits it must be in any case
     */
    public Framer(FrameLimits limits, boolean verifyCheckSum) {
        scan = new FrameScan(limits.maxFrameBytes(), verifyCheckSum);
        capacityLimit = limits.maxFrameBytes() + READ_AHEAD;
        buffer = new byte[Math.min(INITIAL_CAPACITY, capacityLimit)];
    }

    /** Consumes the next frame or garbled bytes, if they are there. */
    public Result next() {
        int found = start == end ? FrameScan.INCOMPLETE : scan.scan(buffer, start, end);
        if (found > 0) {
            foundStart = start;
            foundLength = found;
            start += found;
            return Result.FRAME;
        }
        if (found == FrameScan.INCOMPLETE) {
            makeRoom();
            return Result.INCOMPLETE;
        }
        garbledReason = scan.reason();
        foundStart = start;
        start = FrameScan.nextBegin(buffer, scan.resume(), end);
        foundLength = start - foundStart;
        return Result.GARBLED;
    }

    /** Moves what is left to the front, and grows when less than a quarter of the buffer is free. */
    private void makeRoom() {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        if (buffer.length - end < buffer.length / 4) {
            grow(2 * buffer.length);
        }
    }

    private void grow(int capacity) {
        if (buffer.length < capacityLimit) {
            buffer = Arrays.copyOf(buffer, Math.min(capacity, capacityLimit));
        }
    }

    /** The buffer to read into and to find frames in; another one may take its place in {@link #next} and {@link #append}. */
    public byte[] buffer() {
        return buffer;
    }

    /** Where in the buffer the next bytes received belong. */
    public int writePosition() {
        return end;
    }

    /** How many bytes fit there; never 0 after {@link Result#INCOMPLETE}. */
    public int writable() {
        return buffer.length - end;
    }

    /**
     * Says that so many bytes have been put at {@link #writePosition}.
     *
     * @throws IllegalArgumentException when they are negative or more than {@link #writable}
     */
    public void written(int bytes) {
        if (bytes < 0 || bytes > writable()) {
            throw new IllegalArgumentException(bytes + " bytes written, room is for 0 to " + writable());
        }
        end += bytes;
    }

    /**
     * Takes a copy of received bytes; for those who do not read into the buffer. After {@link Result#INCOMPLETE} 64 KiB always fit.
     *
     * @throws IllegalArgumentException when the buffer's limit would be passed; call {@link #next} first, or append in parts
     */
    public void append(byte[] bytes, int offset, int length) {
        if (length > writable()) {
            if (length > capacityLimit - (end - start)) {
                throw new IllegalArgumentException(length + " bytes do not fit beside " + (end - start) + " that wait, in "
                    + capacityLimit + ": call next() until INCOMPLETE, then append at most " + READ_AHEAD);
            }
            makeRoom();
            if (length > writable()) {
                grow(Math.max(2 * buffer.length, end + length));
            }
        }
        System.arraycopy(bytes, offset, buffer, end, length);
        end += length;
    }

    /** The most bytes that the buffer will ever hold: the largest frame and 64 KiB. */
    public int capacityLimit() {
        return capacityLimit;
    }

    /** Where the frame begins in {@link #buffer}. */
    public int frameStart() {
        return foundStart;
    }

    /** How many bytes the frame has. */
    public int frameLength() {
        return foundLength;
    }

    /** Why the bytes are garbled; holds nothing of their content but numbers of BodyLength and CheckSum. */
    public String garbledReason() {
        return garbledReason;
    }

    /** A copy of the garbled bytes for a log, the first 4 KiB of them. Secrets may be among them. */
    public byte[] garbledBytes() {
        return Arrays.copyOfRange(buffer, foundStart, foundStart + Math.min(foundLength, MAX_GARBLED_SHOWN));
    }

    /** After {@link Result#INCOMPLETE}: whether the first bytes of a frame wait for the rest. */
    public boolean midFrame() {
        return start < end;
    }
}
