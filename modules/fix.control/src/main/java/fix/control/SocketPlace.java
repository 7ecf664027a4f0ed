package fix.control;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;

/**
 * The files of a control socket: the socket, beside it {@code .token} with what a client must know, and {@code .lock}, which the engine
 * holds for as long as it lives. So a socket that is there while nobody holds the lock is left over, and is replaced.
 */
final class SocketPlace implements AutoCloseable {
    private static final EnumSet<PosixFilePermission> OWNER_FOLDER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
    private static final EnumSet<PosixFilePermission> OWNER_FILE = EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final int TOKEN_BYTES = 32;

    private final Path socket;
    private final FileChannel lock;
    private final String token;

    private SocketPlace(Path socket, FileChannel lock, String token) {
        this.socket = socket;
        this.lock = lock;
        this.token = token;
    }

    /** Where a client finds the token. */
    static Path tokenFile(Path socket) {
        return socket.resolveSibling(socket.getFileName() + ".token");
    }

    /**
     * Takes the place, clears what a dead process left there, and writes a new token.
     *
     * @throws ControlException when another engine has it, or it is not safe
     */
    static SocketPlace take(Path path) throws ControlException {
        var socket = path.toAbsolutePath().normalize();
        try {
            ownFolder(socket.getParent());
            var lock = lock(socket);
            try {
                removeLeftOver(socket);
                return new SocketPlace(socket, lock, writeToken(socket));
            } catch (IOException | ControlException failed) {
                lock.close();
                throw failed;
            }
        } catch (IOException failed) {
            throw new ControlException("control socket " + socket + " cannot be made: " + failed);
        } catch (UnsupportedOperationException noOwners) {
            throw new ControlException("control socket " + socket + " cannot be made: this file system knows no owners' permissions");
        }
    }

    private static void ownFolder(Path folder) throws IOException, ControlException {
        if (!Files.exists(folder)) {
            if (folder.getParent() != null) {
                Files.createDirectories(folder.getParent());
            }
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
        }
        var others = EnumSet.copyOf(Files.getPosixFilePermissions(folder));
        others.removeAll(OWNER_FOLDER);
        if (!others.isEmpty()) {
            throw new ControlException("the control socket's folder " + folder + " is open to others (" + PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))
                    + "): choose a folder of its own, or chmod 700 " + folder);
        }
    }

    private static FileChannel lock(Path socket) throws IOException, ControlException {
        var channel = FileChannel.open(
                socket.resolveSibling(socket.getFileName() + ".lock"), EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(OWNER_FILE));
        boolean locked = false;
        try {
            locked = channel.tryLock() != null;
        } catch (OverlappingFileLockException here) {
            // another engine of this process
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        if (!locked) {
            throw new ControlException("another engine listens on the control socket " + socket + ": give each engine a ControlSocket of its own");
        }
        return channel;
    }

    private static void removeLeftOver(Path socket) throws IOException, ControlException {
        if (Files.exists(socket, LinkOption.NOFOLLOW_LINKS)) {
            if (Files.isRegularFile(socket, LinkOption.NOFOLLOW_LINKS) || Files.isDirectory(socket, LinkOption.NOFOLLOW_LINKS) || Files.isSymbolicLink(socket)) {
                throw new ControlException("control socket " + socket + " cannot be made: there is something else of that name");
            }
            Files.delete(socket);
        }
    }

    private static String writeToken(Path socket) throws IOException {
        var random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        var token = HexFormat.of().formatHex(random);
        var file = tokenFile(socket);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_FILE));
        Files.writeString(file, token);
        return token;
    }

    Path socket() {
        return socket;
    }

    String token() {
        return token;
    }

    @Override
    public void close() {
        try (lock) {
            Files.deleteIfExists(socket);
            Files.deleteIfExists(tokenFile(socket));
        } catch (IOException leftOver) {
            // the next engine clears it
        }
    }
}
