package checks.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Whatever a user of a module can name says what it is. (Doclint, in the profile analysis, reads whether what is said is in order; its
 * rule about what is missing wants a line for each parameter too, and is off.)
 */
class DocumentationTest {
    private static final Pattern EXPORT = Pattern.compile("exports ([\\w.]+)\\s*;");
    /** A public class, or a public or protected method or constructor of one. */
    private static final Pattern PUBLIC = Pattern.compile("^ {0,4}(public|protected) (?!static void main)[^=;]*?(\\b(class|interface|record|enum)\\b|\\().*");

    @Test
    void allThatAModuleExportsIsDocumented() {
        var found = new ArrayList<String>();
        for (var descriptor : Repository.files(Repository.root().resolve("modules"), "module-info.java")) {
            EXPORT.matcher(Repository.read(descriptor)).results().map(export -> descriptor.resolveSibling(export.group(1).replace('.', '/')))
                    .forEach(folder -> found.addAll(undocumented(folder)));
        }
        assertEquals(List.of(), found);
    }

    @Test
    void whatLacksACommentIsSeen() {
        assertEquals(List.of("1: public class A {", "2: public A() {", "6: public void c() {"), undocumented("""
                public class A {
                    public A() {
                    }
                    /** Says b. */
                    public void b() {}
                    public void c() {}
                    @Override
                    public String toString() { return ""; }
                    void d() {}
                }
                """.replace("c() {}", "c() {")));
    }

    private static List<String> undocumented(Path folder) {
        var found = new ArrayList<String>();
        for (var file : Repository.files(folder, ".java")) {
            if (file.getParent().equals(folder)) {
                undocumented(Repository.read(file)).forEach(line -> found.add(Repository.root().relativize(file) + ":" + line));
            }
        }
        return found;
    }

    private static List<String> undocumented(String source) {
        var found = new ArrayList<String>();
        var lines = source.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (PUBLIC.matcher(lines[i]).matches() && !isDocumented(lines, i)) {
                found.add(i + 1 + ": " + lines[i].strip());
            }
        }
        return found;
    }

    /** A comment stands before it and its annotations, or it overrides what has one. */
    private static boolean isDocumented(String[] lines, int at) {
        int before = at - 1;
        while (before >= 0 && lines[before].strip().startsWith("@")) {
            if (lines[before].contains("@Override")) return true;
            before--;
        }
        return before >= 0 && lines[before].strip().endsWith("*/");
    }
}
