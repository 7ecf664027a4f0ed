package interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;

/**
 * A process that obeys {@link CommandLoop}. Used by one test at a time, and kept for the next one: starting a JVM takes longer than most
 * scenarios. Those that are kept end with the test's JVM, because their input ends.
 */
final class Child {
    private static final Map<List<String>, BlockingDeque<Child>> IDLE = new ConcurrentHashMap<>();

    private final List<String> program;
    private final Process process;
    private final Writer commands;
    private final Thread listener;
    private volatile Transcript heard;

    private Child(List<String> program, Transcript heard) throws IOException {
        this.program = program;
        this.heard = heard;
        heard.begin();
        process = new ProcessBuilder(program).start();
        commands = process.outputWriter(StandardCharsets.US_ASCII);
        var complaints = Thread.ofPlatform().daemon().start(() -> read(process.getErrorStream(), "! "));
        listener = Thread.ofPlatform().daemon().start(() -> listen(process.getInputStream(), complaints));
    }

    /** One that is idle, or a new one. What it says goes into the transcript. */
    static Child take(List<String> program, Transcript heard) throws IOException {
        for (var idle = idle(program).pollFirst(); idle != null; idle = idle(program).pollFirst()) {
            if (idle.isAlive()) {
                idle.heard = heard;
                heard.begin();
                return idle;
            }
        }
        return new Child(program, heard);
    }

    private static BlockingDeque<Child> idle(List<String> program) {
        return IDLE.computeIfAbsent(program, _ -> new LinkedBlockingDeque<>());
    }

    /** Gives it back after it has ended its session. */
    void keep() {
        idle(program).addFirst(this);
    }

    /** Until the process has ended and has complained about it. */
    private void listen(InputStream stream, Thread complaints) {
        read(stream, "");
        try {
            complaints.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        heard.end();
    }

    private void read(InputStream stream, String prefix) {
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                heard.add(prefix + line);
            }
        } catch (IOException killed) {
            heard.add("! " + killed.getMessage());
        }
    }

    void say(String line) throws IOException {
        commands.write(line + "\n");
        commands.flush();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends the process at once, as kill -9 does; nothing comes from it afterwards. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        listener.join();
    }
}
