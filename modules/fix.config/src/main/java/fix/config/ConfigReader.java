package fix.config;

import java.nio.file.Path;

/**
 * Reads configurations in QuickFIX's form: {@code [DEFAULT]}, {@code [SESSION]} any number of times, {@code Key=Value}. {@link ConfigSource} has more: settings
 * by code, another environment, keys.
 *
 * <p>All that is wrong is reported at once, each with its line. Settings of QuickFIX that this engine does not have are warnings; other words
 * are errors.
 */
public final class ConfigReader {

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
        return ConfigSource.file(file).read();
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
        return ConfigSource.text(source, text).read();
    }
}
