package fix.crypto;

import java.util.List;
import java.util.Optional;

/** Keys: the newest seals, each opens what it has sealed. Immutable, safe for use by many threads. Its text shows no key. */
public interface Keyring {

    /**
     * Seals bytes for one place.
     *
     * @param plain what is secret
     * @param place what the same bytes must be given for to open it; not secret, and not kept with it
     */
    byte[] seal(byte[] plain, byte[] place);

    /**
     * Opens what {@link #seal} sealed for this place with any of these keys.
     *
     * @throws SecretException when it was sealed with another key or for another place, or was changed
     */
    byte[] open(byte[] sealed, byte[] place) throws SecretException;

    /** These keys and a new one, which seals from now on. */
    Keyring rotated();

    /** What there is, the newest last. */
    List<KeyDescription> keys();

    /** The id of the key that this names as its own, also when it is not among these; nothing when it names none. */
    Optional<String> keyOf(byte[] sealed);
}
