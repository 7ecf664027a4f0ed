package checks.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the modules promise one another, compared with a committed file and with the picture of the design. */
class ModuleGraphTest {

    /** The picture: an arrow for each direct need; a module may also require what those reach. */
    private static final Map<String, Set<String>> PICTURE = Map.ofEntries(
            Map.entry("fix.core", Set.of()),
            Map.entry("fix.dictionary.generator", Set.of("fix.core")),
            Map.entry("fix.dictionary", Set.of("fix.core")),
            Map.entry("fix.dictionary.latest", Set.of("fix.core")),
            Map.entry("fix.dictionary.testkit", Set.of("fix.core")),
            Map.entry("fix.session", Set.of("fix.core")),
            Map.entry("fix.store", Set.of("fix.core")),
            Map.entry("fix.store.testkit", Set.of("fix.store")),
            Map.entry("fix.store.sqlite", Set.of("fix.store")),
            Map.entry("fix.store.quickfix", Set.of("fix.store")),
            Map.entry("fix.transport", Set.of()),
            Map.entry("fix.engine", Set.of("fix.core", "fix.session", "fix.store", "fix.transport")),
            Map.entry("fix.crypto", Set.of()),
            Map.entry("fix.crypto.tink", Set.of("fix.crypto")),
            Map.entry("fix.config", Set.of("fix.engine", "fix.crypto")),
            Map.entry("fix.control", Set.of("fix.engine")),
            Map.entry("fix.simulator", Set.of("fix.engine")),
            Map.entry("fix.acceptance", Set.of("fix.engine", "fix.config", "fix.dictionary", "fix.dictionary.latest", "fix.simulator")),
            Map.entry("fix.testkit", Set.of("fix.dictionary.testkit", "fix.engine")),
            Map.entry("fix.bench", Set.of("fix.core")),
            Map.entry("fix.cli", Set.of("fix.bench", "fix.config", "fix.control", "fix.crypto.tink", "fix.dictionary", "fix.acceptance", "fix.simulator", "fix.store.quickfix", "fix.store.sqlite", "fix.testkit")),
            Map.entry("fix.examples", Set.of("fix.config", "fix.dictionary", "fix.simulator", "fix.store.sqlite")),
            Map.entry("fix.examples.store", Set.of("fix.store")));

    /** What each module may require from outside, besides java.base. */
    private static final Map<String, Set<String>> LIBRARIES = Map.ofEntries(
            Map.entry("fix.core", Set.of("java.xml")),
            Map.entry("fix.dictionary.generator", Set.of("java.xml")),
            Map.entry("fix.testkit", Set.of("jdk.management", "org.junit.jupiter.api", "net.jqwik.api")),
            Map.entry("fix.store.testkit", Set.of("org.junit.jupiter.api", "net.jqwik.api")),
            Map.entry("fix.store.sqlite", Set.of("java.sql", "org.xerial.sqlitejdbc", "org.jdbi.v3.core", "io.leangen.geantyref")),
            Map.entry("fix.store.quickfix", Set.of("java.sql")),
            Map.entry("fix.crypto.tink", Set.of("com.google.crypto.tink", "com.google.gson")),
            Map.entry("fix.config", Set.of("org.apache.commons.configuration2")),
            Map.entry("fix.control", Set.of("jdk.net")),
            Map.entry("fix.bench", Set.of("HdrHistogram")),
            Map.entry("fix.cli", Set.of("java.logging", "info.picocli", "org.slf4j", "jul.to.slf4j", "ch.qos.logback.classic", "ch.qos.logback.core")));

    @Test
    void theDescriptorsAreThoseThatWereCommitted() throws IOException {
        var file = Repository.root().resolve("checks/modules/src/test/resources/modules.txt");
        var now = Repository.descriptors().stream().map(ModuleGraphTest::describe).collect(Collectors.joining("\n"));
        if (System.getProperty("golden.update") != null) {
            Files.writeString(file, now);
        }
        var committed = Files.exists(file) ? Files.readString(file) : "";
        if (!now.equals(committed)) {
            fail("the modules' descriptors differ from " + file + " (CONTRIBUTING.md says how to write it anew):\n" + difference(committed, now));
        }
    }

