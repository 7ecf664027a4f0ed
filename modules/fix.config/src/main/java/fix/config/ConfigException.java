package fix.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration cannot be used. The message has a line for each thing that is wrong, in the order of the file, at most {@value #MOST_SHOWN} of them. */
public final class ConfigException extends Exception {

    private static final long serialVersionUID = 1;
    private static final int MOST_SHOWN = 100;

    private final transient List<ConfigProblem> problems;

    ConfigException(List<ConfigProblem> problems) {
        super(text(problems));
        this.problems = List.copyOf(problems);
    }

    /** All that is wrong, in the order of the file; at least one. */
    public List<ConfigProblem> problems() {
        return problems;
    }

    private static String text(List<ConfigProblem> problems) {
        var lines = problems.stream().limit(MOST_SHOWN).map(ConfigProblem::toString).collect(Collectors.joining("\n"));
        return problems.size() <= MOST_SHOWN ? lines : lines + "\nand more";
    }
}
