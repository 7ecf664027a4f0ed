/**
 * The standard dictionaries and the constants for their tags, message types and values.
 *
 * @provides fix.core.dictionary.DictionaryProvider
 */
module fix.dictionary {
    requires transitive fix.core;

    exports fix.dictionary;

    provides fix.core.dictionary.DictionaryProvider with fix.dictionary.StandardDictionaries;
}
