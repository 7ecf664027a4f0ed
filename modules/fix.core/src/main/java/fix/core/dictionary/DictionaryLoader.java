package fix.core.dictionary;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads dictionaries in QuickFIX's XML format, or as a FIX Orchestra repository: the root element tells which.
 *
 * <p>Document types and external entities are refused. Whatever is wrong is a {@link DictionaryException} that names the source, the line, what is wrong
 * and, where the choice is small, what is allowed.
 */
public final class DictionaryLoader {
    private DictionaryLoader() {
    }

    /** Reads a file. Its version is what its root element says. */
    public static Dictionary load(Path file) {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            return load(in, file.toString());
        } catch (NoSuchFileException e) {
            throw new DictionaryException("dictionary " + file + " does not exist", e);
        } catch (IOException e) {
            throw new DictionaryException("dictionary " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Reads a stream to its end without closing it; {@code source} is what messages of errors call it. The version is what the root element says. */
    public static Dictionary load(InputStream in, String source) {
        var root = XmlElement.parse(in, source);
        if (isOrchestra(root)) {
            var orchestra = new OrchestraBuilder(source, root);
            return orchestra.build(orchestra.version());
        }
        return new DictionaryBuilder(source, root).build(DictionaryBuilder.versionOf(source, root));
    }

    /** The same, under a version of the caller's choice: the files of the service packs of FIX 5.0 do not say which one they are. */
    public static Dictionary load(InputStream in, String source, String version) {
        var root = XmlElement.parse(in, source);
        return isOrchestra(root) ? new OrchestraBuilder(source, root).build(version) : new DictionaryBuilder(source, root).build(version);
    }

    private static boolean isOrchestra(XmlElement root) {
        return root.name().equals("repository");
    }
}
