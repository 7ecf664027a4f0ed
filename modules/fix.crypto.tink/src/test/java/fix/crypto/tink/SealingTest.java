package fix.crypto.tink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fix.crypto.Keyring;
import fix.crypto.SealedText;
import fix.crypto.SecretException;
import java.util.Base64;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any text comes back from its seal; what was changed or moved does not. */
class SealingTest {
    private final Keyring keyring = new TinkProvider().create();

    @Property
    void anyTextComesBackWithAnyKey(@ForAll("texts") String text, @ForAll("names") String setting) throws SecretException {
        var keys = new TinkProvider().create();
        var sealed = SealedText.seal(keys, setting, text).toString();
        assertEquals(text, SealedText.parse(sealed).open(keys.rotated(), setting));
    }

    @Property
    void anyFlippedBitFails(@ForAll("texts") String text, @ForAll int choice) {
        var bytes = Base64.getUrlDecoder().decode(SealedText.seal(keyring, "Password", text).sealed());
        int bit = Math.floorMod(choice, bytes.length * 8);
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        var flipped = new SealedText(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        var refused = assertThrows(SecretException.class, () -> flipped.open(keyring, "Password"));
        assertFalse(text.length() > 7 && refused.getMessage().contains(text), refused.getMessage());
    }

    @Property
    void anyChangedLetterFails(@ForAll("texts") String text, @ForAll int place, @ForAll("letters") char letter) {
        var sealed = new StringBuilder(SealedText.seal(keyring, "Password", text).sealed());
        int at = Math.floorMod(place, sealed.length());
        char other = sealed.charAt(at) == letter ? '~' : letter;
        sealed.setCharAt(at, other);
        assertThrows(SecretException.class, () -> new SealedText(sealed.toString()).open(keyring, "Password"));
    }

    @Property
    void aSealOpensInNoOtherSetting(@ForAll("texts") String text, @ForAll("names") String other) {
        if (!other.equals("Password")) {
            var sealed = SealedText.seal(keyring, "Password", text);
            assertThrows(SecretException.class, () -> sealed.open(keyring, other));
        }
    }

    @Property(tries = 200)
    void twoSealsOfOneTextDiffer(@ForAll("texts") String text) {
        assertNotEquals(SealedText.seal(keyring, "Password", text), SealedText.seal(keyring, "Password", text));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().ofMaxLength(200).filter(text -> text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withCharRange('a', 'z').withCharRange('A', 'Z').withChars('.').ofMinLength(1).ofMaxLength(30);
    }

    @Provide
    Arbitrary<Character> letters() {
        return Arbitraries.chars().range('A', 'Z').range('a', 'z').range('0', '9').with('-', '_', '=', '!');
    }
}
