package fix.acceptance;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** What happened during one script, one line an event; the oldest are dropped beyond 10,000. */
final class Transcript {
    private static final int MAX_ENTRIES = 10_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private final List<String> entries = new ArrayList<>();

    void add(Instant at, int client, String what) {
        if (entries.size() == MAX_ENTRIES) {
            entries.removeFirst();
        }
        entries.add(TIME.format(at) + " client " + client + " " + what);
    }

    List<String> entries() {
        return List.copyOf(entries);
    }
}
