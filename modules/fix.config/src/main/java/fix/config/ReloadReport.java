package fix.config;

import fix.core.SessionID;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a changed configuration did to a running engine. Immutable.
 *
 * @param added sessions that were not there
 * @param removed sessions that are not there any more; their places stay in the store
 * @param restarted sessions that were logged out and came back with other settings, at the numbers where they were
 * @param followed sessions that kept their connection and follow the new settings from now on
 * @param deferred sessions that kept their connection, and get their new settings when it ends
 * @param listeners where the engine listens from now on, or no more, in words
 * @param unchanged how many sessions are as they were
 * @param failed what could not be carried out, and why; the rest was
 * @param warnings what was not used although it is no error
 */
public record ReloadReport(
        List<SessionID> added, List<SessionID> removed, List<SessionID> restarted, List<SessionID> followed, List<SessionID> deferred, List<String> listeners, int unchanged, Map<SessionID, String> failed,
        List<ConfigProblem> warnings) {

    /** Copies the lists. */
    public ReloadReport {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        restarted = List.copyOf(restarted);
        followed = List.copyOf(followed);
        deferred = List.copyOf(deferred);
        listeners = List.copyOf(listeners);
        failed = Map.copyOf(failed);
        warnings = List.copyOf(warnings);
    }

    /** For people: a line for each session that something happened to, each failure and each warning, and a sum. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        added.forEach(session -> lines.add(session + ": added"));
        removed.forEach(session -> lines.add(session + ": removed"));
        restarted.forEach(session -> lines.add(session + ": changed, and logged on anew"));
        followed.forEach(session -> lines.add(session + ": changed, the connection stays"));
        deferred.forEach(session -> lines.add(session + ": changed, which holds once its connection ends"));
        lines.addAll(listeners);
        var sorted = new TreeMap<String, String>();
        failed.forEach((session, why) -> sorted.put(session.toString(), why));
        sorted.forEach((session, why) -> lines.add(session + ": failed: " + why));
        warnings.forEach(warning -> lines.add("warning: " + warning));
        lines.add("reloaded: " + added.size() + " added, " + removed.size() + " removed, " + (restarted.size() + followed.size() + deferred.size()) + " changed, " + unchanged + " as they were"
                + (failed.isEmpty() ? "" : ", " + failed.size() + " failed"));
        return lines;
    }
}
