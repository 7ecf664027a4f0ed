package fix.cli;

import fix.config.ConfigSource;
import fix.config.ConfiguredEngine;
import fix.config.ConnectionType;
import fix.config.EngineConfig;
import java.nio.file.Path;

/** Reads the configuration that a command was given. */
final class Configuration {
    private Configuration() {
    }

    /** The configuration in a file; the terminal is asked for the passphrase of its keyset when that is needed. */
    static ConfigSource source(Path file) {
        return ConfigSource.file(file).askingForPassphrase(Terminal::passphrase);
    }

    /**
     * The configuration in a file, which is read anew each time.
     *
     * @param role what all its sessions must be
     */
    static ConfiguredEngine.Reading reading(Path file, ConnectionType role) {
        var source = source(file);
        return () -> source.read().onlyOf(role);
    }

    /** Shows what is not used although it is no error. */
    static void warn(EngineConfig config, Console console) {
        config.warnings().forEach(warning -> console.warn("warning: " + warning));
    }
}
