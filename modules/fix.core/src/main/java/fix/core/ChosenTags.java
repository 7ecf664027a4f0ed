package fix.core;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The tags that somebody has chosen to be secret, beside those that are so always. They hold for the whole process, since the text of a message knows no session, and are
 * never taken back: what was secret once stays out of every log. Safe for use by many threads.
 */
final class ChosenTags {
    /** In order; replaced, never changed. */
    private static volatile int[] tags = {};

    private ChosenTags() {}

    static void add(Set<Integer> more) {
        for (int tag : more) {
            if (tag < 1 || Tags.isWrittenBySession(tag)) {
                throw new IllegalArgumentException("tag " + tag + " cannot be masked: allowed are tags that the session does not write itself");
            }
        }
        tags = IntStream.concat(Arrays.stream(tags), more.stream().mapToInt(Integer::intValue)).sorted().distinct().toArray();
    }

    static boolean contains(int tag) {
        var chosen = tags;
        return chosen.length != 0 && Arrays.binarySearch(chosen, tag) >= 0;
    }

    static int[] all() {
        return tags;
    }
}
