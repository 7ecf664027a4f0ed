package fix.config;

import fix.crypto.CryptoProviders;
import fix.crypto.Keyring;
import fix.crypto.KeysetFile;
import fix.crypto.Passphrase;
import fix.crypto.SealedText;
import fix.crypto.SecretException;
import fix.crypto.SecretException.Reason;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Opens the sealed values of one configuration. The keys are unlocked once, when the first such value is met. */
final class SealedValues {

    /** Something is wrong with the keys, and not with the value: said once, where the keys are named. */
    static final class NoKeysException extends Exception {
        private static final long serialVersionUID = 1;

        NoKeysException(String message) {
            super(message);
        }
    }

    private final Optional<String> keyset;
    private final Supplier<Optional<Passphrase>> passphrase;
    private Optional<Keyring> keyring;
    private Optional<String> failure = Optional.empty();

    /**
     * @param given keys that need no file
     * @param keyset the file
     * @param passphrase what unlocks it; asked once, and only when it is needed
     */
    SealedValues(Optional<Keyring> given, Optional<String> keyset, Supplier<Optional<Passphrase>> passphrase) {
        keyring = given;
        this.keyset = keyset;
        this.passphrase = passphrase;
    }

    /**
     * Opens {@code ENC(...)}.
     *
     * @param key the setting's name, as it stands in the file
     * @throws IllegalArgumentException when it does not open; a phrase that says why
     * @throws NoKeysException when there are no keys to open it with
     */
    String open(String key, String text) throws NoKeysException {
        var keys = keys();
        try {
            return SealedText.parse(text).open(keys, key);
        } catch (SecretException refused) {
            var moved = refused.reason() == Reason.REFUSED ? sealedFor(text, keys) : Optional.<String>empty();
            throw new IllegalArgumentException("the sealed value " + moved.map(setting -> "was sealed for " + setting + " and opens there alone; seal it anew: ./fix secret encrypt --setting " + key)
                    .orElse(refused.getMessage()), refused);
        }
    }

    /** The setting that it was moved from, if it was. */
    private static Optional<String> sealedFor(String text, Keyring keys) {
        return SettingsSchema.all().stream().flatMap(SealedValues::names).filter(name -> opens(text, keys, name)).findFirst();
    }

    private static Stream<String> names(Setting<?> setting) {
        return setting.repeat() == Setting.Repeat.NUMBERED
                ? Stream.concat(Stream.of(setting.name()), Stream.iterate(0, number -> number < 20, number -> number + 1).map(number -> setting.name() + number))
                : Stream.of(setting.name());
    }

    private static boolean opens(String text, Keyring keys, String setting) {
        try {
            SealedText.parse(text).open(keys, setting);
            return true;
        } catch (SecretException refused) {
            return false;
        }
    }

    private Keyring keys() throws NoKeysException {
        if (failure.isPresent()) {
            throw new NoKeysException(failure.get());
        }
        try {
            if (keyring.isEmpty()) {
                keyring = Optional.of(unlock());
            }
            return keyring.get();
        } catch (SecretException | InvalidPathException failed) {
            failure = Optional.of(String.valueOf(failed.getMessage()));
            throw new NoKeysException(failure.get());
        }
    }

    private Keyring unlock() throws SecretException {
        if (keyset.isEmpty()) {
            throw new SecretException(Reason.NO_KEYSET, "a value is sealed, and no keyset is named that would open it; add SecretKeyset=FILE to [DEFAULT]");
        }
        var file = KeysetFile.find(Path.of(keyset.get()), CryptoProviders.installed());
        if (!file.provider().needsPassphrase()) {
            return file.unlock(Passphrase.NONE);
        }
        return file.unlock(passphrase.get().orElseThrow(() -> new SecretException(Reason.WRONG_PASSPHRASE,
                file + " needs a passphrase: set HEDDLE_SECRET_PASSPHRASE in the environment, or SecretPassphrase=${file:PATH} in [DEFAULT]")));
    }
}
