import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** {@code ./fix acceptor} as a process of its own, and what it says. */
final class Acceptor implements AutoCloseable {
    private final Process process;
    private final int port;
    private final Queue<String> warnings = new ConcurrentLinkedQueue<>();

    private Acceptor(Process process, int port) {
        this.process = process;
        this.port = port;
        Thread.ofPlatform().daemon().start(this::listen);
    }

    private void listen() {
        try {
            process.errorReader().lines().forEach(warnings::add);
        } catch (UncheckedIOException closed) {
            // it has ended
        }
    }

    /** Starts it with a session for each of these counterparties. */
    static Acceptor start(int heapMib, List<String> counterparties, String settings) throws IOException {
        var folder = Files.createTempDirectory("overload");
        var text = new StringBuilder("[DEFAULT]\nConnectionType=acceptor\nBeginString=FIX.4.4\nSenderCompID=BROKER\nSocketAcceptPort=0\nStore=sqlite\nStorePath=" + folder.resolve("store") + "\n" + settings);
        counterparties.forEach(name -> text.append("[SESSION]\nTargetCompID=").append(name).append('\n'));
        var config = Files.writeString(folder.resolve("acceptor.cfg"), text);
        var builder = new ProcessBuilder("./fix", "acceptor", "--quiet", config.toString());
        builder.environment().put("FIX_JAVA_OPTS", "-Xmx" + heapMib + "m -XX:+ExitOnOutOfMemoryError");
        var process = builder.start();
        var line = process.inputReader().readLine();
        var ready = Pattern.compile("READY (\\d+)").matcher(String.valueOf(line));
        if (!ready.matches()) {
            throw new IllegalStateException("the acceptor did not start: " + line + process.errorReader().lines().toList());
        }
        return new Acceptor(process, Integer.parseInt(ready.group(1)));
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    boolean lives() {
        return process.isAlive();
    }

    /** How many of its warnings hold these words. */
    long told(String words) {
        return warnings.stream().filter(line -> line.contains(words)).count();
    }

    /** The same, once there are so many, or ten seconds are over. */
    long awaitTold(String words, long count) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (told(words) < count && System.nanoTime() < until && !process.waitFor(50, TimeUnit.MILLISECONDS)) {
            // it is still being told
        }
        return told(words);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** How much of its heap is used, and after a collection. */
    String heap() throws IOException {
        return heap(false) + ", after a collection " + heap(true);
    }

    private String heap(boolean collect) throws IOException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        if (collect) {
            new ProcessBuilder(jcmd, String.valueOf(process.pid()), "GC.run").redirectErrorStream(true).start().inputReader().readAllLines();
        }
        var answer = new ProcessBuilder(jcmd, String.valueOf(process.pid()), "GC.heap_info").redirectErrorStream(true).start();
        return answer.inputReader().lines().map(Pattern.compile("(?:heap|generation) .*used (\\d+)K")::matcher).filter(java.util.regex.Matcher::find)
                .mapToLong(used -> Long.parseLong(used.group(1))).sum() / 1024 + " MiB";
    }

    /** How many files the process may have open; a very large number where the operating system does not say. */
    static long openFilesAllowed(String process) throws IOException {
        var limits = Path.of("/proc", process, "limits");
        if (!Files.exists(limits)) {
            return Long.MAX_VALUE;
        }
        try (var lines = Files.lines(limits)) {
            return lines.filter(line -> line.startsWith("Max open files")).map(line -> line.split(" +")[3]).mapToLong(text -> text.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(text)).sum();
        }
    }

    long openFilesAllowed() throws IOException {
        return openFilesAllowed(String.valueOf(process.pid()));
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
