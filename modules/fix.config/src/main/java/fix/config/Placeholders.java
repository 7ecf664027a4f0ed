package fix.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Puts into a value what it asks for: {@code ${env:NAME}} an environment variable, {@code ${file:PATH}} a file's text without the line end at its end.
 * <code>$$&#123;</code> is a plain <code>$&#123;</code>. What is put in is taken as it is, and never looked through again: it may be a secret.
 */
final class Placeholders {

    private static final int LONGEST_FILE = 64 * 1024;
    private static final String ALLOWED = "allowed: ${env:NAME}, ${file:PATH}, and $${ for a plain ${";

    private static final Pattern FILE = Pattern.compile("\\$\\{file:([^}]*)}");

    private final Function<String, String> environment;
    private final Set<Path> files = new LinkedHashSet<>();

    /** What looks up a variable of the environment, null when it is not set. */
    Placeholders(Function<String, String> environment) {
        this.environment = environment;
    }

    /** The files that were asked for so far, those too that could not be read. */
    Set<Path> files() {
        return files;
    }

    /** The files that a value asks for. */
    static List<Path> filesIn(String value) {
        return FILE.matcher(value).results().flatMap(match -> {
            try {
                return Stream.of(Path.of(match.group(1)));
            } catch (InvalidPathException told) {
                return Stream.of();
            }
        }).toList();
    }

    /** Whether a value is nothing but a placeholder. */
    static boolean isOne(String value) {
        return value.startsWith("${") && value.indexOf('}') == value.length() - 1;
    }

    /** The value with everything put in. An {@link IllegalArgumentException} says what is wrong, without repeating more than a placeholder's name. */
    String fill(String value) {
        var filled = new StringBuilder();
        int at = 0;
        while (true) {
            int dollar = value.indexOf("${", at);
            if (dollar < 0) {
                return filled.append(value, at, value.length()).toString();
            }
            if (dollar > at && value.charAt(dollar - 1) == '$') {
                filled.append(value, at, dollar - 1).append("${");
                at = dollar + 2;
                continue;
            }
            int end = value.indexOf('}', dollar);
            if (end < 0) {
                throw new IllegalArgumentException("a ${ without its }; " + ALLOWED);
            }
            filled.append(value, at, dollar).append(lookUp(value.substring(dollar + 2, end)));
            at = end + 1;
        }
    }

    private String lookUp(String name) {
        if (name.startsWith("env:")) {
            var variable = name.substring("env:".length());
            var found = environment.apply(variable);
            if (found == null) {
                throw new IllegalArgumentException("the environment variable " + variable + " is not set");
            }
            return found;
        }
        if (name.startsWith("file:")) {
            return read(name.substring("file:".length()));
        }
        throw new IllegalArgumentException("a placeholder that is not known; " + ALLOWED);
    }

    private String read(String name) {
        try (var in = Files.newInputStream(noted(name))) {
            var bytes = in.readNBytes(LONGEST_FILE + 1);
            if (bytes.length > LONGEST_FILE) {
                throw new IllegalArgumentException("the file " + name + " is longer than " + LONGEST_FILE + " bytes");
            }
            return withoutLineEnd(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException("the file " + name + " cannot be read (" + IniFiles.reason(e) + ")", e);
        }
    }

    private Path noted(String name) {
        var path = Path.of(name);
        files.add(path);
        return path;
    }

    private static String withoutLineEnd(String text) {
        var end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(0, end);
    }
}
