package interop;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The events of one party in their order, in {@link CommandLoop}'s words. Safe for use by many threads. */
final class Transcript {
    private static final int TOLD_AT_MOST = 60;

    private final String party;
    private final List<String> lines = new ArrayList<>();
    private final Set<String> distinct = new HashSet<>();
    private boolean ended;
    private Supplier<String> rest = () -> "";

    Transcript(String party) {
        this.party = party;
    }

    synchronized void add(String line) {
        lines.add(line);
        distinct.add(line);
        notifyAll();
    }

    /** What complaints say besides: how it looked elsewhere. */
    synchronized void alongside(Supplier<String> rest) {
        this.rest = rest;
    }

    /** The party has ended: nothing more comes. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** The party begins, perhaps once more. */
    synchronized void begin() {
        ended = false;
    }

    /** The place to look from for what comes after now. */
    synchronized int mark() {
        return lines.size();
    }

    /** What follows {@code word} in each event that begins with it. */
    synchronized List<String> all(String word) {
        return since(0, word);
    }

    private List<String> since(int mark, String word) {
        var found = new ArrayList<String>();
        for (var line : lines.subList(mark, lines.size())) {
            if (line.equals(word)) {
                found.add("");
            } else if (line.startsWith(word + " ")) {
                found.add(line.substring(word.length() + 1));
            }
        }
        return found;
    }

    /** Waits for such an event after {@code mark}, and gives what follows the word. */
    synchronized String await(int mark, String word) throws InterruptedException {
        Patience.await(this, () -> ended || !since(mark, word).isEmpty(), () -> "no " + word + " came" + all());
        var found = since(mark, word);
        if (found.isEmpty()) {
            throw new AssertionError("no " + word + " came before the party ended" + all());
        }
        return found.getFirst();
    }

    /** Waits until the event itself has come, since the beginning. */
    synchronized void await(String line) throws InterruptedException {
        Patience.await(this, () -> ended || distinct.contains(line), () -> "'" + line + "' did not come" + all());
        if (!distinct.contains(line)) {
            throw new AssertionError("'" + line + "' did not come before the party ended" + all());
        }
    }

    private String all() {
        return this + rest.get();
    }

    /** The party and its last events. */
    @Override
    public synchronized String toString() {
        var last = lines.subList(Math.max(0, lines.size() - TOLD_AT_MOST), lines.size());
        return "\n--- " + party + "\n" + String.join("\n", last);
    }
}
