package fix.dictionary.generator;

import fix.core.dictionary.Dictionary;
import fix.core.dictionary.DictionaryException;
import fix.core.dictionary.DictionaryLoader;
import fix.core.dictionary.DictionaryWriter;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Turns dictionaries in XML into the compact resources and the constants of one package.
 *
 * <pre>Generator PACKAGE XML-FOLDER RESOURCE-FOLDER SOURCE-FOLDER VERSION=FILE...</pre>
 *
 * The versions are given from the oldest to the newest; where they differ about a name, the newest decides (see {@link Constants}). A file that would not
 * change is not written, so that nothing is compiled anew without need.
 */
public final class Generator {
    private Generator() {
    }

    /** Ends with code 2 and one line on standard error when an argument or a dictionary is wrong. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 5) {
            fail("usage: Generator PACKAGE XML-FOLDER RESOURCE-FOLDER SOURCE-FOLDER VERSION=FILE...");
        }
        var packagePath = arguments[0].replace('.', '/');
        try {
            var dictionaries = load(Path.of(arguments[1]), Arrays.asList(arguments).subList(4, arguments.length));
            for (var dictionary : dictionaries) {
                var compact = new ByteArrayOutputStream();
                DictionaryWriter.write(dictionary, compact);
                write(Path.of(arguments[2], packagePath, dictionary.version() + ".dictionary"), compact.toByteArray());
            }
            for (var source : sources(arguments[0], dictionaries).entrySet()) {
                write(Path.of(arguments[3], packagePath, source.getKey() + ".java"), source.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (DictionaryException | IllegalArgumentException e) {
            fail(e.getMessage());
        }
    }

    /** The generated classes of some versions, oldest first: source text by class name. */
    static Map<String, String> sources(String packageName, List<Dictionary> dictionaries) {
        return new Constants(packageName, dictionaries).sources();
    }

    private static List<Dictionary> load(Path folder, List<String> versions) throws IOException {
        var dictionaries = new ArrayList<Dictionary>();
        for (var entry : versions) {
            var parts = entry.split("=", 2);
            if (parts.length < 2) {
                throw new IllegalArgumentException("'" + entry + "' is not of the form VERSION=FILE");
            }
            try (var in = new BufferedInputStream(Files.newInputStream(folder.resolve(parts[1])))) {
                dictionaries.add(DictionaryLoader.load(in, parts[1], parts[0]));
            }
        }
        return dictionaries;
    }

    private static void write(Path file, byte[] content) throws IOException {
        if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), content)) {
            return;
        }
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private static void fail(String message) {
        System.err.println(message);
        System.exit(2);
    }
}
