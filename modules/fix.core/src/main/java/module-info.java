/**
 * Messages, their bytes, the dictionary model and validation: no I/O, no thread, no lock.
 *
 * @uses fix.core.dictionary.DictionaryProvider
 */
@SuppressWarnings("module") // fix.engine is built after this module
module fix.core {
    requires java.xml;

    exports fix.core;
    exports fix.core.codec;
    exports fix.core.dictionary;
    exports fix.core.wire to fix.engine;

    uses fix.core.dictionary.DictionaryProvider;
}
