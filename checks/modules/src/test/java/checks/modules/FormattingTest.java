package checks.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The form of Java sources, as far as a machine needs to hold it: what makes differences between versions that mean nothing. */
class FormattingTest {
    private static final int LONGEST_LINE = 240;

    private static final Comparator<String> ORDER = Comparator.comparing((String line) -> !line.startsWith("import static")).thenComparing(line -> line.replace(";", ""));
    private static final Pattern IMPORTED = Pattern.compile("import (?:static )?[\\w.]+\\.(\\w+);");

    @Test
    void eachSourceHasTheForm() {
        var found = new ArrayList<String>();
        for (var file : Repository.files(Repository.root(), ".java")) {
            faults(Repository.read(file)).forEach(fault -> found.add(Repository.root().relativize(file) + fault));
        }
        assertEquals(List.of(), found);
    }

    @Test
    void eachFaultIsSeen() {
        assertEquals(List.of(":1: a tab"), faults("\tclass A {}\n"));
        assertEquals(List.of(":1: space at the line's end"), faults("class A {} \n"));
        assertEquals(List.of(":1: a carriage return"), faults("class A {}\r\n"));
        assertEquals(List.of(": no line end at the end"), faults("class A {}"));
        assertEquals(List.of(":1: 241 characters, 240 are allowed"), faults("x".repeat(241) + "\n"));
        assertEquals(List.of(": the imports are not in order, static ones first"), faults("import b.B;\nimport a.A;\nclass C { A a; B b; }\n"));
        assertEquals(List.of(": the imports are not in order, static ones first"), faults("import a.A;\nimport static b.B.c;\nclass C { A a = c; }\n"));
        assertEquals(List.of(": import a.A; is not used"), faults("import a.A;\nclass C { AB b; }\n"));
    }

    private static List<String> faults(String source) {
        var faults = new ArrayList<String>();
        var lines = source.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            var line = lines[i];
            int number = i + 1;
            if (line.indexOf('\t') >= 0) faults.add(":" + number + ": a tab");
            if (line.indexOf('\r') >= 0) faults.add(":" + number + ": a carriage return");
            if (line.endsWith(" ")) faults.add(":" + number + ": space at the line's end");
            if (line.length() > LONGEST_LINE) {
                faults.add(":" + number + ": " + line.length() + " characters, " + LONGEST_LINE + " are allowed");
            }
        }
        if (!source.endsWith("\n")) faults.add(": no line end at the end");
        faults.addAll(importFaults(source));
        return faults;
    }

    private static List<String> importFaults(String source) {
        var faults = new ArrayList<String>();
        var imports = source.lines().filter(line -> line.startsWith("import ") && !line.startsWith("import module")).toList();
        if (!imports.equals(imports.stream().sorted(ORDER).toList())) faults.add(": the imports are not in order, static ones first");
        for (var line : imports) {
            var imported = IMPORTED.matcher(line);
            if (imported.matches() && Pattern.compile("\\b" + imported.group(1) + "\\b").matcher(source).results().limit(2).count() < 2) {
                faults.add(": " + line + " is not used");
            }
        }
        return faults;
    }
}
