package fix.config;

import fix.config.IniText.Entry;
import fix.config.IniText.Kind;
import fix.config.IniText.Section;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/**
 * A configuration's file and those that it includes, as one. What an included file's {@code [DEFAULT]} says holds where the including one, and the
 * files included before, say nothing; its other sections come first. A path is relative to the folder of the file that it stands in; its last part may have {@code *} and {@code ?}, and then the
 * files come in the order of their names.
 */
final class IniFiles {

    private static final int LONGEST_FILE = 16 * 1024 * 1024;
    private static final int DEEPEST = 16;
    private static final int MOST_FILES = 1_000;

    private final Problems problems;
    private final Section defaults;
    private final List<Section> sections = new ArrayList<>();
    private final Map<String, Origin> names = new HashMap<>();
    private final Set<Path> files = new LinkedHashSet<>();

    private IniFiles(String source, Problems problems) {
        this.problems = problems;
        defaults = Section.of(Kind.DEFAULT, "", Origin.of(source));
    }

    /** Reads a text, with its includes relative to the present folder. */
    static IniFiles of(String source, String text, Problems problems) {
        var all = new IniFiles(source, problems);
        all.take(source, text, Path.of(""), List.of());
        return all;
    }

    /** Reads a file. */
    static IniFiles of(Path file, Problems problems) {
        var all = new IniFiles(file.toString(), problems);
        all.read(file, Origin.of(file.toString()), "", List.of());
        return all;
    }

    Section defaults() {
        return defaults;
    }

    List<Section> sections() {
        return sections;
    }

    /** The files that were read, or would have been. */
    Set<Path> files() {
        return files;
    }

    private void read(Path file, Origin from, String key, List<Path> above) {
        var real = file.toAbsolutePath().normalize();
        files.add(real);
        if (above.contains(real)) {
            problems.error(from, key, "includes itself: " + file);
            return;
        }
        if (above.size() >= DEEPEST || files.size() > MOST_FILES) {
            problems.error(from, key, "includes too much: at most " + MOST_FILES + " files, " + DEEPEST + " deep");
            return;
        }
        try {
            var text = text(file);
            var path = new ArrayList<>(above);
            path.add(real);
            take(file.toString(), text, file.toAbsolutePath().getParent(), path);
        } catch (IOException failed) {
            problems.error(from, key, key.isEmpty() ? "cannot be read: " + reason(failed) : file + " cannot be read: " + reason(failed));
        }
    }

    private void take(String source, String text, Path folder, List<Path> above) {
        var ini = IniText.parse(source, text.startsWith("\uFEFF") ? text.substring(1) : text, problems);
        ini.defaults().entries().values().forEach(entry -> defaults.entries().putIfAbsent(entry.key(), entry));
        ini.includes().forEach(include -> include(include, folder, above));
        ini.sections().forEach(this::add);
    }

    private void add(Section section) {
        if (!section.name().isEmpty()) {
            var twin = names.putIfAbsent(section.head(), section.origin());
            if (twin != null) {
                problems.error(section.origin(), section.head(), "has the name of the one " + twin.seenFrom(section.origin()) + "; each needs a name of its own");
                return;
            }
        }
        sections.add(section);
    }

    private void include(Entry include, Path folder, List<Path> above) {
        try {
            var path = folder.resolve(include.value());
            if (include.value().isEmpty() || path.getFileName() == null) {
                problems.error(include.valueOrigin(), include.key(), "names no file");
            } else if (path.getFileName().toString().matches(".*[*?].*")) {
                for (var file : matching(path)) {
                    read(file, include.valueOrigin(), include.key(), above);
                }
            } else {
                read(folder.toString().isEmpty() ? Path.of(include.value()) : path, include.valueOrigin(), include.key(), above);
            }
        } catch (InvalidPathException | PatternSyntaxException | IOException | DirectoryIteratorException failed) {
            problems.error(include.valueOrigin(), include.key(), "no files are found there: " + reason(failed));
        }
    }

    private static List<Path> matching(Path pattern) throws IOException {
        try (var found = Files.newDirectoryStream(pattern.toAbsolutePath().getParent(), pattern.getFileName().toString())) {
            var files = new ArrayList<Path>();
            found.forEach(files::add);
            return files.stream().filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String text(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(LONGEST_FILE + 1);
            if (bytes.length > LONGEST_FILE) {
                throw new IOException("it is longer than " + LONGEST_FILE + " bytes");
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        }
    }

    /** What kept a file from being read, in a few words. */
    static String reason(Exception e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such file";
            case CharacterCodingException _ -> "it is not UTF-8";
            case AccessDeniedException _ -> "this user may not read it";
            default -> String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        };
    }
}
