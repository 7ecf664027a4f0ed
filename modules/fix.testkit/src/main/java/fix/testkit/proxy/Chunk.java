package fix.testkit.proxy;

import java.util.Arrays;

/** What waits in a direction: bytes, or the end of all. Times are of the monotonic clock, in nanoseconds. */
sealed interface Chunk {
    /** Bytes that leave when they are due. */
    record Bytes(byte[] bytes, long due) implements Chunk {
        Bytes from(int offset) {
            return new Bytes(Arrays.copyOfRange(bytes, offset, bytes.length), due);
        }

        Bytes dueAt(long due) {
            return new Bytes(bytes, due);
        }
    }

    /** The sender has closed. */
    record EndOfStream() implements Chunk {
    }

    /** The connection ends here. */
    record Ending(boolean reset, String reason) implements Chunk {
    }
}
