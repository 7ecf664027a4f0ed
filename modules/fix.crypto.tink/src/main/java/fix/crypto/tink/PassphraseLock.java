package fix.crypto.tink;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.subtle.AesGcmJce;
import fix.crypto.Passphrase;
import fix.crypto.SecretException;
import fix.crypto.SecretException.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A passphrase: PBKDF2 with HMAC-SHA-256 makes of it and of a salt the AES-GCM key that encrypts the keyset. In a file: a version byte, the number of
 * iterations, the salt, and the encrypted keyset, which is bound to what stands before it.
 *
 * @param iterations for new files; each file knows its own
 */
record PassphraseLock(int iterations) implements KeyLock {
    /** What is advised for this function in 2025; some tenths of a second. */
    static final int DEFAULT_ITERATIONS = 600_000;

    private static final int MOST_ITERATIONS = 10_000_000;
    private static final byte VERSION = 1;
    private static final int SALT = 16;
    private static final int HEAD = 1 + Integer.BYTES + SALT;
    private static final int KEY_BITS = 256;
    private static final byte[] PURPOSE = "heddle:keyset:".getBytes(StandardCharsets.UTF_8);

    @Override
    public boolean needsPassphrase() {
        return true;
    }

    @Override
    public byte[] lock(KeysetHandle keys, Passphrase passphrase) throws GeneralSecurityException {
        var salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        var head = ByteBuffer.allocate(HEAD).put(VERSION).putInt(iterations).put(salt).array();
        var body = TinkProtoKeysetFormat.serializeEncryptedKeyset(keys, key(passphrase, salt, iterations), purpose(head), AeadConfig2026.get());
        return ByteBuffer.allocate(HEAD + body.length).put(head).put(body).array();
    }

    @Override
    public KeysetHandle unlock(byte[] locked, Passphrase passphrase) throws GeneralSecurityException, SecretException {
        if (locked.length <= HEAD || locked[0] != VERSION) {
            throw new SecretException(Reason.BAD_KEYSET, "it is damaged, or of a newer release: take its copy");
        }
        var head = Arrays.copyOf(locked, HEAD);
        int rounds = ByteBuffer.wrap(head).getInt(1);
        if (rounds < 1 || rounds > MOST_ITERATIONS) {
            throw new SecretException(Reason.BAD_KEYSET, "it is damaged: take its copy");
        }
        var key = key(passphrase, Arrays.copyOfRange(head, 1 + Integer.BYTES, HEAD), rounds);
        return TinkProtoKeysetFormat.parseEncryptedKeyset(Arrays.copyOfRange(locked, HEAD, locked.length), key, purpose(head), AeadConfig2026.get());
    }

    private static AesGcmJce key(Passphrase passphrase, byte[] salt, int rounds) throws GeneralSecurityException {
        var characters = passphrase.characters();
        var spec = new PBEKeySpec(characters, salt, rounds, KEY_BITS);
        try {
            return new AesGcmJce(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded());
        } finally {
            spec.clearPassword();
            Arrays.fill(characters, ' ');
        }
    }

    private static byte[] purpose(byte[] head) {
        return ByteBuffer.allocate(PURPOSE.length + head.length).put(PURPOSE).put(head).array();
    }

    @Override
    public String failure() {
        return "the passphrase is wrong, or the file was changed";
    }
}
