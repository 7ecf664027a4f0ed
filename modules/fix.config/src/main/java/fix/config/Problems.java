package fix.config;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong in one configuration: each thing once, and no more than anybody reads. */
final class Problems {

    private static final int MOST_KEPT = 1_000;

    private final String source;
    private final Set<ConfigProblem> kept = new LinkedHashSet<>();
    private boolean hasErrors;

    Problems(String source) {
        this.source = source;
    }

    /** Line 0 is no line in particular. What is said of {@code [DEFAULT]} for every session is kept once. */
    void error(int line, String key, String text) {
        add(new ConfigProblem(ConfigProblem.Severity.ERROR, source, line, key, text));
    }

    void warning(int line, String key, String text) {
        add(new ConfigProblem(ConfigProblem.Severity.WARNING, source, line, key, text));
    }

    private void add(ConfigProblem problem) {
        boolean isFirstError = problem.severity() == ConfigProblem.Severity.ERROR && !hasErrors;
        if (kept.size() < MOST_KEPT || isFirstError) {
            hasErrors |= isFirstError;
            kept.add(problem);
        }
    }

    boolean hasErrors() {
        return hasErrors;
    }

    /** The errors in the order of the file. */
    List<ConfigProblem> errors() {
        return of(ConfigProblem.Severity.ERROR);
    }

    /** The warnings in the order of the file. */
    List<ConfigProblem> warnings() {
        return of(ConfigProblem.Severity.WARNING);
    }

    private List<ConfigProblem> of(ConfigProblem.Severity severity) {
        return kept.stream().filter(problem -> problem.severity() == severity).sorted(Comparator.comparingInt(ConfigProblem::line)).toList();
    }
}
