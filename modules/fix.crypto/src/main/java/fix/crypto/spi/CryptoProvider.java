package fix.crypto.spi;

import fix.crypto.Keyring;
import fix.crypto.Passphrase;
import fix.crypto.SecretException;

/** Makes keys of one kind, and keeps them locked while they are in a file. Found through {@link java.util.ServiceLoader}; safe for use by many threads. */
public interface CryptoProvider {

    /** Stable, lower-case, unique: a keyset's file bears it. At most 64 letters, digits, points, hyphens. */
    String name();

    /** Whether a passphrase locks the keys; false when they are wrapped elsewhere, for instance by a key management service. */
    boolean needsPassphrase();

    /** New keys, one of them, drawn at random. */
    Keyring create();

    /**
     * The keys as a file may hold them.
     *
     * @param keyring made by this provider
     * @param passphrase {@link Passphrase#NONE} where none is needed
     * @throws SecretException when they cannot be locked, for instance because a service does not answer
     */
    byte[] lock(Keyring keyring, Passphrase passphrase) throws SecretException;

    /**
     * The keys that {@link #lock} has locked.
     *
     * @throws SecretException when the passphrase is wrong or the bytes were changed; the message is a phrase without either
     */
    Keyring unlock(byte[] locked, Passphrase passphrase) throws SecretException;
}
