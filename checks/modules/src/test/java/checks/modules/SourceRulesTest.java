package checks.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Rules of style that a machine can hold: what a file may know, and how long it may be. */
class SourceRulesTest {

    private static final int LONGEST_FILE = 400;

    /** What a pure module must not know. */
    private static final Pattern IMPURE = Pattern.compile(
            "\\bThread\\b|\\bsynchronized\\b|\\bReentrantLock\\b|\\bClock\\b|\\b(Instant|LocalDate|LocalDateTime|LocalTime|ZonedDateTime|OffsetDateTime)\\.now\\b"
            + "|System\\.(nanoTime|currentTimeMillis|Logger|getLogger|out|err|getenv|getProperty)|java\\.util\\.logging|java\\.net\\.|java\\.nio\\.channels|\\bSocket|\\bRandom\\b|Math\\.random");

    private static final Pattern SLEEP = Pattern.compile("\\bThread\\.sleep\\b|\\bTimeUnit\\.\\w+\\.sleep\\b|\\bLockSupport\\.parkNanos\\b");

    /** What speaks past the events and the log. */
    private static final Pattern CONSOLE = Pattern.compile("\\bSystem\\.(out|err|exit|setOut|setErr)\\b|\\.printStackTrace\\(\\)|\\.dumpStack\\(");

    /** Modules that are programs, or part of the build. */
    private static final List<String> PROGRAMS = List.of("fix.cli", "fix.examples", "fix.dictionary.generator");

    /** A slow way to make text, or to look for some; a message passes here. */
    private static final Pattern SLOW_TEXT = Pattern.compile("\\bString\\.format\\b|\\.formatted\\(|\\bPattern\\b|\\.(split|replaceAll|matches)\\(");

    /** Where each message passes. */
    private static final List<String> HOT = List.of("modules/fix.core/src/main/java/fix/core/codec", "modules/fix.core/src/main/java/fix/core/wire",
            "modules/fix.session/src/main", "modules/fix.transport/src/main", "modules/fix.engine/src/main/java/fix/engine/driver", "modules/fix.engine/src/main/java/fix/engine/threads");

    /** The engine's interpreter runs under a session's lock, whatever it is called by. */
    private static final Pattern WAITS = Pattern.compile(
            "\\bThread\\b|\\bsynchronized\\b|\\b(Reentrant\\w*|Stamped)Lock\\b|\\bCondition\\b|\\bCountDownLatch\\b|\\bSemaphore\\b|\\bBlockingQueue\\b|\\bfix\\.transport\\b"
            + "|\\bjava\\.(net|nio\\.(file|channels))\\b|\\b(File|Socket|Input|Output)\\w*Stream\\b|\\bApplication\\b|\\bEventListener\\b|\\.(wait|join|await\\w*)\\(\\)");

    /** Written in pieces, so that this file passes its own rule. */
    private static final Pattern REGISTRY = Pattern.compile(
            "rep" + "o1?\\.maven\\.|centr" + "al\\.sonatype|s01\\.os" + "s\\.sonatype|oss\\.son" + "atype|maven\\.goog" + "le\\.com|plugins\\.gra" + "dle\\.org|jit" + "pack\\.io|registry\\.n" + "pmjs|pyp" + "i\\.org|artif" + "actory");

    private static final Pattern COMMENT_OR_TEXT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*|\"\"\".*?\"\"\"|\"(\\\\.|[^\"\\\\\\n])*\"|'(\\\\.|[^'\\\\\\n])+'", Pattern.DOTALL);

    @Test
    void thePureModulesKnowNoClockThreadSocketLockOrLogger() {
        var found = new ArrayList<String>();
        for (var module : List.of("modules/fix.core", "modules/fix.session")) {
            found.addAll(lines(Repository.files(Repository.root().resolve(module).resolve("src/main"), ".java"), IMPURE));
        }
        assertEquals(List.of(), found);
    }

    @Test
    void nothingSleeps() {
        assertEquals(List.of(), lines(Repository.files(Repository.root(), ".java"), SLEEP));
    }

    @Test
    void noLibraryWritesToTheConsole() {
        var libraries = mainSources().stream().filter(file -> !PROGRAMS.contains(Repository.root().resolve("modules").relativize(file).getName(0).toString())).toList();
        assertEquals(List.of(), lines(libraries, CONSOLE));
    }

    @Test
    void whereMessagesPassNoTextIsFormattedOrSearchedForByPatterns() {
        var found = new ArrayList<String>();
        HOT.forEach(folder -> found.addAll(lines(Repository.files(Repository.root().resolve(folder), ".java"), SLOW_TEXT)));
        assertEquals(List.of(), found);
    }

    @Test
    void whatRunsUnderASessionsLockCanWaitForNothing() {
        assertEquals(List.of(), lines(Repository.files(Repository.root().resolve("modules/fix.engine/src/main/java/fix/engine/driver"), ".java"), WAITS));
    }

    @Test
    void noFileOfTheProductIsLong() {
        var found = new ArrayList<String>();
        for (var file : mainSources()) {
            long length = Repository.read(file).lines().count();
            if (length > LONGEST_FILE) {
                found.add(file + ": " + length + " lines");
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void eachPackageSaysWhatItIsAndWhoMayCallIt() {
        var packages = new TreeSet<Path>();
        mainSources().stream().filter(file -> !file.endsWith("module-info.java")).forEach(file -> packages.add(file.getParent()));
        packages.removeIf(folder -> Files.exists(folder.resolve("package-info.java")));
        assertTrue(packages.isEmpty(), "without package-info.java: " + packages);
    }

    @Test
    void noHostOfAPackageRegistryIsNamed() {
        var found = new ArrayList<String>();
        for (var file : Repository.files(Repository.root(), "")) {
            if (REGISTRY.matcher(Repository.read(file)).find()) {
                found.add(file.toString());
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void theRulesSeeCodeAndPassOverCommentsAndTexts() {
        assertTrue(SLEEP.matcher(code("x(); Thread.sleep(1);")).find());
        assertFalse(SLEEP.matcher(code("/* Thread.sleep(1) */ x(\"Thread.sleep\"); // Thread.sleep")).find());
        assertTrue(CONSOLE.matcher(code("failed.printStackTrace();")).find());
        assertFalse(CONSOLE.matcher(code("failed.printStackTrace(new PrintWriter(text));")).find());
        assertTrue(SLOW_TEXT.matcher(code("String.format(x, y)")).find());
        assertTrue(WAITS.matcher(code("progress.await();")).find());
        assertTrue(IMPURE.matcher(code("private synchronized void x() {")).find());
        assertTrue(IMPURE.matcher(code("char quote = '\"'; var now = Instant.now(); char other = '\"';")).find());
    }

    private static List<Path> mainSources() {
        return Repository.files(Repository.root().resolve("modules"), ".java").stream().filter(file -> file.toString().contains("src/main/")).toList();
    }

    /** Where the pattern is met, as {@code file:line: text}. */
    private static List<String> lines(List<Path> files, Pattern pattern) {
        var found = new ArrayList<String>();
        for (var file : files) {
            var number = 0;
            for (var line : code(Repository.read(file)).split("\n", -1)) {
                number++;
                if (pattern.matcher(line).find()) {
                    found.add(Repository.root().relativize(file) + ":" + number + ": " + line.strip());
                }
            }
        }
        return found;
    }

    /** The source without comments and literals; the lines stay where they are. */
    private static String code(String source) {
        return COMMENT_OR_TEXT.matcher(source).replaceAll(match -> "\n".repeat((int) match.group().chars().filter(c -> c == '\n').count()));
    }
}