    @Test
    void arrowsPointDownOnly() {
        var wrong = new ArrayList<String>();
        for (var module : Repository.descriptors()) {
            if (!PICTURE.containsKey(module.name())) {
                wrong.add(module.name() + " is not in the picture of this test");
                continue;
            }
            var allowed = reach(module.name());
            for (var required : required(module)) {
                if (required.startsWith("fix.") && !allowed.contains(required)) {
                    wrong.add(module.name() + " requires " + required);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void librariesStandOnlyWhereTheirReasonIs() {
        var wrong = new ArrayList<String>();
        for (var module : Repository.descriptors()) {
            var allowed = LIBRARIES.getOrDefault(module.name(), Set.of());
            for (var required : required(module)) {
                if (!required.startsWith("fix.") && !required.equals("java.base") && !allowed.contains(required)) {
                    wrong.add(module.name() + " requires " + required);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void theEngineBringsNoLibrary() {
        var names = new HashMap<String, ModuleDescriptor>();
        Repository.descriptors().forEach(module -> names.put(module.name(), module));
        var open = new ArrayList<>(List.of("fix.engine"));
        var seen = new HashSet<String>();
        while (!open.isEmpty()) {
            var name = open.removeLast();
            if (seen.add(name) && names.containsKey(name)) {
                open.addAll(required(names.get(name)));
            }
        }
        seen.removeIf(name -> name.startsWith("fix.") || name.startsWith("java."));
        assertEquals(Set.of(), seen);
    }

    @Test
    void aModuleExportsOnlyPackagesBelowItsOwnName() {
        for (var module : Repository.descriptors()) {
            for (var export : module.exports()) {
                assertTrue(export.source().equals(module.name()) || export.source().startsWith(module.name() + "."), module.name() + " exports " + export.source());
            }
        }
    }

    private static Set<String> reach(String module) {
        var reached = new TreeSet<String>();
        for (var next : PICTURE.get(module)) {
            if (reached.add(next)) {
                reached.addAll(reach(next));
            }
        }
        return reached;
    }

    private static Set<String> required(ModuleDescriptor module) {
        return module.requires().stream().map(Requires::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** One module as text: versions, which change without anybody's intent, are left out. */
    private static String describe(ModuleDescriptor module) {
        var lines = new TreeSet<String>();
        for (var requires : module.requires()) {
            if (!requires.modifiers().contains(Requires.Modifier.MANDATED)) {
                var modifiers = requires.modifiers().stream().map(modifier -> modifier.name().toLowerCase() + " ").sorted().collect(Collectors.joining());
                lines.add("    requires " + modifiers + requires.name());
            }
        }
        module.exports().forEach(exports -> lines.add("    exports " + exports.source() + to(exports.targets())));
        module.opens().forEach(opens -> lines.add("    opens " + opens.source() + to(opens.targets())));
        module.uses().forEach(uses -> lines.add("    uses " + uses));
        module.provides().forEach(provides -> lines.add("    provides " + provides.service() + " with " + String.join(", ", provides.providers())));
        return module.name() + "\n" + lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String to(Set<String> targets) {
        return targets.isEmpty() ? "" : " to " + String.join(", ", new TreeSet<>(targets));
    }

    /** The lines that only one side has, under their module's name. */
    private static String difference(String committed, String now) {
        var before = qualified(committed);
        var after = qualified(now);
        var lines = new TreeSet<String>();
        before.stream().filter(line -> !after.contains(line)).forEach(line -> lines.add(line + "   (gone)"));
        after.stream().filter(line -> !before.contains(line)).forEach(line -> lines.add(line + "   (new)"));
        return String.join("\n", lines);
    }

    private static Set<String> qualified(String text) {
        var lines = new TreeSet<String>();
        var module = "";
        for (var line : text.lines().toList()) {
            if (line.startsWith(" ")) {
                lines.add(module + line.replaceFirst(" +", ": "));
            } else if (!line.isBlank()) {
                module = line;
                lines.add(module);
            }
        }
        return lines;
    }
}
