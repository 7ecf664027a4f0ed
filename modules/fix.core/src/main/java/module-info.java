/**
 * Messages, their bytes, the dictionary model and validation: no I/O, no thread, no lock.
 *
 * @uses fix.core.dictionary.DictionaryProvider
 */
module fix.core {
    requires java.xml;

    exports fix.core;
    exports fix.core.codec;
    exports fix.core.dictionary;

    uses fix.core.dictionary.DictionaryProvider;
}
