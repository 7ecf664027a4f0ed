package fix.dictionary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.dictionary.Dictionary;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dictionary of one's own in a module of one's own, in a JVM of its own, as a user has it. */
class UserModuleTest {
    private static final String DICTIONARY = """
            <fix type='FIX' major='4' minor='4'><header><field name='MsgType' required='Y'/></header><trailer><field name='CheckSum' required='Y'/></trailer>
            <messages><message name='Ping' msgtype='U1' msgcat='app'><field name='Nonce' required='Y'/></message></messages>
            <fields><field number='35' name='MsgType' type='STRING'/><field number='10' name='CheckSum' type='STRING'/><field number='9001' name='Nonce' type='INT'/></fields></fix>
            """;
    @TempDir
    private Path folder;

    @Test
    void aProviderInAUsersModuleIsFoundBesideOurs() throws Exception {
        assertEquals("0 FIX.4.4 VENUE.1 (1 messages, 3 fields)\n", run(provider("VENUE.1")));
    }

    @Test
    void twoModulesWithTheSameVersionAreAnErrorThatNamesBoth() throws Exception {
        var output = run(provider("FIX.4.4"));
        assertTrue(output.startsWith("2 two providers have a dictionary for FIX.4.4: "), output);
        assertTrue(output.contains("fix.dictionary.StandardDictionaries in ") && output.contains("venue.Venue in "), output);
        assertTrue(output.endsWith("; remove one of them\n"), output);
    }

    private static String provider(String version) {
        return """
                package venue;
                import fix.core.dictionary.*;
                import java.util.Set;
                public final class Venue implements DictionaryProvider {
                    public Set<String> versions() { return Set.of("%1$s"); }
                    public Dictionary load(String version) { return DictionaryLoader.load(Venue.class.getResourceAsStream("venue.xml"), "venue.xml", version); }
                    public static void main(String... arguments) {
                        try {
                            System.out.println("0 " + Dictionaries.get("FIX.4.4").version() + ' ' + Dictionaries.get("%1$s"));
                        } catch (DictionaryException e) {
                            System.out.println("2 " + e.getMessage());
                        }
                    }
                }
                """.formatted(version);
    }

    private String run(String provider) throws IOException, InterruptedException {
        var sources = Files.createDirectories(folder.resolve("sources/venue"));
        var classes = Files.createDirectories(folder.resolve("classes/venue"));
        Files.writeString(sources.resolve("Venue.java"), provider);
        var descriptor = Files.writeString(sources.resolveSibling("module-info.java"), """
                module venue {
                    requires fix.core;
                    provides fix.core.dictionary.DictionaryProvider with venue.Venue;
                }
                """);
        Files.writeString(classes.resolve("venue.xml"), DICTIONARY);
        var modules = location(Dictionary.class) + File.pathSeparator + location(StandardDictionaries.class);
        var said = new StringWriter();
        var code = ToolProvider.findFirst("javac").orElseThrow().run(new PrintWriter(said), new PrintWriter(said), "-p", modules, "-d", classes.getParent().toString(),
                descriptor.toString(), sources.resolve("Venue.java").toString());
        assertEquals(0, code, said.toString());
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-p", modules + File.pathSeparator + classes.getParent(), "--add-modules", "fix.dictionary",
                "-m", "venue/venue.Venue").redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output.replace(System.lineSeparator(), "\n");
    }

    private static Path location(Class<?> of) {
        return Path.of(URI.create(of.getProtectionDomain().getCodeSource().getLocation().toString()));
    }
}
