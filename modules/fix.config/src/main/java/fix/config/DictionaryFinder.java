package fix.config;

import fix.core.dictionary.ApplicationVersion;
import fix.core.dictionary.Dictionaries;
import fix.core.dictionary.Dictionary;
import fix.core.dictionary.DictionaryException;
import fix.core.dictionary.DictionaryLoader;
import fix.core.dictionary.SessionDictionary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds what {@code DataDictionary} names: a file, or else the standard dictionary that QuickFIX calls so. Each file is read once, and again when it has changed. Safe for use by many threads. */
final class DictionaryFinder {

    /** {@code FIX44.xml}, {@code FIX50SP2.xml}, {@code FIXT11.xml}, in whatever folder. */
    private static final Pattern STANDARD_FILE = Pattern.compile("(?:.*[/\\\\])?(FIXT?)(\\d)(\\d)(SP\\d)?(?:\\.xml)?");

    /** What a file held, and how it looked then. */
    private record Loaded(Dictionary dictionary, FileTime modified, long size) {
    }

    private final Map<String, Loaded> files = new HashMap<>();

    /**
     * The dictionary of a session.
     *
     * @param name the setting's value; "" for the standard one of the version
     * @param beginString the version
     * @throws DictionaryException if there is none of that name, or it is another version's, or it is wrong
     */
    synchronized Dictionary find(String name, String beginString) {
        if (name.isEmpty()) {
            return Dictionaries.get(beginString);
        }
        var dictionary = named(name);
        if (beginString.startsWith("FIX.4") && !dictionary.version().equals(beginString)) {
            throw new DictionaryException("'" + name + "' is a dictionary of " + dictionary.version() + ", and the session's BeginString is " + beginString);
        }
        return dictionary;
    }

    /**
     * All that a session's messages are read with.
     *
     * @throws DictionaryException if one is not there, or wrong
     * @throws IllegalArgumentException if the version of an application dictionary is none
     */
    synchronized SessionDictionary find(SettingValues values, String beginString) {
        if (!beginString.equals(SessionDictionary.FIXT)) {
            return SessionDictionary.of(find(values.get(Settings.DATA_DICTIONARY), beginString));
        }
        var transport = find(values.get(Settings.TRANSPORT_DATA_DICTIONARY), beginString);
        if (!transport.version().equals(beginString)) {
            throw new DictionaryException("TransportDataDictionary is a dictionary of " + transport.version() + ", not of " + beginString);
        }
        var all = SessionDictionary.overTransport(transport);
        for (var application : values.all(Settings.APP_DATA_DICTIONARY).entrySet()) {
            if (!application.getValue().isEmpty()) {
                var dictionary = named(application.getValue());
                all = all.withApplication(version(application.getKey(), dictionary, values.get(Settings.DEFAULT_APPL_VER_ID)), dictionary);
            }
        }
        return all;
    }

    private static ApplicationVersion version(String suffix, Dictionary dictionary, String defaultVersion) {
        if (!suffix.isEmpty()) {
            return ApplicationVersion.named(suffix.substring(1));
        }
        return ApplicationVersion.ofValue(defaultVersion).orElseGet(() -> ApplicationVersion.named(dictionary.version()));
    }

    private Dictionary named(String name) {
        if (isFile(name)) {
            return load(name);
        }
        var match = STANDARD_FILE.matcher(name);
        var version = match.matches() ? match.group(1) + "." + match.group(2) + "." + match.group(3) + (match.group(4) == null ? "" : match.group(4)) : name;
        return Dictionaries.find(version).orElseThrow(() -> new DictionaryException(
                "'" + name + "' is neither a file nor a standard dictionary; allowed: a file, or one of " + String.join(", ", Dictionaries.versions())));
    }

    private Dictionary load(String name) {
        var file = Path.of(name);
        try {
            var modified = Files.getLastModifiedTime(file);
            long size = Files.size(file);
            var known = files.get(name);
            if (known == null || !known.modified().equals(modified) || known.size() != size) {
                known = new Loaded(DictionaryLoader.load(file), modified, size);
                files.put(name, known);
            }
            return known.dictionary();
        } catch (IOException failed) {
            throw new DictionaryException("'" + name + "' cannot be read: " + IniFiles.reason(failed));
        }
    }

    private static boolean isFile(String name) {
        try {
            return Files.isRegularFile(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
