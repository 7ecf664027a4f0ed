package fix.core.dictionary;

/** The dictionary of {@code small.xml}. */
final class SmallDictionary {
    static final Dictionary DICTIONARY = load();

    private SmallDictionary() {
    }

    private static Dictionary load() {
        return DictionaryLoader.load(SmallDictionary.class.getResourceAsStream("small.xml"), "small.xml");
    }
}
