package fix.crypto.tink;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import fix.crypto.KeyDescription;
import fix.crypto.Keyring;
import fix.crypto.SecretException;
import fix.crypto.SecretException.Reason;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A keyset of Tink's. Each sealed value begins with the id of its key. */
record TinkKeyring(KeysetHandle handle, Aead aead) implements Keyring {
    /** Tink's prefix: a byte 1, and the key's id. */
    private static final int PREFIX = 1 + Integer.BYTES;
    private static final byte PREFIXED = 1;

    static TinkKeyring create() {
        try {
            return of(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no AES-GCM", impossible);
        }
    }

    static TinkKeyring of(KeysetHandle handle) throws GeneralSecurityException {
        return new TinkKeyring(handle, handle.getPrimitive(AeadConfig2026.get(), Aead.class));
    }

    @Override
    public byte[] seal(byte[] plain, byte[] place) {
        try {
            return aead.encrypt(plain, place);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a secret could not be sealed", impossible);
        }
    }

    @Override
    public byte[] open(byte[] sealed, byte[] place) throws SecretException {
        try {
            return aead.decrypt(sealed, place);
        } catch (GeneralSecurityException refused) {
            var foreign = keyOf(sealed).filter(id -> keys().stream().noneMatch(key -> key.id().equals(id)));
            if (foreign.isPresent()) {
                throw new SecretException(Reason.UNKNOWN_KEY, "was sealed with the key " + foreign.get() + ", which this keyset lacks: use the keyset that sealed it, or seal it anew");
            }
            throw new SecretException(Reason.REFUSED, "does not open: it was changed, or sealed for another setting; seal it anew");
        }
    }

    @Override
    public Keyring rotated() {
        try {
            return of(KeysetHandle.newBuilder(handle)
                    .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM).withRandomId().makePrimary())
                    .setConfiguration(AeadConfig2026.get())
                    .build());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no AES-GCM", impossible);
        }
    }

    @Override
    public List<KeyDescription> keys() {
        return IntStream.range(0, handle.size()).mapToObj(handle::getAt)
                .map(entry -> new KeyDescription(Integer.toUnsignedString(entry.getId()), "AES-256-GCM", entry.isPrimary())).toList();
    }

    @Override
    public Optional<String> keyOf(byte[] sealed) {
        return sealed.length < PREFIX || sealed[0] != PREFIXED ? Optional.empty() : Optional.of(Integer.toUnsignedString(ByteBuffer.wrap(sealed).getInt(1)));
    }

    /** The keys' ids. */
    @Override
    public String toString() {
        return "keys " + keys().stream().map(KeyDescription::id).toList();
    }
}
