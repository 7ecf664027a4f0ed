package fix.engine.messagelog;

import fix.core.SessionID;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The log files of many sessions. Belongs to one thread. */
public final class LogFolder implements AutoCloseable {
    private final Path folder;
    private final long maxFileBytes;
    private final int maxFiles;
    private final Consumer<String> problems;
    private final Map<SessionID, LogFile> files = new HashMap<>();
    private final LogLine line = new LogLine();

    /**
     * @param folder is there
     * @param maxFileBytes how large a file grows
     * @param maxFiles how many files a session has, the present one included
     * @param problems is told what goes wrong, a line each
     */
    public LogFolder(Path folder, long maxFileBytes, int maxFiles, Consumer<String> problems) {
        this.folder = folder;
        this.maxFileBytes = maxFileBytes;
        this.maxFiles = maxFiles;
        this.problems = problems;
    }

    void write(SessionID session, boolean outbound, List<byte[]> frames, long wallNanos) {
        var file = files.computeIfAbsent(
                session, id -> new LogFile(folder, id.fileName() + ".messages", maxFileBytes, maxFiles, problems));
        for (var frame : frames) {
            file.write(line.of(outbound, frame, wallNanos));
        }
    }

    void forget(SessionID session) {
        var file = files.remove(session);
        if (file != null) {
            file.close();
        }
    }

    void flush() {
        files.values().forEach(LogFile::flush);
    }

    @Override
    public void close() {
        files.values().forEach(LogFile::close);
    }
}
