package checks.modules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The working copy that the checks read: its modules' descriptors and its files. */
final class Repository {

    private Repository() {
    }

    /** The folder of the root pom: the first one upwards that holds {@code modules} and {@code checks}. */
    static Path root() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("modules")) && Files.isDirectory(folder.resolve("checks"))) {
                return folder;
            }
        }
        throw new IllegalStateException("no folder above " + Path.of("").toAbsolutePath() + " holds modules and checks");
    }

    /** The descriptors of what was built, sorted by name. Every folder in {@code modules} has one. */
    static List<ModuleDescriptor> descriptors() {
        try (var folders = Files.list(root().resolve("modules"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml"))).sorted().map(Repository::descriptor).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ModuleDescriptor descriptor(Path module) {
        return ModuleFinder.of(module.resolve("target/classes")).find(module.getFileName().toString())
                .orElseThrow(() -> new IllegalStateException(module + " was not built, or its folder and its module differ in name")).descriptor();
    }

    /** All files under {@code folder} of the repository whose name ends in {@code suffix}; what is built or git's own is left out. */
    static List<Path> files(Path folder, String suffix) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).filter(Repository::isSource).filter(file -> file.toString().endsWith(suffix)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSource(Path file) {
        for (var part : root().relativize(file)) {
            var name = part.toString();
            if (name.equals("target") || name.equals(".git") || name.equals("var")) {
                return false;
            }
        }
        return true;
    }
}
