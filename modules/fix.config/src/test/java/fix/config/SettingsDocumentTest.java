package fix.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsDocumentTest {

    @Test
    void theDocumentIsWhatTheSchemaSays() throws IOException {
        var file = root().resolve("docs/settings.md");
        if (System.getProperty("golden.update") != null) {
            Files.writeString(file, SettingsDocument.markdown());
        }
        assertEquals(SettingsDocument.markdown(), Files.exists(file) ? Files.readString(file) : "", "docs/settings.md is not what the schema says; CONTRIBUTING.md says how to write it anew");
    }

    /** The folder above this module that holds the documentation. */
    private static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs/decisions"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
