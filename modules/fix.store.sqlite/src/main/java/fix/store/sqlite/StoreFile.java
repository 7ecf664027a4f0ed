package fix.store.sqlite;

import fix.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The database file, held for this process alone by a lock on the file {@code .lock} beside it. SQLite's own exclusive mode would shut out
 * our readers too. What it makes is for its owner alone. To be opened on a thread that nobody interrupts, since an interrupt closes a
 * channel.
 */
final class StoreFile implements AutoCloseable {
    /** A second channel on a locked file would, when closed, release the first one's lock: so this process is asked first. */
    private static final Set<Path> OPEN_HERE = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lock;

    private StoreFile(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** A path that is a file, or ends in {@code .db}, is the database; any other is a folder that holds {@code heddle.db}. */
    static Path resolve(Path storePath) {
        var path = storePath.toAbsolutePath().normalize();
        boolean file = Files.isRegularFile(path) || !Files.isDirectory(path) && path.toString().endsWith(".db");
        return file ? path : path.resolve("heddle.db");
    }

    static StoreFile open(Path storePath) throws StoreException {
        var path = resolve(storePath);
        try {
            if (path.getParent() != null) Files.createDirectories(path.getParent(), ownerOnly(path, "rwx------"));
            create(path);
            path = path.toRealPath();
        } catch (IOException e) {
            throw new StoreException("cannot create " + path + " (" + e + "); check StorePath and the rights on its folder", e);
        }
        if (!OPEN_HERE.add(path)) throw new StoreException(path + " is open already in this process; open a store once and share it");
        try {
            return new StoreFile(path, lock(path));
        } catch (StoreException | RuntimeException e) {
            OPEN_HERE.remove(path);
            throw e;
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        lock.close();
        OPEN_HERE.remove(path);
    }

    @SuppressWarnings("resource") // kept open as the lock when it is ours
    private static FileChannel lock(Path path) throws StoreException {
        var file = Path.of(path + ".lock");
        try {
            create(file);
            var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                var holder = read(channel);
                channel.close();
                throw new StoreException(path + " is in use by another process" + holder
                        + "; stop that one, or give this one a StorePath of its own");
            }
            channel.truncate(0).write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)), 0);
            return channel;
        } catch (IOException e) {
            throw new StoreException("cannot lock " + file + " (" + e + "); check the rights on it and its folder", e);
        }
    }

    private static String read(FileChannel channel) throws IOException {
        var buffer = ByteBuffer.allocate(20);
        channel.read(buffer, 0);
        var pid = new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII);
        return pid.isEmpty() ? "" : ", pid " + pid;
    }

    private static void create(Path file) throws IOException {
        try {
            Files.createFile(file, ownerOnly(file, "rw-------"));
        } catch (FileAlreadyExistsException _) {
            // The usual case: the store was here before.
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
                : new FileAttribute<?>[0];
    }
}
