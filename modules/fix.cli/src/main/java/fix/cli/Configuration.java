package fix.cli;

import fix.config.ConfigException;
import fix.config.ConfigSource;
import fix.config.ConnectionType;
import fix.config.EngineConfig;
import fix.config.Settings;
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
     * The configuration in a file; its warnings are shown.
     *
     * @param role what all its sessions must be
     * @throws ConfigException when something in it is wrong
     * @throws Failure when a session has the other role
     */
    static EngineConfig read(Path file, ConnectionType role, Console console) throws ConfigException, Failure {
        var config = source(file).read();
        config.warnings().forEach(warning -> console.warn("warning: " + warning));
        for (var session : config.sessions()) {
            var actual = session.get(Settings.CONNECTION_TYPE);
            if (actual != role) {
                throw Failure.misused("%s: ConnectionType: session %s is of type %s, this command runs sessions of type %s alone".formatted(
                        session.origin(), session.id(), name(actual), name(role)));
            }
        }
        return config;
    }

    private static String name(ConnectionType type) {
        return type == ConnectionType.ACCEPTOR ? "acceptor" : "initiator";
    }
}
