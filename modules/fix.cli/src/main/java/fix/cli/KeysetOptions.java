package fix.cli;

import fix.crypto.CryptoProviders;
import fix.crypto.Keyring;
import fix.crypto.KeysetFile;
import fix.crypto.Passphrase;
import fix.crypto.SecretException;
import fix.crypto.spi.CryptoProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of every command that works with a keyset: which, and where its passphrase comes from. */
final class KeysetOptions {

    @Option(names = "--keyset", paramLabel = "FILE", required = true, description = "The keyset's file.")
    private Path file;

    @Option(names = "--passphrase-file", paramLabel = "FILE", description = "A file with the keyset's passphrase.")
    private Path passphraseFile;

    @Option(names = "--passphrase-env", paramLabel = "NAME", defaultValue = "HEDDLE_SECRET_PASSPHRASE",
            description = "The environment variable with the keyset's passphrase; default ${DEFAULT-VALUE}. Without both, the terminal is asked.")
    private String passphraseVariable;

    KeysetOptions() {
    }

    Path file() {
        return file;
    }

    KeysetFile find() throws SecretException {
        return KeysetFile.find(file, CryptoProviders.installed());
    }

    Keyring unlock() throws SecretException, Failure {
        var keyset = find();
        return keyset.unlock(passphrase(keyset.provider()));
    }

    /** The passphrase of a keyset that there is. */
    Passphrase passphrase(CryptoProvider provider) throws Failure {
        return passphrase(provider, Terminal::passphrase);
    }

    /** The passphrase of a keyset that is made. */
    Passphrase newPassphrase(CryptoProvider provider) throws Failure {
        return passphrase(provider, Terminal::newPassphrase);
    }

    private interface Asking {
        Optional<Passphrase> ask() throws Failure;
    }

    private Passphrase passphrase(CryptoProvider provider, Asking terminal) throws Failure {
        if (!provider.needsPassphrase()) {
            return Passphrase.NONE;
        }
        if (passphraseFile != null) {
            return fromFile();
        }
        var variable = System.getenv(passphraseVariable);
        if (variable != null) {
            return Passphrase.of(variable);
        }
        return terminal.ask().orElseThrow(() -> Failure.misused(
                "keyset " + file + " needs a passphrase, and there is no terminal to ask at: set " + passphraseVariable + " in the environment, or use --passphrase-file"));
    }

    private Passphrase fromFile() throws Failure {
        try (var in = Files.newInputStream(passphraseFile)) {
            return Passphrase.of(Terminal.all(in));
        } catch (IOException failed) {
            throw Failure.misused("--passphrase-file " + passphraseFile + " cannot be read: " + (Files.exists(passphraseFile) ? failed.getMessage() : "there is no such file"));
        }
    }
}
