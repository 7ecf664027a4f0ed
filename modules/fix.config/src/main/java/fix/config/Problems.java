package fix.config;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong in one configuration: each thing once, and no more than anybody reads. */
final class Problems {

    private static final int MOST_KEPT = 1_000;

    private final Set<ConfigProblem> kept = new LinkedHashSet<>();
    private final Set<String> sources = new LinkedHashSet<>();
    private boolean hasErrors;

    /** What is said of {@code [DEFAULT]} for every session is kept once. */
    void error(Origin at, String key, String text) {
        add(new ConfigProblem(ConfigProblem.Severity.ERROR, at, key, text));
    }

    void warning(Origin at, String key, String text) {
        add(new ConfigProblem(ConfigProblem.Severity.WARNING, at, key, text));
    }

    private void add(ConfigProblem problem) {
        boolean isFirstError = problem.severity() == ConfigProblem.Severity.ERROR && !hasErrors;
        if (kept.size() < MOST_KEPT || isFirstError) {
            hasErrors |= isFirstError;
            kept.add(problem);
            sources.add(problem.origin().source());
        }
    }

    boolean hasErrors() {
        return hasErrors;
    }

    /** The errors, those of one file in its order. */
    List<ConfigProblem> errors() {
        return of(ConfigProblem.Severity.ERROR);
    }

    /** The warnings, those of one file in its order. */
    List<ConfigProblem> warnings() {
        return of(ConfigProblem.Severity.WARNING);
    }

    private List<ConfigProblem> of(ConfigProblem.Severity severity) {
        var files = List.copyOf(sources);
        return kept.stream().filter(problem -> problem.severity() == severity)
                .sorted(Comparator.comparingInt((ConfigProblem problem) -> files.indexOf(problem.origin().source())).thenComparingInt(problem -> problem.origin().line()))
                .toList();
    }
}
