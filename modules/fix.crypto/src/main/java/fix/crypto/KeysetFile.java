package fix.crypto;

import fix.crypto.SecretException.Reason;
import fix.crypto.spi.CryptoProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/**
 * A keyset in a file: the name of its provider, and the keys as that locks them. Its owner alone may read and write it (mode 600); one that others may read or
 * write, or that its group may write, is not used. On a file system without such permissions they are not looked at.
 *
 * @param file where it is
 * @param provider its kind
 * @param locked the keys, locked
 */
public record KeysetFile(Path file, CryptoProvider provider, String locked) {
    private static final int LONGEST = 1 << 20;
    private static final int LINE = 100;
    private static final String COMMENT = "# Keys that open the sealed values of configurations. Without this file and what locks it they are lost: keep a copy of both, not in one place.";
    private static final String HEAD = "heddle-keyset=1";
    private static final String PROVIDER = "provider=";
    private static final Set<PosixFilePermission> OWNER = EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    /** A group that may read is how files are handed to containers; the keys are locked all the same. */
    private static final Set<PosixFilePermission> TOLERATED =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.GROUP_READ);

    /**
     * Finds a keyset; its keys stay locked.
     *
     * @param providers who may have made it
     * @throws SecretException when it is not there, not to be trusted, or of an unknown kind
     */
    public static KeysetFile find(Path file, CryptoProviders providers) throws SecretException {
        try (var in = Files.newInputStream(file)) {
            var lines = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8).lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
            if (lines.size() < 3 || !lines.getFirst().equals(HEAD) || !lines.get(1).startsWith(PROVIDER)) {
                throw new SecretException(Reason.BAD_KEYSET, "keyset " + file + " is none: make one with `fix secret keygen`");
            }
            requireOwners(file);
            return new KeysetFile(file, providers.resolve(lines.get(1).substring(PROVIDER.length())), String.join("", lines.subList(2, lines.size())));
        } catch (IOException failed) {
            throw new SecretException(Reason.NO_KEYSET, "keyset " + file + " cannot be read: " + reason(failed));
        }
    }

    /**
     * Makes new keys in a new file.
     *
     * @throws SecretException when there is a file already, or it cannot be written
     */
    public static Keyring create(Path file, CryptoProvider provider, Passphrase passphrase) throws SecretException {
        if (Files.exists(file)) {
            throw exists(file);
        }
        var keyring = provider.create();
        var text = text(provider, keyring, passphrase);
        try {
            write(Files.createFile(file, permissions(file.toAbsolutePath().getParent())), text);
        } catch (FileAlreadyExistsException there) {
            throw exists(file);
        } catch (IOException failed) {
            throw new SecretException(Reason.NO_KEYSET, "keyset " + file + " cannot be written: " + reason(failed));
        }
        return keyring;
    }

    /**
     * The keys.
     *
     * @throws SecretException when the passphrase is wrong or the file was changed
     */
    public Keyring unlock(Passphrase passphrase) throws SecretException {
        requirePassphrase(provider, passphrase);
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(locked);
        } catch (IllegalArgumentException notBase64) {
            throw new SecretException(Reason.BAD_KEYSET, "keyset " + file + " is damaged: take its copy");
        }
        try {
            return provider.unlock(bytes, passphrase);
        } catch (SecretException refused) {
            throw new SecretException(refused.reason(), "keyset " + file + ": " + refused.getMessage());
        }
    }

    /**
     * Puts other keys into the file's place, in one step: whoever reads it meanwhile gets the old ones or the new ones.
     *
     * @throws SecretException when it cannot be written; the file is as it was then
     */
    public void replace(Keyring keyring, Passphrase passphrase) throws SecretException {
        var text = text(provider, keyring, passphrase);
        var real = file.toAbsolutePath();
        try {
            var fresh = Files.createTempFile(real.getParent(), "." + real.getFileName(), ".new", permissions(real.getParent()));
            try {
                write(fresh, text);
                Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException failed) {
            throw new SecretException(Reason.NO_KEYSET, "keyset " + file + " cannot be written: " + reason(failed));
        }
    }

    private static String text(CryptoProvider provider, Keyring keyring, Passphrase passphrase) throws SecretException {
        requirePassphrase(provider, passphrase);
        var keys = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(provider.lock(keyring, passphrase));
        return String.join("\n", COMMENT, HEAD, PROVIDER + provider.name(), keys, "");
    }

    private static void requirePassphrase(CryptoProvider provider, Passphrase passphrase) throws SecretException {
        if (provider.needsPassphrase() && passphrase.isEmpty()) {
            throw new SecretException(Reason.WRONG_PASSPHRASE, "the passphrase is empty: keys need one that nobody guesses");
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    }

    private static FileAttribute<?>[] permissions(Path folder) throws IOException {
        return hasOwners(folder) ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)} : new FileAttribute<?>[0];
    }

    private static void requireOwners(Path file) throws IOException, SecretException {
        if (hasOwners(file)) {
            var permissions = Files.getPosixFilePermissions(file);
            if (!TOLERATED.containsAll(permissions)) {
                throw new SecretException(Reason.BAD_KEYSET, "keyset " + file + " is open to others (" + PosixFilePermissions.toString(permissions) + "): chmod 600 " + file);
            }
        }
    }

    private static boolean hasOwners(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix");
    }

    private static SecretException exists(Path file) {
        return new SecretException(Reason.BAD_KEYSET, "keyset " + file + " is there already, and what it has sealed would be lost: choose another name, or add a key with `fix secret rotate`");
    }

    private static String reason(IOException failed) {
        return switch (failed) {
            case NoSuchFileException absent -> "there is no such " + (absent.getFile() == null ? "file" : "file or folder") + "; `fix secret keygen` makes a keyset";
            case AccessDeniedException _ -> "this user may not do that";
            default -> String.valueOf(failed.getMessage());
        };
    }

    @Override
    public String toString() {
        return "keyset " + file + " of " + provider.name();
    }
}
