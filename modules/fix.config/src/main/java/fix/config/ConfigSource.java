package fix.config;

import fix.config.IniText.Entry;
import fix.crypto.Keyring;
import fix.crypto.Passphrase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Where a configuration comes from: a file and what it includes, below what the environment says, below what code says. It can be read again and again, and
 * gives what holds at that time. Immutable; the {@code with} methods give changed copies.
 */
public final class ConfigSource {

    private final Optional<Path> file;
    private final String name;
    private final String text;
    private final Map<String, String> environment;
    private final Map<String, Map<String, String>> overrides;
    private final Optional<Keyring> keyring;
    private final Supplier<Optional<Passphrase>> passphrase;
    /** Shared by all copies: a file that has not changed is read once, and remains the same dictionary. */
    private final DictionaryFinder dictionaries;

    private ConfigSource(
            Optional<Path> file, String name, String text, Map<String, String> environment, Map<String, Map<String, String>> overrides, Optional<Keyring> keyring,
            Supplier<Optional<Passphrase>> passphrase, DictionaryFinder dictionaries) {
        this.file = file;
        this.name = name;
        this.text = text;
        this.environment = Map.copyOf(environment);
        this.overrides = Map.copyOf(overrides);
        this.keyring = keyring;
        this.passphrase = passphrase;
        this.dictionaries = dictionaries;
    }

    /** A file in UTF-8, of at most 16 MiB, with the process's environment. */
    public static ConfigSource file(Path file) {
        return new ConfigSource(Optional.of(file), file.toString(), "", System.getenv(), Map.of(), Optional.empty(), Optional::empty, new DictionaryFinder());
    }

    /**
     * A text, with the process's environment.
     *
     * @param name what to call it in messages
     * @param text its lines
     */
    public static ConfigSource text(String name, String text) {
        return new ConfigSource(Optional.empty(), name, text, System.getenv(), Map.of(), Optional.empty(), Optional::empty, new DictionaryFinder());
    }

    /** With this environment in place of the process's. */
    public ConfigSource withEnvironment(Map<String, String> variables) {
        return new ConfigSource(file, name, text, variables, overrides, keyring, passphrase, dictionaries);
    }

    /** With this value for all sessions and the engine, whatever the file and the environment say. */
    public ConfigSource with(String setting, String value) {
        return with("", setting, value);
    }

    /** With this value for {@code [SESSION name]}, whatever else is said. */
    public ConfigSource with(String session, String setting, String value) {
        var more = new TreeMap<>(overrides);
        var settings = new TreeMap<>(more.getOrDefault(session, Map.of()));
        settings.put(setting, value);
        more.put(session, Map.copyOf(settings));
        return new ConfigSource(file, name, text, environment, more, keyring, passphrase, dictionaries);
    }

    /** With these keys for sealed values, in place of a keyset's file. */
    public ConfigSource withKeys(Keyring keys) {
        return new ConfigSource(file, name, text, environment, overrides, Optional.of(keys), passphrase, dictionaries);
    }

    /** With somebody to ask for the passphrase of the keyset when neither file nor environment have it; asked once a reading, and only when a value is sealed. */
    public ConfigSource askingForPassphrase(Supplier<Optional<Passphrase>> asked) {
        return new ConfigSource(file, name, text, environment, overrides, keyring, asked, dictionaries);
    }

    /** The file, or what the text is called. */
    public String name() {
        return name;
    }

    /**
     * Reads it.
     *
     * @return what it says, found right
     * @throws ConfigException if it cannot be read or something in it is wrong; all of it is told
     */
    public EngineConfig read() throws ConfigException {
        var problems = new Problems();
        var files = file.isPresent() ? IniFiles.of(file.get(), problems) : IniFiles.of(name, text, problems);
        var code = Overlay.code(overrides);
        var fromEnvironment = Overlay.environment(environment, files.sections(), problems);
        var outside = List.of(code, fromEnvironment);
        var placeholders = new Placeholders(environment::get);

        var keyset = first(outside, files, ConfigSettings.SECRET_KEYSET);
        var keys = keyset.flatMap(entry -> filled(placeholders, entry));
        var sealed = new SealedValues(keyring, keys,
                () -> first(outside, files, ConfigSettings.SECRET_PASSPHRASE).flatMap(entry -> filled(placeholders, entry)).map(Passphrase::of).or(passphrase));
        var reader = new SectionReader(placeholders, sealed, keyset.map(Entry::valueOrigin).orElse(Origin.of(name)), problems);
        var config = read(files, new Layers(files, outside, reader::read, problems), problems);
        return config.withContents(Stream.concat(placeholders.files().stream(), keys.stream().map(Path::of)).distinct().toList());
    }

    private EngineConfig read(IniFiles files, Layers layers, Problems problems) throws ConfigException {
        var sessionReader = new SessionReader(problems, dictionaries);
        var sessions = new ArrayList<ConfiguredSession>();
        var sections = files.sections().stream().filter(section -> section.kind() == IniText.Kind.SESSION).toList();
        for (var section : sections) {
            sessionReader.read(layers.of(section)).ifPresent(sessions::add);
        }
        layers.checkUse();
        Plugins.check(sessionReader.engineValues(), problems);
        if (sections.isEmpty() && !problems.hasErrors()) {
            problems.error(Origin.of(name), "", "there is no [SESSION]; one at least is needed");
        }
        if (problems.hasErrors()) {
            throw new ConfigException(problems.errors());
        }
        return new EngineConfig(name, sessionReader.engineValues(), sessions, sessionReader.templates(), sessionReader.listeners(), sessionReader.pools(), problems.warnings(), List.copyOf(files.files()), List.of());
    }

    private static Optional<Entry> first(List<Overlay> outside, IniFiles files, Setting<?> setting) {
        return Stream.concat(
                        outside.stream().flatMap(overlay -> overlay.find(setting).stream()),
                        Optional.ofNullable(files.defaults().entries().get(setting.name())).stream())
                .filter(entry -> !entry.value().isEmpty()).findFirst();
    }

    /** What is wrong with it is said where its section is read. */
    private static Optional<String> filled(Placeholders placeholders, Entry entry) {
        try {
            return Optional.of(placeholders.fill(entry.value())).filter(value -> !value.isEmpty());
        } catch (IllegalArgumentException toldThere) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
