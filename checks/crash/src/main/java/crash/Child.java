package crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of the harness, and how many lines it has printed. What it says on standard error goes to a file. */
final class Child {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(180);

    private final String name;
    private final Process process;
    private long lines;
    private boolean ended;

    private Child(String name, Process process) {
        this.name = name;
        this.process = process;
    }

    static Child start(String name, List<String> command, Path errors) throws IOException {
        var child = new Child(name, new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile())).start());
        Thread.ofVirtual().start(() -> child.count(child.process.inputReader()));
        return child;
    }

    private void count(BufferedReader reader) {
        try (reader) {
            while (reader.readLine() != null) {
                another();
            }
        } catch (IOException killed) {
            // that happens here
        }
        end();
    }

    private synchronized void another() {
        lines++;
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    synchronized long lines() {
        return lines;
    }

    /** Waits until it has printed so many lines. */
    synchronized void awaitLines(long count) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (lines < count) {
            if (ended || System.nanoTime() > until) {
                throw new AssertionError("the " + name + (ended ? " ended by itself" : " made no progress") + ": " + lines + " lines, " + count + " were waited for");
            }
            wait(100);
        }
    }

    /** Lets some time pass, unless it ends by itself. */
    void live(long nanos) throws InterruptedException {
        process.waitFor(nanos, TimeUnit.NANOSECONDS);
    }

    /** Ends it with SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Ends it with SIGTERM. */
    void terminate() throws InterruptedException {
        process.destroy();
        awaitEnd();
    }

    /** Closes its standard input. */
    void endInput() throws IOException {
        process.outputWriter().close();
    }

    /** Its exit code. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE_NANOS, TimeUnit.NANOSECONDS)) {
            throw new AssertionError("the " + name + " did not end");
        }
        return process.exitValue();
    }
}
