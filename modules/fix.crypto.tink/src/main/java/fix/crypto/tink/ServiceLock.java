package fix.crypto.tink;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import fix.crypto.Passphrase;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** A service that wraps keys, as any Tink {@link Aead} reaches it. */
record ServiceLock(Aead kms) implements KeyLock {
    private static final byte[] PURPOSE = "heddle:keyset".getBytes(StandardCharsets.UTF_8);

    @Override
    public boolean needsPassphrase() {
        return false;
    }

    @Override
    public byte[] lock(KeysetHandle keys, Passphrase passphrase) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.serializeEncryptedKeyset(keys, kms, PURPOSE, AeadConfig2026.get());
    }

    @Override
    public KeysetHandle unlock(byte[] locked, Passphrase passphrase) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseEncryptedKeyset(locked, kms, PURPOSE, AeadConfig2026.get());
    }

    @Override
    public String failure() {
        return "the service that wraps its keys refuses, does not answer, or has not wrapped these: check its key and our right to use it";
    }
}
