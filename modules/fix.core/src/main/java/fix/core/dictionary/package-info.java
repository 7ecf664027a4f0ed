/**
 * What a version of FIX defines, and whether a message keeps to it.
 *
 * <p>A {@link fix.core.dictionary.Dictionary} and all that it holds are immutable and may be shared by all threads. It comes from XML in QuickFIX's format
 * ({@link fix.core.dictionary.DictionaryLoader}), from the compact binary form ({@link fix.core.dictionary.DictionaryReader}), or by version from the
 * providers on the module path ({@link fix.core.dictionary.Dictionaries}). A {@link fix.core.dictionary.Validator} may be shared as well.
 *
 * <p>Components are expanded while loading: what remains are messages, groups and fields, as they appear on the wire.
 */
package fix.core.dictionary;
