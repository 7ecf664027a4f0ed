package fix.core.wire;

import java.nio.charset.StandardCharsets;

/**
 * Finds where the frame at a position ends, by BodyLength alone.
 *
 * <p>The rules: a frame is {@code 8=FIX…|9=n|}, n bytes of which the last is SOH, {@code 10=ddd|}. What departs from it is
 * garbled as soon as the bytes that show it are there. A BodyLength that is no number or beyond the cap says nothing of the
 * frame's end; one that merely leads to no CheckSum does: all up to there is given up. Not thread-safe.
 */
public final class FrameScan {

    /** More bytes are needed. */
    public static final int INCOMPLETE = 0;
    /** No frame is here; see {@link #reason} and {@link #resume}. */
    public static final int GARBLED = -1;

    /** What every message begins with. */
    static final byte[] BEGIN = "8=FIX".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CHECK_SUM = "10=".getBytes(StandardCharsets.US_ASCII);
    private static final int TRAILER_LENGTH = 7;
    private static final int MAX_BEGIN_STRING = 16;
    private static final int MAX_LENGTH_DIGITS = 9;

    private final int maxFrameBytes;
    private final boolean verifyCheckSum;
    private String reason = "";
    private int resume;
    private int bodyStart;
    private int bodyEnd;

    public FrameScan(int maxFrameBytes, boolean verifyCheckSum) {
        this.maxFrameBytes = maxFrameBytes;
        this.verifyCheckSum = verifyCheckSum;
    }

    /** The length of the frame that begins at {@code start}, {@link #INCOMPLETE} or {@link #GARBLED}. */
    public int scan(byte[] b, int start, int end) {
        int state = scanHead(b, start, end);
        if (state <= INCOMPLETE) {
            return state;
        }
        if (bodyEnd > end) {
            return INCOMPLETE;
        }
        return scanTrailer(b, start, end);
    }

    /** Sets {@link #bodyStart} and {@link #bodyEnd}; positive when both are known. */
    private int scanHead(byte[] b, int start, int end) {
        int begun = Math.min(BEGIN.length, end - start);
        if (!Bytes.startsWith(b, start, BEGIN, begun)) {
            return garbled("a message begins with 8=FIX", start + 1);
        }
        int at = start + begun;
        while (at < end && b[at] != Bytes.SOH) {
            if (at - start >= 2 + MAX_BEGIN_STRING) {
                return garbled("BeginString(8) is longer than " + MAX_BEGIN_STRING + " bytes", start + 1);
            }
            at++;
        }
        if (at + 1 < end && b[at + 1] != '9' || at + 2 < end && b[at + 2] != '=') {
            return garbled("BodyLength(9) is not the second field", start + 1);
        }
        at += 3;
        int digits = 0;
        int length = 0;
        for (; at < end && b[at] != Bytes.SOH; at++) {
            int digit = b[at] - '0';
            if (digit < 0 || digit > 9 || ++digits > MAX_LENGTH_DIGITS) {
                return garbled("BodyLength(9) is not a number of up to " + MAX_LENGTH_DIGITS + " digits", start + 1);
            }
            length = length * 10 + digit;
        }
        if (at >= end) {
            return INCOMPLETE;
        }
        if (digits == 0) {
            return garbled("BodyLength(9) is empty", start + 1);
        }
        bodyStart = at + 1;
        if (length > maxFrameBytes - TRAILER_LENGTH - (bodyStart - start)) {
            return garbled("BodyLength(9) of " + length + " exceeds the largest frame of " + maxFrameBytes + " bytes", start + 1);
        }
        bodyEnd = bodyStart + length;
        return 1;
    }

    private int scanTrailer(byte[] b, int start, int end) {
        if (b[bodyEnd - 1] != Bytes.SOH) {
            return garbled("BodyLength(9) ends within a field", bodyEnd);
        }
        int there = Math.min(TRAILER_LENGTH, end - bodyEnd);
        if (!Bytes.startsWith(b, bodyEnd, CHECK_SUM, Math.min(CHECK_SUM.length, there))) {
            return garbled("no CheckSum(10) where BodyLength(9) says", bodyEnd);
        }
        int sum = 0;
        for (int i = CHECK_SUM.length; i < there; i++) {
            int digit = b[bodyEnd + i] - '0';
            if (i == TRAILER_LENGTH - 1 ? b[bodyEnd + i] != Bytes.SOH : digit < 0 || digit > 9) {
                return garbled("CheckSum(10) is not three digits", bodyEnd);
            }
            sum = i == TRAILER_LENGTH - 1 ? sum : sum * 10 + digit;
        }
        if (there < TRAILER_LENGTH) {
            return INCOMPLETE;
        }
        int frameEnd = bodyEnd + TRAILER_LENGTH;
        if (verifyCheckSum) {
            int computed = Bytes.checkSum(b, start, bodyEnd);
            if (computed != sum) {
                return garbled("CheckSum(10) is " + sum + ", the bytes sum up to " + computed, frameEnd);
            }
        }
        return frameEnd - start;
    }

    private int garbled(String why, int from) {
        reason = why;
        resume = from;
        return GARBLED;
    }

    /** Why the last scan found no frame. */
    public String reason() {
        return reason;
    }

    /** From where on the next frame may begin, after {@link #GARBLED}. */
    public int resume() {
        return resume;
    }

    /** The position from {@code from} on where a message may begin; if none does, that of a first part of its beginning, or the end. */
    public static int nextBegin(byte[] b, int from, int end) {
        int found = Bytes.indexOf(b, from, end, BEGIN);
        if (found >= 0) {
            return found;
        }
        int at = Math.max(from, end - BEGIN.length + 1);
        while (at < end && !Bytes.startsWith(b, at, BEGIN, end - at)) {
            at++;
        }
        return at;
    }
}
