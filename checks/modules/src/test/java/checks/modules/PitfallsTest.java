package checks.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/pitfalls.md} and the tests that carry its numbers in their names: each rule is tested, or says why it is not. */
class PitfallsTest {
    /** The method of a test: {@code pitfall8TheResetIsDoneOnce}, {@code pitfall08_theResetIsDoneOnce}, or with several numbers, {@code pitfall8_pitfall9_…}. */
    private static final Pattern TEST = Pattern.compile("\\bvoid (pitfall\\w+)\\(");
    private static final Pattern NUMBER = Pattern.compile("pitfall0*(\\d+)");

    private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| (.+) \\|([^|]*)\\|");
    private static final String UNTESTED = "not tested:";

    @Test
    void eachRuleHasATestOrTheReasonWhyNot() throws IOException {
        var file = Repository.root().resolve("docs/pitfalls.md");
        var tests = testsByRule();
        var committed = Files.readString(file);
        var now = written(committed, tests);
        if (System.getProperty("golden.update") != null) {
            Files.writeString(file, now);
            committed = now;
        }
        assertEquals(List.of(), complaints(committed, tests));
        if (!now.equals(committed)) {
            fail(file + " does not name the tests that there are (CONTRIBUTING.md says how to write it anew)");
        }
    }

    @Test
    void aRuleWithoutATestIsComplainedAboutUnlessItSaysWhy() {
        var rows = "| 1 | one | |\n| 2 | two | not tested: no sockets yet |\n| 3 | three | |\n";
        var tests = new TreeMap<Integer, Set<String>>();
        tests.put(3, Set.of("A"));
        tests.put(4, Set.of("B"));
        assertEquals(List.of("rule 1 has no test, and does not say why (" + UNTESTED + " …)", "there are tests for rule 4, which docs/pitfalls.md does not have"), complaints(rows, tests));
    }

    @Test
    void theTestsOfARuleAreWrittenIntoItsRow() {
        var tests = new TreeMap<Integer, Set<String>>();
        tests.put(2, Set.of("fix.a ATest"));
        assertEquals("| 1 | one | not tested: why |\n| 2 | two | fix.a ATest |\n", written("| 1 | one | not tested: why |\n| 2 | two | not tested: old |\n", tests));
    }

    private static List<String> complaints(String text, TreeMap<Integer, Set<String>> tests) {
        var complaints = new ArrayList<String>();
        var rules = new TreeSet<Integer>();
        for (var line : text.lines().toList()) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                int rule = Integer.parseInt(row.group(1));
                rules.add(rule);
                if (!tests.containsKey(rule) && !row.group(3).contains(UNTESTED)) {
                    complaints.add("rule " + rule + " has no test, and does not say why (" + UNTESTED + " …)");
                }
            }
        }
        tests.keySet().stream().filter(rule -> !rules.contains(rule))
                .forEach(rule -> complaints.add("there are tests for rule " + rule + ", which docs/pitfalls.md does not have"));
        return complaints;
    }

    private static String written(String text, TreeMap<Integer, Set<String>> tests) {
        return text.lines().map(line -> {
            var row = ROW.matcher(line);
            if (!row.matches() || !tests.containsKey(Integer.parseInt(row.group(1)))) {
                return line;
            }
            return "| " + row.group(1) + " | " + row.group(2) + " | " + String.join(", ", tests.get(Integer.parseInt(row.group(1)))) + " |";
        }).collect(Collectors.joining("\n", "", "\n"));
    }

    /** The classes whose tests carry a rule's number, with their module. */
    private static TreeMap<Integer, Set<String>> testsByRule() throws IOException {
        var tests = new TreeMap<Integer, Set<String>>();
        for (var file : Repository.files(Repository.root(), ".java")) {
            if (!file.endsWith("PitfallsTest.java")) {
                var found = TEST.matcher(Files.readString(file, StandardCharsets.UTF_8));
                while (found.find()) {
                    NUMBER.matcher(found.group(1)).results()
                            .forEach(number -> tests.computeIfAbsent(Integer.parseInt(number.group(1)), _ -> new TreeSet<>()).add(name(file)));
                }
            }
        }
        return tests;
    }

    private static String name(Path file) {
        var module = Repository.root().relativize(file).getName(1).toString();
        return module + " " + file.getFileName().toString().replace(".java", "");
    }
}
