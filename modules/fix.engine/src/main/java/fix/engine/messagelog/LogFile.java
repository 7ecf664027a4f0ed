package fix.engine.messagelog;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A file of lines that starts anew when it is full, and the older ones beside it: {@code name.log}, {@code name.1.log} and so on.
 * Belongs to one thread. What cannot be written is told once; every flush tries again.
 */
final class LogFile {
    private static final int BUFFER_BYTES = 64 << 10;

    private final Path folder;
    private final String name;
    private final long maxBytes;
    private final int maxFiles;
    private final Consumer<String> problems;
    private Optional<OutputStream> out = Optional.empty();
    private long size;
    private boolean failing;
    private boolean retry;
    /** Lines since the last flush. */
    private long unflushed;
    private long missing;

    LogFile(Path folder, String name, long maxBytes, int maxFiles, Consumer<String> problems) {
        this.folder = folder;
        this.name = name;
        this.maxBytes = maxBytes;
        this.maxFiles = maxFiles;
        this.problems = problems;
    }

    void write(byte[] line) {
        if (failing && !retry) {
            missing++;
            return;
        }
        try {
            opened(line.length).write(line);
            size += line.length;
            unflushed++;
        } catch (IOException failure) {
            missing++;
            failed(failure);
        }
    }

    /** The file, with room for so many bytes. */
    private OutputStream opened(int length) throws IOException {
        var current = path(0);
        if (out.isEmpty()) {
            size = Files.exists(current) ? Files.size(current) : 0;
        }
        if (size > 0 && size + length > maxBytes) {
            closeOut();
            startAnew();
            size = 0;
        }
        if (out.isEmpty()) {
            boolean torn = size > 0 && !endsALine(current);
            out = Optional.of(new BufferedOutputStream(
                    Files.newOutputStream(current, StandardOpenOption.CREATE, StandardOpenOption.APPEND), BUFFER_BYTES));
            if (torn) {
                out.get().write('\n');
                size++;
            }
        }
        return out.get();
    }

    /** False when a process was killed in the middle of a line. */
    private static boolean endsALine(Path file) throws IOException {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(in.length() - 1);
            return in.read() == '\n';
        }
    }

    private void startAnew() throws IOException {
        Files.deleteIfExists(path(maxFiles - 1));
        for (int age = maxFiles - 2; age >= 0; age--) {
            if (Files.exists(path(age))) {
                Files.move(path(age), path(age + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** The file that has been replaced so many times since. */
    private Path path(int age) {
        return folder.resolve(age == 0 ? name + ".log" : name + "." + age + ".log");
    }

    void flush() {
        retry = true;
        if (unflushed > 0) {
            try {
                out.orElseThrow().flush();
                unflushed = 0;
                if (failing) {
                    failing = false;
                    problems.accept("message log " + path(0) + " is written again; " + missing + " messages are missing in it");
                    missing = 0;
                }
            } catch (IOException failure) {
                failed(failure);
            }
        }
    }

    private void failed(IOException failure) {
        if (!failing) {
            problems.accept("message log " + path(0) + " cannot be written: " + failure + "; the sessions go on without it, and it is tried again");
        }
        failing = true;
        retry = false;
        missing += unflushed;
        unflushed = 0;
        try {
            closeOut();
        } catch (IOException again) {
            // told already
        }
    }

    void close() {
        flush();
        try {
            closeOut();
        } catch (IOException failure) {
            failed(failure);
        }
        if (missing > 0) {
            problems.accept("message log " + path(0) + " could not be written: " + missing + " messages are missing in it");
        }
    }

    private void closeOut() throws IOException {
        var closing = out;
        out = Optional.empty();
        if (closing.isPresent()) {
            closing.get().close();
        }
    }
}
