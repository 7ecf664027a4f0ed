package fix.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.crypto.SecretException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A keyset's file: who may read it, what is said when it cannot be used, and what stays when its keys change. */
class KeysetFileTest {
    private static final Passphrase PASSPHRASE = Passphrase.of("correct horse");

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("our.keyset");
    }

    private CryptoProviders providers() throws SecretException {
        return CryptoProviders.of(List.of(new JdkProvider()));
    }

    private Keyring made() throws SecretException {
        return KeysetFile.create(file(), new JdkProvider(), PASSPHRASE);
    }

    private SecretException refused() {
        return assertThrows(SecretException.class, () -> KeysetFile.find(file(), providers()).unlock(PASSPHRASE));
    }

    @Test
    void whatANewKeysetSealedOpensAfterItWasReadAgain() throws Exception {
        var sealed = SealedText.seal(made(), "Password", "s3cret");
        var keyset = KeysetFile.find(file(), providers());
        assertEquals("s3cret", sealed.open(keyset.unlock(PASSPHRASE), "Password"));
        assertEquals("keyset " + file() + " of jdk", keyset.toString());
    }

    @Test
    void itsOwnerAloneMayReadAndWriteItFromTheFirstMomentAndAfterRotation() throws Exception {
        var keyring = made();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
        KeysetFile.find(file(), providers()).replace(keyring.rotated(), PASSPHRASE);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
        try (var left = Files.list(folder)) {
            assertEquals(List.of(file()), left.toList());
        }
    }

    @Test
    void oneThatOthersMayReadOrItsGroupMayWriteIsNotUsed() throws Exception {
        made();
        for (var open : List.of("rw----r--", "rw-----w-", "rw--w----")) {
            Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(open));
            assertEquals("keyset " + file() + " is open to others (" + open + "): chmod 600 " + file(), refused().getMessage());
        }
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("r--r-----"));
        KeysetFile.find(file(), providers()).unlock(PASSPHRASE);
    }

    @Test
    void anOldKeyOpensAfterRotationAndTheNewOneSeals() throws Exception {
        var old = made();
        var before = SealedText.seal(old, "Password", "old");
        var keyset = KeysetFile.find(file(), providers());
        keyset.replace(keyset.unlock(PASSPHRASE).rotated(), PASSPHRASE);

        var rotated = KeysetFile.find(file(), providers()).unlock(PASSPHRASE);
        assertEquals("old", before.open(rotated, "Password"));
        assertEquals(List.of(false, true), rotated.keys().stream().map(KeyDescription::seals).toList());
        var after = SealedText.seal(rotated, "Password", "new");
        assertEquals("new", after.open(rotated, "Password"));
        assertThrows(SecretException.class, () -> after.open(old, "Password"));
    }

    @Test
    void aKeysetIsNeverOverwritten() throws Exception {
        made();
        var before = Files.readString(file());
        var refused = assertThrows(SecretException.class, this::made);
        assertEquals("keyset " + file() + " is there already, and what it has sealed would be lost: choose another name, or add a key with `fix secret rotate`", refused.getMessage());
        assertEquals(before, Files.readString(file()));
    }

    @Test
    void whatKeepsAKeysetFromBeingUsedIsSaidInOneLineWithACure() throws Exception {
        assertEquals(Reason.NO_KEYSET, refused().reason());
        assertEquals("keyset " + file() + " cannot be read: there is no such file or folder; `fix secret keygen` makes a keyset", refused().getMessage());

        Files.writeString(file(), "[DEFAULT]\n");
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-------"));
        assertEquals("keyset " + file() + " is none: make one with `fix secret keygen`", refused().getMessage());

        made(folder.resolve("other"));
        var text = Files.readString(folder.resolve("other"));
        Files.writeString(file(), text.replace("provider=jdk", "provider=vault"));
        assertEquals(Reason.NO_PROVIDER, refused().reason());
        Files.writeString(file(), text.substring(0, text.length() - 3) + "?\n");
        assertEquals("keyset " + file() + " is damaged: take its copy", refused().getMessage());

        Files.writeString(file(), text);
        var wrong = assertThrows(SecretException.class, () -> KeysetFile.find(file(), providers()).unlock(Passphrase.of("incorrect")));
        assertEquals("keyset " + file() + ": the passphrase is wrong", wrong.getMessage());
        var none = assertThrows(SecretException.class, () -> KeysetFile.find(file(), providers()).unlock(Passphrase.NONE));
        assertEquals("the passphrase is empty: keys need one that nobody guesses", none.getMessage());
    }

    private static void made(Path file) throws SecretException {
        KeysetFile.create(file, new JdkProvider(), PASSPHRASE);
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        var missing = folder.resolve("no/such/our.keyset");
        var refused = assertThrows(SecretException.class, () -> made(missing));
        assertTrue(refused.getMessage().startsWith("keyset " + missing + " cannot be written: "), refused.getMessage());
    }

    @Test
    void aReplacementThatCannotBeWrittenLeavesTheOldKeys() throws Exception {
        var keyring = made();
        var before = Files.readString(file());
        var moved = new KeysetFile(folder.resolve("no/such"), new JdkProvider(), "");
        assertThrows(SecretException.class, () -> moved.replace(keyring, PASSPHRASE));
        assertEquals(before, Files.readString(file()));
    }

    @Test
    void theFileHoldsNeitherKeyNorPassphraseAndSaysWhatItIs() throws IOException, SecretException {
        made();
        var text = Files.readString(file());
        assertTrue(text.startsWith("# Keys that open the sealed values of configurations."), text);
        assertFalse(text.contains("correct horse"));
    }
}
