package checks.coverage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The lines of each module that tests reach and miss, as JaCoCo's report in CSV tells them. */
final class Coverage {
    private final Map<String, Lines> modules = new TreeMap<>();

    /** Lines of code that some test ran, and those that none did. */
    record Lines(long covered, long missed) {

        Lines plus(Lines other) {
            return new Lines(covered + other.covered, missed + other.missed);
        }

        double percent() {
            return 100.0 * covered / (covered + missed);
        }
    }

    /**
     * Reads a report.
     *
     * @throws IllegalArgumentException when it does not have the columns of such a report
     */
    static Coverage read(List<String> csv) {
        var columns = csv.isEmpty() ? List.<String>of() : List.of(csv.getFirst().split(","));
        int group = column(columns, "GROUP");
        int covered = column(columns, "LINE_COVERED");
        int missed = column(columns, "LINE_MISSED");
        var coverage = new Coverage();
        for (var row : csv.subList(1, csv.size())) {
            var cells = row.split(",");
            var module = cells[group].substring(cells[group].lastIndexOf('/') + 1);
            coverage.modules.merge(module, new Lines(Long.parseLong(cells[covered]), Long.parseLong(cells[missed])), Lines::plus);
        }
        return coverage;
    }

    private static int column(List<String> columns, String name) {
        int at = columns.indexOf(name);
        if (at < 0) {
            throw new IllegalArgumentException("the report has no column " + name + ": " + columns);
        }
        return at;
    }

    /** What is wrong, a line for each module that is not above the limit or of which the report knows no covered line; nothing when all is well. */
    List<String> complaints(Collection<String> expected, double limitPercent) {
        var complaints = new ArrayList<String>();
        for (var module : expected) {
            var lines = modules.getOrDefault(module, new Lines(0, 0));
            if (lines.covered() == 0) {
                complaints.add(module + ": no covered line is known; is it a dependency of checks/coverage, and did its tests run with the agent?");
            } else if (lines.percent() <= limitPercent) {
                complaints.add("%s: %.1f %% of %d lines are covered, which is not above %.1f %%".formatted(
                        module, lines.percent(), lines.covered() + lines.missed(), limitPercent));
            }
        }
        return complaints;
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        modules.forEach((module, lines) -> text.append("%-20s %5.1f %% of %5d lines%n".formatted(module, lines.percent(), lines.covered() + lines.missed())));
        return text.toString();
    }
}
