package fix.crypto.tink;

import com.google.crypto.tink.Aead;
import fix.crypto.Keyring;
import fix.crypto.Passphrase;
import fix.crypto.SecretException;
import fix.crypto.SecretException.Reason;
import fix.crypto.spi.CryptoProvider;
import java.security.GeneralSecurityException;

/**
 * Keys of Tink: AES-GCM with 256 bits. {@code tink} locks them under a passphrase; {@link #wrappedBy} has a key management service do so, through any
 * Tink {@link Aead}.
 *
 * <p>To have a configuration find such a keyset, publish the provider as a service of your own:
 *
 * {@snippet :
 * public final class OurKeys {
 *     public static CryptoProvider provider() {
 *         return TinkProvider.wrappedBy("our-kms", kmsClient.getAead("our-kms://keys/fix"));
 *     }
 * }
 * // in module-info.java: provides fix.crypto.spi.CryptoProvider with OurKeys;
 * }
 */
public final class TinkProvider implements CryptoProvider {
    private final String name;
    private final KeyLock lock;

    /** Keys under a passphrase, for {@link java.util.ServiceLoader}. */
    public TinkProvider() {
        this("tink", new PassphraseLock(PassphraseLock.DEFAULT_ITERATIONS));
    }

    TinkProvider(String name, KeyLock lock) {
        this.name = name;
        this.lock = lock;
    }

    /**
     * Keys wrapped by a service; no passphrase is asked for.
     *
     * @param name what the keyset's file calls it
     * @param kms wraps and unwraps; called when a keyset is read or written, and not for each value
     */
    public static TinkProvider wrappedBy(String name, Aead kms) {
        return new TinkProvider(name, new ServiceLock(kms));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean needsPassphrase() {
        return lock.needsPassphrase();
    }

    @Override
    public Keyring create() {
        return TinkKeyring.create();
    }

    @Override
    public byte[] lock(Keyring keyring, Passphrase passphrase) throws SecretException {
        if (!(keyring instanceof TinkKeyring keys)) {
            throw new IllegalArgumentException("the keys are not Tink's but of " + keyring.getClass().getName());
        }
        try {
            return lock.lock(keys.handle(), passphrase);
        } catch (GeneralSecurityException failed) {
            throw new SecretException(Reason.BAD_KEYSET, lock.failure());
        }
    }

    @Override
    public Keyring unlock(byte[] locked, Passphrase passphrase) throws SecretException {
        try {
            return TinkKeyring.of(lock.unlock(locked, passphrase));
        } catch (GeneralSecurityException refused) {
            throw new SecretException(Reason.WRONG_PASSPHRASE, lock.failure());
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
