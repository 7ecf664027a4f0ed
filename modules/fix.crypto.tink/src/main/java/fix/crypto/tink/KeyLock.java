package fix.crypto.tink;

import com.google.crypto.tink.KeysetHandle;
import fix.crypto.Passphrase;
import fix.crypto.SecretException;
import java.security.GeneralSecurityException;

/** How keys are locked while they lie in a file. */
sealed interface KeyLock permits PassphraseLock, ServiceLock {

    boolean needsPassphrase();

    byte[] lock(KeysetHandle keys, Passphrase passphrase) throws GeneralSecurityException;

    /**
     * The keys again.
     *
     * @throws GeneralSecurityException when this lock does not open it
     */
    KeysetHandle unlock(byte[] locked, Passphrase passphrase) throws GeneralSecurityException, SecretException;

    /** What to tell when it fails, with a cure. */
    String failure();
}
