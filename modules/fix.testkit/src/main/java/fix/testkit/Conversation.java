package fix.testkit;

import fix.core.GarbledMessageException;
import fix.core.Message;
import java.util.ArrayDeque;
import java.util.Deque;

/** What two parties said, in words, for people who want to know why a test failed: the last 500 lines. Thread-safe. */
final class Conversation {
    private static final int LINES = 500;

    private final long start = System.nanoTime();
    private final Deque<String> lines = new ArrayDeque<>();
    private long left;

    synchronized void add(String line) {
        if (lines.size() == LINES) {
            lines.remove();
            left++;
        }
        lines.add("%8.3f %s".formatted((System.nanoTime() - start) / 1e9, line));
    }

    void add(String arrow, Message message) {
        add(arrow + " " + Words.of(message).message(message));
    }

    /** A frame that may be none. */
    void add(String arrow, byte[] frame) {
        try {
            add(arrow, Message.parse(frame));
        } catch (GarbledMessageException garbled) {
            add(arrow + " " + frame.length + " bytes that are no message: " + garbled.getMessage());
        }
    }

    @Override
    public synchronized String toString() {
        return (left == 0 ? "" : "(" + left + " lines before)\n") + String.join("\n", lines);
    }
}
