package fix.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was meant. */
final class Spelling {

    /** Longer words than any setting are nobody's slip of the pen, and cost time. */
    private static final int LONGEST = 64;

    private Spelling() {
    }

    /** The first of the nearest words, when at most a third of its letters (two for short ones) were mistaken; case counts as no mistake. */
    static Optional<String> nearest(String word, List<String> known) {
        if (word.isEmpty() || word.length() > LONGEST) {
            return Optional.empty();
        }
        String best = null;
        int fewest = Integer.MAX_VALUE;
        for (var candidate : known) {
            int mistakes = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (mistakes < fewest) {
                best = candidate;
                fewest = mistakes;
            }
        }
        return best != null && fewest <= Math.max(2, best.length() / 3) && fewest < best.length() ? Optional.of(best) : Optional.empty();
    }

    /** How many letters must be put in, taken out, exchanged, or swapped with their neighbour to make one word of the other. */
    private static int distance(String a, String b) {
        var beforeLast = new int[b.length() + 1];
        var last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            var row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int exchanged = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(exchanged, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }
}
