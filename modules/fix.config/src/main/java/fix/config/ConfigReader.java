package fix.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads configurations in QuickFIX's form: {@code [DEFAULT]}, {@code [SESSION]} any number of times, {@code Key=Value}.
 *
 * <p>All that is wrong is reported at once, each with its line. Settings of QuickFIX that this engine does not have are warnings, but for those that
 * protect; other words are errors.
 */
public final class ConfigReader {

    private static final int LONGEST_FILE = 16 * 1024 * 1024;

    private ConfigReader() {
    }

    /**
     * Reads a file in UTF-8, of at most 16 MiB.
     *
     * @param file the file
     * @return what it says, found right
     * @throws ConfigException if it cannot be read or something in it is wrong
     */
    public static EngineConfig read(Path file) throws ConfigException {
        return read(file.toString(), text(file));
    }

    /**
     * Reads a text.
     *
     * @param source what to call it in messages
     * @param text its lines
     * @return what it says, found right
     * @throws ConfigException if something in it is wrong
     */
    public static EngineConfig read(String source, String text) throws ConfigException {
        return read(source, text, System::getenv);
    }

    static EngineConfig read(String source, String text, Function<String, String> environment) throws ConfigException {
        var problems = new Problems(source);
        var ini = IniText.parse(text.startsWith("\uFEFF") ? text.substring(1) : text, problems);
        var reader = new SectionReader(new Placeholders(environment), problems);
        var defaults = reader.read(ini.defaults());
        var sessionReader = new SessionReader(ini.defaults(), defaults, problems);
        var sessions = new ArrayList<ConfiguredSession>();
        for (var section : ini.sessions()) {
            sessionReader.read(section, reader.read(section)).ifPresent(sessions::add);
        }
        if (ini.sessions().isEmpty()) {
            problems.error(0, "", "there is no [SESSION]; one at least is needed");
        }

        if (problems.hasErrors()) {
            throw new ConfigException(problems.errors());
        }
        return new EngineConfig(source, sessionReader.engineValues(), sessions, sessionReader.templates(), problems.warnings());
    }

    private static String text(Path file) throws ConfigException {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(LONGEST_FILE + 1);
            if (bytes.length > LONGEST_FILE) {
                throw unreadable(file, "it is longer than " + LONGEST_FILE + " bytes");
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IOException e) {
            throw unreadable(file, reason(e));
        }
    }

    /** What kept a file from being read, in a few words. */
    static String reason(Exception e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such file";
            case CharacterCodingException _ -> "it is not UTF-8";
            case AccessDeniedException _ -> "this user may not read it";
            default -> String.valueOf(e.getMessage());
        };
    }

    private static ConfigException unreadable(Path file, String why) {
        return new ConfigException(List.of(new ConfigProblem(ConfigProblem.Severity.ERROR, file.toString(), 0, "", "cannot be read: " + why)));
    }
}
