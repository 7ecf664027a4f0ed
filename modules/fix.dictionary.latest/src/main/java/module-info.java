/**
 * FIX Latest: its dictionary, and the constants for its tags, message types and values.
 *
 * @provides fix.core.dictionary.DictionaryProvider
 */
module fix.dictionary.latest {
    requires transitive fix.core;

    exports fix.dictionary.latest;

    provides fix.core.dictionary.DictionaryProvider with fix.dictionary.latest.LatestDictionary;
}
