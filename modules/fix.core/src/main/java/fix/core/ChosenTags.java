package fix.core;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/**
 * The tags that somebody has chosen to be secret, beside those that are so always. They hold for the whole process, since the text of a message knows no session, and are
 * never taken back: what was secret once stays out of every log. Safe for use by many threads.
 */
final class ChosenTags {
    /** What stores must not hold, in order. */
    private static final AtomicReference<int[]> UNKEPT = new AtomicReference<>(new int[0]);
    /** What nobody is to read, in order: those, and the ones that stores may hold. */
    private static final AtomicReference<int[]> UNSHOWN = new AtomicReference<>(new int[0]);

    private ChosenTags() {}

    /** Not shown and not kept. */
    static void mask(Set<Integer> more) {
        hide(more);
        UNKEPT.updateAndGet(tags -> with(tags, more));
    }

    /** Not shown; kept as they are. */
    static void hide(Set<Integer> more) {
        for (int tag : more) {
            if (tag < 1 || Tags.isWrittenBySession(tag)) {
                throw new IllegalArgumentException("tag " + tag + " cannot be masked: allowed are tags that the session does not write itself");
            }
        }
        UNSHOWN.updateAndGet(tags -> with(tags, more));
    }

    private static int[] with(int[] tags, Set<Integer> more) {
        return IntStream.concat(Arrays.stream(tags), more.stream().mapToInt(Integer::intValue)).sorted().distinct().toArray();
    }

    static boolean isUnshown(int tag) {
        return contains(UNSHOWN.get(), tag);
    }

    static boolean isUnkept(int tag) {
        return contains(UNKEPT.get(), tag);
    }

    private static boolean contains(int[] chosen, int tag) {
        return chosen.length != 0 && Arrays.binarySearch(chosen, tag) >= 0;
    }

    static int[] unkept() {
        return UNKEPT.get();
    }
}
