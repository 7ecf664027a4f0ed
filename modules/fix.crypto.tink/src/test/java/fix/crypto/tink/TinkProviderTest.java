package fix.crypto.tink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import fix.crypto.CryptoProviders;
import fix.crypto.KeyDescription;
import fix.crypto.Keyring;
import fix.crypto.KeysetFile;
import fix.crypto.Passphrase;
import fix.crypto.SealedText;
import fix.crypto.SecretException;
import fix.crypto.SecretException.Reason;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tink's keys in a file: under a passphrase, and wrapped by a service. */
class TinkProviderTest {
    private static final Passphrase PASSPHRASE = Passphrase.of("correct horse battery staple");

    @TempDir
    Path folder;

    /** Few iterations: what is tested here is not how slow it is. */
    private final TinkProvider provider = new TinkProvider("tink", new PassphraseLock(10));

    /** A key management service that counts how often it is asked, as {@code fix.crypto} sees any: an Aead. */
    private static final class Service implements Aead {
        private final AesGcmJce key;
        private final AtomicInteger calls = new AtomicInteger();
        private boolean answers = true;

        Service() throws GeneralSecurityException {
            var bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            key = new AesGcmJce(bytes);
        }

        private AesGcmJce called() throws GeneralSecurityException {
            calls.incrementAndGet();
            if (!answers) {
                throw new GeneralSecurityException("503 for the token hvs.S3CRET");
            }
            return key;
        }

        @Override
        public byte[] encrypt(byte[] plain, byte[] associated) throws GeneralSecurityException {
            return called().encrypt(plain, associated);
        }

        @Override
        public byte[] decrypt(byte[] sealed, byte[] associated) throws GeneralSecurityException {
            return called().decrypt(sealed, associated);
        }
    }

    @Test
    void theInstalledProviderIsTinkWithAPassphraseThatIsSlowToGuess() throws SecretException {
        var installed = CryptoProviders.installed().resolve("tink");
        assertTrue(installed.needsPassphrase());
        var locked = installed.lock(installed.create(), PASSPHRASE);
        assertEquals(600_000, ByteBuffer.wrap(locked).getInt(1));
        assertEquals(1, installed.unlock(locked, PASSPHRASE).keys().size());
        assertEquals("tink", installed.toString());
    }

    @Test
    void aWrongPassphraseAndAChangedFileAreSaidWithoutEither() throws SecretException {
        var locked = provider.lock(provider.create(), PASSPHRASE);
        var wrong = assertThrows(SecretException.class, () -> provider.unlock(locked, Passphrase.of("Correct horse battery staple")));
        assertEquals(Reason.WRONG_PASSPHRASE, wrong.reason());
        assertEquals("the passphrase is wrong, or the file was changed", wrong.getMessage());
        for (int i = 0; i < locked.length; i++) {
            var changed = locked.clone();
            changed[i] ^= 1;
            assertThrows(SecretException.class, () -> provider.unlock(changed, PASSPHRASE), "byte " + i);
        }
        for (int length = 0; length < locked.length; length++) {
            var cut = Arrays.copyOf(locked, length);
            assertThrows(SecretException.class, () -> provider.unlock(cut, PASSPHRASE), "cut to " + length);
        }
    }

    @Test
    void moreIterationsThanAnybodyWouldChooseAreNotBegun() throws SecretException {
        var locked = provider.lock(provider.create(), PASSPHRASE);
        ByteBuffer.wrap(locked).putInt(1, Integer.MAX_VALUE);
        assertEquals(Reason.BAD_KEYSET, assertThrows(SecretException.class, () -> provider.unlock(locked, PASSPHRASE)).reason());
    }

    @Test
    void keysOfAServiceNeedNoPassphraseAndItIsAskedOncePerReading() throws Exception {
        var service = new Service();
        var kms = TinkProvider.wrappedBy("our-kms", service);
        assertFalse(kms.needsPassphrase());
        var file = folder.resolve("kms.keyset");
        var sealed = SealedText.seal(KeysetFile.create(file, kms, Passphrase.NONE), "Password", "s3cret");

        var keyset = KeysetFile.find(file, CryptoProviders.of(List.of(kms, provider)));
        var keyring = keyset.unlock(Passphrase.NONE);
        for (int i = 0; i < 10; i++) {
            assertEquals("s3cret", sealed.open(keyring, "Password"));
        }
        assertEquals(2, service.calls.get());
    }

    @Test
    void aServiceThatFailsIsSaidWithoutWhatItSaid() throws Exception {
        var service = new Service();
        var kms = TinkProvider.wrappedBy("our-kms", service);
        var locked = kms.lock(kms.create(), Passphrase.NONE);
        service.answers = false;
        for (var refused : List.of(
                assertThrows(SecretException.class, () -> kms.lock(kms.create(), Passphrase.NONE)),
                assertThrows(SecretException.class, () -> kms.unlock(locked, Passphrase.NONE)))) {
            assertEquals("the service that wraps its keys refuses, does not answer, or has not wrapped these: check its key and our right to use it", refused.getMessage());
        }
    }

    @Test
    void aValueOfAForeignKeysetNamesTheKeyThatIsMissing() throws SecretException {
        var foreign = provider.create();
        var sealed = SealedText.seal(foreign, "Password", "s3cret");
        var id = foreign.keys().getFirst().id();
        assertEquals(Optional.of(id), sealed.keyOf(foreign));
        var refused = assertThrows(SecretException.class, () -> sealed.open(provider.create(), "Password"));
        assertEquals(Reason.UNKNOWN_KEY, refused.reason());
        assertEquals("was sealed with the key " + id + ", which this keyset lacks: use the keyset that sealed it, or seal it anew", refused.getMessage());
    }

    @Test
    void oldKeysOpenAfterAnyNumberOfRotationsAndTheNewestSeals() throws SecretException {
        var keyring = provider.create();
        var first = SealedText.seal(keyring, "Password", "s3cret");
        for (int i = 0; i < 5; i++) {
            keyring = provider.unlock(provider.lock(keyring.rotated(), PASSPHRASE), PASSPHRASE);
        }
        assertEquals("s3cret", first.open(keyring, "Password"));
        var newest = keyring.keys().getLast();
        assertTrue(newest.seals());
        assertEquals(1, keyring.keys().stream().filter(KeyDescription::seals).count());
        assertEquals(Optional.of(newest.id()), SealedText.seal(keyring, "Password", "s3cret").keyOf(keyring));
        assertEquals("keys " + keyring.keys().stream().map(KeyDescription::id).toList(), keyring.toString());
    }

    @Test
    void keysOfAnotherKindCannotBeLocked() {
        var foreign = (Keyring) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Keyring.class}, (proxy, method, arguments) -> null);
        assertThrows(IllegalArgumentException.class, () -> provider.lock(foreign, PASSPHRASE));
    }
}
