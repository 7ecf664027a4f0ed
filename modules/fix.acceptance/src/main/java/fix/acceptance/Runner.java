package fix.acceptance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs scripts: those of one session (one BeginString) in the order given, but with those that wait for timers last; different sessions side by side, each on a virtual thread with a line of its
 * own. Thread-safe.
 */
public final class Runner {
    private final Supplier<? extends Line> lines;
    private final RunnerSettings settings;

    /** @param lines makes a line to the server for each session; the runner closes it */
    public Runner(Supplier<? extends Line> lines, RunnerSettings settings) {
        this.lines = lines;
        this.settings = settings;
    }

    /**
     * Plays the scripts and returns when all have ended. A script that fails does not stop the others.
     *
     * @param progress told of each result as it comes, one at a time, from the threads of the sessions
     */
    public Summary run(Collection<Script> scripts, Consumer<ScriptResult> progress) {
        long start = System.nanoTime();
        var sessions = new LinkedHashMap<String, List<Script>>();
        scripts.forEach(script -> sessions.computeIfAbsent(script.beginString(), key -> new ArrayList<>()).add(script));
        var results = new HashMap<Script, ScriptResult>();
        Consumer<ScriptResult> collector = result -> {
            synchronized (results) {
                results.put(result.script(), result);
                progress.accept(result);
            }
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var runs = sessions.values().stream().<Future<?>>map(session -> threads.submit(() -> runSession(session, collector))).toList();
            runs.forEach(Runner::await);
        }
        return new Summary(inOrder(scripts, results), Duration.ofNanos(System.nanoTime() - start));
    }

    /** Plays the scripts without telling of progress. */
    public Summary run(Collection<Script> scripts) {
        return run(scripts, result -> {});
    }

    private void runSession(List<Script> scripts, Consumer<ScriptResult> collector) {
        var slowLast = scripts.stream().sorted(Comparator.comparing(Script::isSlow)).toList();
        try (var line = lines.get()) {
            var player = new Player(line, settings);
            slowLast.forEach(script -> collector.accept(player.play(script)));
        }
    }

    private static List<ScriptResult> inOrder(Collection<Script> scripts, Map<Script, ScriptResult> results) {
        synchronized (results) {
            return scripts.stream().map(results::get).toList();
        }
    }

    /** What a session's thread threw is thrown here: scripts fail without exceptions, so it is a bug or a broken line. */
    private static void await(Future<?> run) {
        try {
            run.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while scripts ran", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a session's scripts could not be run: " + e.getCause(), e.getCause());
        }
    }
}
