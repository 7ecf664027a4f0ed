package fix.simulator;

import fix.core.GarbledMessageException;
import fix.core.Message;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;

/**
 * What happened in a run: a hash over all of it, and the last part for people. An entry is put into words only when someone reads it,
 * since a run has thousands of them.
 */
final class History {
    private record Entry(long time, String who, String what, Object detail) {
        @Override
        public String toString() {
            return "%14.6f %-10s %-12s %s".formatted(time / 1e9, who, what, detail instanceof byte[] frame ? readable(frame) : detail);
        }

        private static String readable(byte[] frame) {
            try {
                return Message.parse(frame).toString();
            } catch (GarbledMessageException e) {
                return frame.length + " bytes that are no message";
            }
        }
    }

    private final Scheduler scheduler;
    private final int kept;
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private long hash = 1;

    /** @param kept how many of the last entries can be read */
    History(Scheduler scheduler, int kept) {
        this.scheduler = scheduler;
        this.kept = kept;
    }

    /**
     * Adds an entry.
     *
     * @param detail a text, a number, a duration or the bytes of a frame, which nobody changes any more
     */
    void add(String who, String what, Object detail) {
        mix(scheduler.now());
        mix(who.hashCode());
        mix(what.hashCode());
        mix(switch (detail) {
            case byte[] bytes -> hash(bytes);
            case String text -> text.hashCode();
            case Long number -> number;
            case Duration duration -> duration.toNanos();
            default -> throw new IllegalArgumentException("no entry is made of " + detail.getClass());
        });
        if (kept > 0) {
            if (entries.size() == kept) {
                entries.remove();
            }
            entries.add(new Entry(scheduler.now(), who, what, detail));
        }
    }

    private void mix(long value) {
        hash = (hash ^ value) * 0x9E3779B97F4A7C15L;
        hash ^= hash >>> 32;
    }

    private static long hash(byte[] bytes) {
        long hash = bytes.length;
        for (byte b : bytes) {
            hash = 31 * hash + b;
        }
        return hash;
    }

    /** Equal for equal histories, from the first entry on. */
    long hash() {
        return hash;
    }

    /** The last entries, in words: seconds, who, what. */
    List<String> lines() {
        return entries.stream().map(Entry::toString).toList();
    }
}
