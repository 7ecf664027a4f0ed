package fix.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.crypto.SecretException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The form of a sealed value, and what it does not open for. */
class SealedTextTest {
    private final Keyring keyring = new JdkProvider().create();

    @Test
    void aSealedTextHasAFormThatAConfigurationCanHold() throws SecretException {
        var text = SealedText.seal(keyring, "Password", "s3cret ${env:X} #;\"\\ äöü").toString();
        assertTrue(text.matches("ENC\\([A-Za-z0-9_-]+\\)"), text);
        assertTrue(SealedText.isSealed(text));
        assertFalse(SealedText.isSealed("ENC(abc"));
        assertFalse(SealedText.isSealed("secret"));
        assertEquals("s3cret ${env:X} #;\"\\ äöü", SealedText.parse(text).open(keyring, "Password"));
    }

    @Test
    void theSameTextIsSealedDifferentlyEachTime() {
        assertNotEquals(SealedText.seal(keyring, "Password", "s3cret"), SealedText.seal(keyring, "Password", "s3cret"));
    }

    @Test
    void aValueThatWasMovedToAnotherSettingDoesNotOpen() {
        var sealed = SealedText.seal(keyring, "Password", "s3cret");
        var refused = assertThrows(SecretException.class, () -> sealed.open(keyring, "LogonTag"));
        assertEquals(Reason.REFUSED, refused.reason());
    }

    @Test
    void whatIsNotWholeIsSaidToBeSo() {
        var sealed = SealedText.seal(keyring, "Password", "s3cret").sealed();
        for (var broken : List.of("ä", "a b", sealed + "=", sealed.substring(0, 5) + "!")) {
            var refused = assertThrows(SecretException.class, () -> new SealedText(broken).open(keyring, "Password"), broken);
            assertEquals(Reason.MALFORMED, refused.reason(), broken);
        }
        assertEquals(Reason.MALFORMED, assertThrows(SecretException.class, () -> SealedText.parse("ENC[abc]")).reason());
    }

    @Test
    void theLastBitsOfItsLastLetterCount() {
        var bytes = keyring.seal("s".getBytes(StandardCharsets.UTF_8), "heddle:setting:Password".getBytes(StandardCharsets.UTF_8));
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        assertNotEquals(0, text.length() % 4, "has a letter with spare bits");
        var last = text.charAt(text.length() - 1);
        var other = text.substring(0, text.length() - 1) + (char) (last + 1);
        assertThrows(SecretException.class, () -> new SealedText(other).open(keyring, "Password"));
    }

    @Test
    void whatIsNoTextIsRefused() {
        var sealed = Base64.getUrlEncoder().withoutPadding().encodeToString(keyring.seal(new byte[] {(byte) 0xFF}, "heddle:setting:Password".getBytes(StandardCharsets.UTF_8)));
        assertEquals(Reason.REFUSED, assertThrows(SecretException.class, () -> new SealedText(sealed).open(keyring, "Password")).reason());
    }

    @Test
    void theKeyIsAskedOfTheKeyring() throws SecretException {
        assertEquals(Optional.empty(), SealedText.seal(keyring, "Password", "s3cret").keyOf(keyring));
    }

    @Test
    void aPassphraseIsCopiedAndNeverShown() {
        var characters = "correct horse".toCharArray();
        var passphrase = Passphrase.of(characters);
        characters[0] = '?';
        assertArrayEquals("correct horse".toCharArray(), passphrase.characters());
        assertEquals("***", passphrase.toString());
        assertTrue(Passphrase.NONE.isEmpty());
    }
}
