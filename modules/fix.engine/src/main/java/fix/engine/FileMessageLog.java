package fix.engine;

import fix.core.SessionID;
import fix.engine.messagelog.LogFolder;
import fix.engine.messagelog.LogThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A message log in files: one for each session, named after it, for instance {@code FIX.4.4-ISLD-TW.messages.log}.
 *
 * <p>A line is {@code 2026-11-22T10:00:00.123456Z > 8=FIX.4.4|9=...}: the time in UTC, {@code >} for what is sent and {@code <} for what came, and the
 * message with {@code |} for SOH. Secrets are {@code ***}. A file that is full becomes {@code ....messages.1.log}, that one {@code ....messages.2.log},
 * and the oldest goes.
 *
 * <p>Safe for use by many threads. A platform thread of its own writes; what waits for it is at most {@value #MAX_WAITING_BYTES} bytes, then callers wait, so that no line is lost. A file
 * that cannot be written is told to the logger {@code fix.engine.messagelog} once and tried again; the sessions go on meanwhile, and the lines that it misses are counted.
 */
public final class FileMessageLog implements MessageLog {
    /** How large a file grows unless told otherwise: 64 MiB. */
    public static final long DEFAULT_MAX_FILE_BYTES = 64L << 20;
    /** How many files a session has, the present one included, unless told otherwise. */
    public static final int DEFAULT_MAX_FILES = 10;

    private static final int MAX_WAITING_BYTES = 8 << 20;

    private final LogThread thread;

    private FileMessageLog(LogThread thread) {
        this.thread = thread;
    }

    /**
     * A log with the default limits; see {@link #open(Path, long, int)}.
     *
     * @throws EngineException when the folder cannot be made
     */
    public static FileMessageLog open(Path folder) {
        return open(folder, DEFAULT_MAX_FILE_BYTES, DEFAULT_MAX_FILES);
    }

    /**
     * A log in this folder, which is made when it is not there. It goes on with the files that it finds.
     *
     * @param maxFileBytes how large a file grows, 1024 or more; only a longer message makes a larger one
     * @param maxFiles how many files a session has, the present one included, 1 to 1000
     * @throws EngineException when the folder cannot be made, or a limit is out of its bounds
     */
    public static FileMessageLog open(Path folder, long maxFileBytes, int maxFiles) {
        if (maxFileBytes < 1_024 || maxFiles < 1 || maxFiles > 1_000) {
            throw new EngineException("a message log of " + maxFiles + " files of " + maxFileBytes + " bytes: allowed are 1 to 1000 files of 1024 bytes or more");
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new EngineException("FileLogPath=" + folder + ": the folder cannot be made: " + failed);
        }
        var logger = System.getLogger("fix.engine.messagelog");
        return new FileMessageLog(new LogThread(
                new LogFolder(folder, maxFileBytes, maxFiles, text -> logger.log(System.Logger.Level.ERROR, text)), MAX_WAITING_BYTES));
    }

    @Override
    public void inbound(SessionID session, List<byte[]> frames, long wallNanos) {
        thread.add(session, false, frames, wallNanos);
    }

    @Override
    public void outbound(SessionID session, List<byte[]> frames, long wallNanos) {
        thread.add(session, true, frames, wallNanos);
    }

    @Override
    public void forget(SessionID session) {
        thread.forget(session);
    }

    /** Writes what waits and closes the files; what comes later is not written. An interrupt does not end the wait. A second call does nothing. */
    @Override
    public void close() {
        thread.close();
    }
}
