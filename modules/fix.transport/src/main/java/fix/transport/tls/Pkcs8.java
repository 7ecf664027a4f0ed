package fix.transport.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Keys in PKCS#8 (RFC 5958), plain or encrypted with a password (PBES2). */
final class Pkcs8 {

    private static final List<String> KINDS = List.of("RSA", "EC", "EdDSA");
    private static final String PBES2 = "1.2.840.113549.1.5.13";

    private Pkcs8() {
    }

    /** The key; which kind it is stands inside, and the factories know. */
    static PrivateKey key(byte[] der) throws GeneralSecurityException {
        for (var kind : KINDS) {
            try {
                return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(der));
            } catch (InvalidKeySpecException another) {
                // the next kind, or none
            }
        }
        throw new InvalidKeyException("no kind fits");
    }

    static byte[] decrypt(byte[] der, Secret password) throws GeneralSecurityException {
        var chars = password.chars();
        var spec = new PBEKeySpec(chars);
        try {
            var info = new EncryptedPrivateKeyInfo(der);
            var parameters = info.getAlgParameters();
            if (parameters == null) {
                throw new InvalidKeyException("no parameters");
            }
            // PBES2 is a frame; its parameters' text names what is in it.
            boolean framed = info.getAlgName().equals("PBES2") || info.getAlgName().equals(PBES2);
            var algorithm = framed ? parameters.toString() : info.getAlgName();
            var cipher = Cipher.getInstance(algorithm);
            cipher.init(Cipher.DECRYPT_MODE, SecretKeyFactory.getInstance(algorithm).generateSecret(spec), parameters);
            return info.getKeySpec(cipher).getEncoded();
        } catch (IOException damaged) {
            throw new InvalidKeyException("no PKCS#8", damaged);
        } finally {
            spec.clearPassword();
            java.util.Arrays.fill(chars, ' ');
        }
    }
}
