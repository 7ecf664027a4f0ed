package fix.examples.store;

import fix.core.SessionID;
import fix.store.StoreOp;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A session's file. A record is its length, the CRC of its bytes, and the bytes; the first names the session, each other is a batch. A record is written in one step; one
 * that a crash has cut short is dropped when the file is opened. Guarded by its own lock. RandomAccessFile, because a channel is closed by an interrupt of who uses it.
 */
final class Diary {
    static final String SUFFIX = ".diary";

    private static final int HEAD_BYTES = 8;

    private final RandomAccessFile file;
    private final SessionID session;
    /** Where the last whole record ends. */
    private long end;

    private Diary(RandomAccessFile file, SessionID session) throws IOException {
        this.file = file;
        this.session = session;
        end = file.getFilePointer();
    }

    static Diary create(Path folder, SessionID session) throws IOException {
        var file = new RandomAccessFile(folder.resolve(session.fileName() + SUFFIX).toFile(), "rw");
        file.setLength(0);
        file.write(record(session.toString().getBytes(StandardCharsets.UTF_8)));
        return new Diary(file, session);
    }

    static Diary open(Path path) throws IOException {
        var file = new RandomAccessFile(path.toFile(), "rw");
        var name = next(file);
        if (name.length == 0) {
            file.close();
            throw new IOException(path + " does not begin with the name of a session");
        }
        return new Diary(file, SessionID.parse(new String(name, StandardCharsets.UTF_8)));
    }

    SessionID session() {
        return session;
    }

    /** Every whole batch; what comes after the last of them is dropped. */
    synchronized List<List<StoreOp>> batches() throws IOException {
        var batches = new ArrayList<List<StoreOp>>();
        for (var bytes = next(file); bytes.length > 0; bytes = next(file)) {
            batches.add(BatchFormat.read(bytes));
            end = file.getFilePointer();
        }
        dropUnfinished();
        return batches;
    }

    synchronized void append(List<StoreOp> batch) throws IOException {
        var record = record(BatchFormat.write(batch));
        file.write(record);
        end += record.length;
    }

    synchronized void dropUnfinished() throws IOException {
        file.setLength(end);
        file.seek(end);
    }

    synchronized void close() {
        try {
            file.close();
        } catch (IOException failed) {
            // every batch was written before write() returned
        }
    }

    private static byte[] record(byte[] bytes) {
        return ByteBuffer.allocate(HEAD_BYTES + bytes.length).putInt(bytes.length).putInt(crc(bytes)).put(bytes).array();
    }

    /** The bytes of the next record; none when there is no whole one. */
    private static byte[] next(RandomAccessFile file) throws IOException {
        long left = file.length() - file.getFilePointer() - HEAD_BYTES;
        if (left <= 0) {
            return new byte[0];
        }
        int length = file.readInt();
        int crc = file.readInt();
        if (length <= 0 || length > left) {
            return new byte[0];
        }
        var bytes = new byte[length];
        file.readFully(bytes);
        return crc(bytes) == crc ? bytes : new byte[0];
    }

    private static int crc(byte[] bytes) {
        var crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
