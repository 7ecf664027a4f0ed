package fix.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command in a process of its own, with the module path of the tests. */
final class Program implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Process process;
    private final Lines out;
    private final Lines err;

    /** The lines of a stream so far. */
    private static final class Lines {
        private final List<String> lines = new ArrayList<>();
        private boolean ended;

        static Lines of(BufferedReader reader) {
            var lines = new Lines();
            Thread.ofVirtual().start(() -> {
                try (reader) {
                    for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                        lines.add(line);
                    }
                } catch (IOException closed) {
                    // the process has ended
                }
                lines.end();
            });
            return lines;
        }

        private synchronized void add(String line) {
            lines.add(line);
            notifyAll();
        }

        private synchronized void end() {
            ended = true;
            notifyAll();
        }

        @Override
        public synchronized String toString() {
            return lines.toString();
        }

        synchronized List<String> all() throws InterruptedException {
            while (!ended) {
                wait();
            }
            return List.copyOf(lines);
        }

        synchronized String await(String start) throws InterruptedException {
            long until = System.nanoTime() + PATIENCE_NANOS;
            while (true) {
                for (var line : lines) {
                    if (line.startsWith(start)) {
                        return line;
                    }
                }
                if (ended || System.nanoTime() > until) {
                    throw new AssertionError("no line began with '" + start + "': " + lines);
                }
                wait(100);
            }
        }
    }

    private Program(Process process) {
        this.process = process;
        out = Lines.of(process.inputReader());
        err = Lines.of(process.errorReader());
    }

    static Program start(Path folder, String... words) throws IOException {
        return start(folder, List.of("-XX:TieredStopAtLevel=1"), words);
    }

    /** One that opens a keyset with its passphrase: a hash that is called so often that the second compiler pays for it, and for little else. */
    static Program startWithKeys(Path folder, String... words) throws IOException {
        return start(folder, List.of("-XX:Tier4InvocationThreshold=100000", "-XX:Tier4MinInvocationThreshold=100000", "-XX:Tier4CompileThreshold=100000"), words);
    }

    private static Program start(Path folder, List<String> compilers, String... words) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var line = new ArrayList<>(List.of(java, "-XX:+UseSerialGC", "--enable-native-access=org.xerial.sqlitejdbc", "--sun-misc-unsafe-memory-access=allow",
                "--module-path", System.getProperty("jdk.module.path"), "--add-modules", "fix.cli",
                "--class-path", System.getProperty("java.class.path")));      // what no module asks for by name, and Tink needs
        var agent = System.getProperty("test.agent", "");      // which counts lines here counts them there too
        line.addAll(1, compilers);
        line.addAll(agent.isEmpty() ? List.of() : List.of(agent.split(" ")));
        line.addAll(List.of("-m", "fix.cli/fix.cli.Main"));
        line.addAll(List.of(words));
        return new Program(new ProcessBuilder(line).directory(folder.toFile()).start());
    }

    /** Types a line. */
    Program type(String line) throws IOException {
        Writer in = process.outputWriter();
        in.write(line + "\n");
        in.flush();
        return this;
    }

    Program endOfInput() throws IOException {
        process.outputWriter().close();
        return this;
    }

    /** Waits for a line on standard output that starts so. */
    String await(String start) throws InterruptedException {
        try {
            return out.await(start);
        } catch (AssertionError missing) {
            throw new AssertionError(missing.getMessage() + "; standard error: " + err, missing);
        }
    }

    /** Waits for a line on standard error that starts so. */
    String awaitError(String start) throws InterruptedException {
        return err.await(start);
    }

    /** The port of the READY line. */
    int port() throws InterruptedException {
        return Integer.parseInt(await("READY ").substring("READY ".length()));
    }

    /** SIGTERM. */
    Program terminate() {
        process.destroy();
        return this;
    }

    /** SIGKILL. */
    Program kill() {
        process.destroyForcibly();
        return this;
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_NANOS, TimeUnit.NANOSECONDS)) {
            throw new AssertionError("the program did not end");
        }
        return process.exitValue();
    }

    /** All lines of standard output, once the process has ended. */
    List<String> out() throws InterruptedException {
        exitCode();
        return out.all();
    }

    /** All lines of standard error, once the process has ended. */
    List<String> err() throws InterruptedException {
        exitCode();
        return err.all();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
