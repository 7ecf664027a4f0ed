package fix.crypto;

/** What locks a keyset's file. Immutable. Its text never shows it. */
public final class Passphrase {
    /** For keys that are locked by other means. */
    public static final Passphrase NONE = new Passphrase(new char[0]);

    private final char[] characters;

    private Passphrase(char[] characters) {
        this.characters = characters;
    }

    /** This one; the characters are copied. */
    public static Passphrase of(char[] characters) {
        return new Passphrase(characters.clone());
    }

    /** This one. */
    public static Passphrase of(String text) {
        return new Passphrase(text.toCharArray());
    }

    /** A copy, which its receiver may overwrite. */
    public char[] characters() {
        return characters.clone();
    }

    /** Whether it is none. */
    public boolean isEmpty() {
        return characters.length == 0;
    }

    @Override
    public String toString() {
        return "***";
    }
}
