package fix.crypto;

import fix.crypto.SecretException.Reason;
import fix.crypto.spi.CryptoProvider;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A second provider, on the JDK alone: what the SPI asks can be done by others. For tests: a hash is no way to make a key of a passphrase. */
public final class JdkProvider implements CryptoProvider {
    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String name;

    public JdkProvider() {
        this("jdk");
    }

    JdkProvider(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean needsPassphrase() {
        return true;
    }

    @Override
    public Keyring create() {
        return new Keys(List.of(random(KEY)));
    }

    @Override
    public byte[] lock(Keyring keyring, Passphrase passphrase) {
        var keys = ((Keys) keyring).keys;
        var all = ByteBuffer.allocate(keys.size() * KEY);
        keys.forEach(all::put);
        return crypt(true, lockKey(passphrase), all.array(), new byte[0]).orElseThrow();
    }

    @Override
    public Keyring unlock(byte[] locked, Passphrase passphrase) throws SecretException {
        var all = crypt(false, lockKey(passphrase), locked, new byte[0]).orElseThrow(() -> new SecretException(Reason.WRONG_PASSPHRASE, "the passphrase is wrong"));
        var keys = new ArrayList<byte[]>();
        for (int at = 0; at < all.length; at += KEY) {
            keys.add(Arrays.copyOfRange(all, at, at + KEY));
        }
        return new Keys(keys);
    }

    private static byte[] lockKey(Passphrase passphrase) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(new String(passphrase.characters()).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static Optional<byte[]> crypt(boolean seal, byte[] key, byte[] text, byte[] place) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            var nonce = seal ? random(NONCE) : Arrays.copyOf(text, NONCE);
            cipher.init(seal ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
            cipher.updateAAD(place);
            if (!seal) {
                return Optional.of(cipher.doFinal(text, NONCE, text.length - NONCE));
            }
            var sealed = cipher.doFinal(text);
            return Optional.of(ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array());
        } catch (GeneralSecurityException | IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    private static final class Keys implements Keyring {
        private final List<byte[]> keys;

        Keys(List<byte[]> keys) {
            this.keys = List.copyOf(keys);
        }

        @Override
        public byte[] seal(byte[] plain, byte[] place) {
            return crypt(true, keys.getLast(), plain, place).orElseThrow();
        }

        @Override
        public byte[] open(byte[] sealed, byte[] place) throws SecretException {
            return keys.stream().flatMap(key -> crypt(false, key, sealed, place).stream()).findFirst()
                    .orElseThrow(() -> new SecretException(Reason.REFUSED, "does not open"));
        }

        @Override
        public Keyring rotated() {
            var more = new ArrayList<>(keys);
            more.add(random(KEY));
            return new Keys(more);
        }

        @Override
        public List<KeyDescription> keys() {
            return IntStream.range(0, keys.size()).mapToObj(i -> new KeyDescription(String.valueOf(i), "AES-256-GCM", i == keys.size() - 1)).toList();
        }

        @Override
        public Optional<String> keyOf(byte[] sealed) {
            return Optional.empty();
        }
    }
}
