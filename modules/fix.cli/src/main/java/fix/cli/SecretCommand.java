package fix.cli;

import fix.config.ConfigException;
import fix.config.EngineConfig;
import fix.config.SettingValues;
import fix.config.SettingsSchema;
import fix.crypto.CryptoProviders;
import fix.crypto.Keyring;
import fix.crypto.KeysetFile;
import fix.crypto.SealedText;
import fix.crypto.SecretException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fix secret}: keys, and the values of configurations that they seal. */
@Command(name = "secret", description = {
        "Makes keys, and seals values of configurations with them.",
        "A sealed value, ENC(...), opens in the setting that it was sealed for and in no other; docs/secrets.md tells the rest."})
final class SecretCommand implements Runnable {
    private static final String SETTING = "The setting that the value is for, as it stands in the file.";

    @Spec
    private CommandSpec spec;

    SecretCommand() {
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(name = "keygen", description = "Makes a keyset with one key, in a new file that its owner alone may read.")
    int keygen(@Mixin KeysetOptions options,
            @Option(names = "--provider", paramLabel = "NAME", defaultValue = "", description = "The kind of keys, when there is more than one.") String name) throws Failure {
        try {
            var provider = CryptoProviders.installed().resolve(name);
            var keys = KeysetFile.create(options.file(), provider, options.newPassphrase(provider));
            say("keyset " + options.file() + " of " + provider.name() + ": key " + keys.keys().getFirst().id() + " seals; add SecretKeyset=" + options.file()
                    + " to [DEFAULT], and keep a copy of the file");
            return 0;
        } catch (SecretException refused) {
            throw Failure.misused(refused.getMessage());
        }
    }

    @Command(name = "encrypt", description = "Seals a value, typed or piped, and prints it as a configuration holds it.")
    int encrypt(@Mixin KeysetOptions options, @Option(names = "--setting", paramLabel = "NAME", required = true, description = SETTING) String setting) throws Failure, IOException {
        var meant = SettingsSchema.meantBy(setting).orElseThrow(() -> noSetting(setting));
        var keyring = unlock(options);
        var value = Terminal.secret("Value of " + setting + ": ", System.in);
        try {
            meant.type().parse(value.strip());
        } catch (IllegalArgumentException wrong) {
            throw Failure.misused("the value is nothing that " + setting + " takes, " + wrong.getMessage() + "; allowed: " + meant.type().allowed());
        }
        say(SealedText.seal(keyring, setting, value).toString());
        return 0;
    }

    @Command(name = "decrypt", description = "Opens a sealed value and prints it.")
    int decrypt(@Mixin KeysetOptions options, @Option(names = "--setting", paramLabel = "NAME", required = true, description = SETTING) String setting,
            @Parameters(paramLabel = "ENC(...)", description = "The sealed value; without it, standard input is read.", arity = "0..1") String sealed) throws Failure, IOException {
        var keyring = unlock(options);
        try {
            var text = SealedText.parse(sealed == null ? Terminal.all(System.in).strip() : sealed);
            say(text.open(keyring, setting));
            return 0;
        } catch (SecretException refused) {
            throw Failure.failed("the value " + refused.getMessage());
        }
    }

    @Command(name = "rotate", description = "Adds a key, which seals from now on. The older ones open what they have sealed.")
    int rotate(@Mixin KeysetOptions options) throws Failure {
        try {
            var keyset = options.find();
            var passphrase = options.passphrase(keyset.provider());
            var rotated = keyset.unlock(passphrase).rotated();
            keyset.replace(rotated, passphrase);
            int older = rotated.keys().size() - 1;
            say("key " + rotated.keys().getLast().id() + " seals from now on; " + older + (older == 1 ? " older one opens what it has sealed" : " older ones open what they have sealed"));
            return 0;
        } catch (SecretException refused) {
            throw Failure.misused(refused.getMessage());
        }
    }

    @Command(name = "reseal", description = {
            "Seals the sealed values of configurations anew with the newest key, in the files themselves; all else in them stays byte for byte.",
            "When a value does not open no file is changed. Included files are named like others."})
    int reseal(@Mixin KeysetOptions options, @Parameters(paramLabel = "FILE", description = "The files.", arity = "1..*") List<Path> files) throws Failure {
        var keyring = unlock(options);
        var fresh = new ArrayList<ResealedFile>();
        for (var file : files) {
            fresh.add(ResealedFile.of(file, keyring));
        }
        for (var file : fresh) {
            if (file.resealed() > 0) {
                file.replace();
            }
            say(file.file() + ": " + file.resealed() + (file.resealed() == 1 ? " value" : " values") + " sealed anew with the key " + keyring.keys().getLast().id() + ", " + file.kept()
                    + (file.kept() == 1 ? " was" : " were") + " sealed with it already");
        }
        return 0;
    }

    private static Keyring unlock(KeysetOptions options) throws Failure {
        try {
            return options.unlock();
        } catch (SecretException refused) {
            throw Failure.misused(refused.getMessage());
        }
    }

    @Command(name = "check", description = "Opens every sealed value of a configuration, and names the secrets in it that are not sealed. Shows none.")
    int check(@Parameters(paramLabel = "FILE", description = "The configuration.") Path file) throws ConfigException {
        var values = values(Configuration.source(file).read());
        var plain = values.stream().filter(value -> value.secret() && value.form() == SettingValues.Form.PLAIN && !value.value().isEmpty()).toList();
        for (var value : plain) {
            Console.of(spec).warn("warning: " + value.origin() + ": " + value.key() + ": stands as it is; seal it: ./fix secret encrypt --setting " + value.key());
        }
        say(counted(values, SettingValues.Form.SEALED, "sealed value opens", "sealed values open") + ", " + counted(values, SettingValues.Form.PLACEHOLDER, "comes", "come") + " from elsewhere, "
                + plain.size() + (plain.size() == 1 ? " secret stands as it is" : " secrets stand as they are"));
        return 0;
    }

    private static String counted(List<SettingValues.Shown> values, SettingValues.Form form, String one, String many) {
        long count = values.stream().filter(value -> value.form() == form).count();
        return count + " " + (count == 1 ? one : many);
    }

    /** Each value once, however many sessions it holds for. */
    private static List<SettingValues.Shown> values(EngineConfig config) {
        var once = new TreeMap<String, SettingValues.Shown>();
        Stream.concat(config.sessions().stream().map(session -> session.values()), config.templates().stream().map(template -> template.values()))
                .forEach(values -> values.shown().forEach(value -> once.put(value.origin() + " " + value.key(), value)));
        return List.copyOf(once.values());
    }

    private static Failure noSetting(String name) {
        return Failure.misused("--setting " + name + ": unknown setting" + SettingsSchema.nearest(name).map(nearest -> "; did you mean " + nearest + "?").orElse(""));
    }

    private void say(String line) {
        Console.of(spec).say(line);
    }
}
