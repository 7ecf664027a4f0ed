package fix.crypto;

import fix.crypto.SecretException.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A sealed text as a configuration holds it, {@code ENC(...)}. It opens with the right keys and in the setting that it was sealed for, and nowhere else: who
 * copies it from one setting to another gets an error. Immutable.
 *
 * @param sealed what stands between the parentheses: Base64 with {@code -} and {@code _}, without padding
 */
public record SealedText(String sealed) {
    private static final String START = "ENC(";
    private static final String END = ")";
    private static final String PLACE = "heddle:setting:";

    /** Whether a text has the form of a sealed one. */
    public static boolean isSealed(String text) {
        return text.startsWith(START) && text.endsWith(END);
    }

    /** Seals a text for the setting of this name. */
    public static SealedText seal(Keyring keyring, String setting, String plain) {
        var bytes = keyring.seal(plain.getBytes(StandardCharsets.UTF_8), place(setting));
        return new SealedText(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /**
     * Takes {@code ENC(...)} apart.
     *
     * @throws SecretException when it is not in that form; what stands in it is not looked at yet
     */
    public static SealedText parse(String text) throws SecretException {
        if (!isSealed(text)) {
            throw new SecretException(Reason.MALFORMED, "not in the form ENC(...), which `fix secret encrypt` gives");
        }
        return new SealedText(text.substring(START.length(), text.length() - END.length()));
    }

    /**
     * The text.
     *
     * @param setting where it stands
     * @throws SecretException when it does not open: the keys are not those that sealed it, it was sealed for another setting, or it was changed
     */
    public String open(Keyring keyring, String setting) throws SecretException {
        var plain = keyring.open(bytes(), place(setting));
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(plain)).toString();
        } catch (CharacterCodingException notText) {
            throw new SecretException(Reason.REFUSED, "what was sealed is no text in UTF-8: seal the text with `fix secret encrypt`");
        }
    }

    /**
     * The id of the key that it was sealed with, when it names one.
     *
     * @throws SecretException when it is not whole
     */
    public Optional<String> keyOf(Keyring keyring) throws SecretException {
        return keyring.keyOf(bytes());
    }

    private byte[] bytes() throws SecretException {
        try {
            var bytes = Base64.getUrlDecoder().decode(sealed);
            // The decoder is indifferent to the last bits of some texts; a seal is not.
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(sealed)) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // told below
        }
        throw new SecretException(Reason.MALFORMED, "is not whole: part of it is missing, or something was put in; copy it again from where it was made, or seal it anew");
    }

    private static byte[] place(String setting) {
        return (PLACE + setting).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return START + sealed + END;
    }
}
