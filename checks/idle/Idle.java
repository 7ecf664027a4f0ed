import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.regex.Pattern;

/**
 * Many idle sessions on one acceptor: does each of them get its heartbeats, and in how much memory? Starts {@code ./fix acceptor} with a
 * heap of 300 MiB and the default store, logs on with plain sockets that share no code with the engine, and counts from outside.
 *
 * <p>{@code java checks/idle/Idle.java [sessions] [seconds] [HeartBtInt]}, by default 200, 120 and 2, from the repository's root. Exit
 * code 1 when a heartbeat was missed (more than HeartBtInt late), a session ended, or a number was out of order.
 */
class Idle {
    private static final int HEAP_MIB = 300;
    private static final char SOH = '\001';
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss.SSS");

    private final int sessions;
    private final int seconds;
    private final int heartBtInt;
    private final AtomicLong heartbeats = new AtomicLong();
    private final AtomicLong missed = new AtomicLong();
    private final LongAccumulator worstNanos = new LongAccumulator(Long::max, 0);
    private final List<String> faults = java.util.Collections.synchronizedList(new ArrayList<>());
    private volatile boolean ending;

    private Idle(int sessions, int seconds, int heartBtInt) {
        this.sessions = sessions;
        this.seconds = seconds;
        this.heartBtInt = heartBtInt;
    }

    static void main(String... arguments) throws Exception {
        var numbers = java.util.Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
        System.exit(new Idle(numbers.length > 0 ? numbers[0] : 200, numbers.length > 1 ? numbers[1] : 120, numbers.length > 2 ? numbers[2] : 2).run());
    }

    private int run() throws Exception {
        var folder = Files.createTempDirectory("idle");
        var config = folder.resolve("acceptor.cfg");
        Files.writeString(config, configuration(folder));
        var builder = new ProcessBuilder("./fix", "acceptor", "--quiet", config.toString()).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("FIX_JAVA_OPTS", "-Xmx" + HEAP_MIB + "m");
        var acceptor = builder.start();
        try (var output = acceptor.inputReader()) {
            int port = port(output.readLine());
            play(port, acceptor.pid());
        } finally {
            acceptor.destroy();
            acceptor.waitFor();
        }
        long expected = (long) sessions * (seconds / heartBtInt - 1);
        if (heartbeats.get() < expected) {
            faults.add(heartbeats + " heartbeats came, at least " + expected + " should have");
        }
        System.out.printf("%d sessions for %d s with HeartBtInt=%d: %d heartbeats, %d missed, the latest came %.0f ms late%n",
                sessions, seconds, heartBtInt, heartbeats.get(), missed.get(), worstNanos.get() / 1e6);
        faults.stream().limit(10).forEach(System.out::println);
        return faults.isEmpty() && missed.get() == 0 ? 0 : 1;
    }

    private String configuration(Path folder) {
        var text = new StringBuilder("[DEFAULT]\nConnectionType=acceptor\nBeginString=FIX.4.4\nSenderCompID=BROKER\nSocketAcceptPort=0\nStore=sqlite\nStorePath=" + folder.resolve("store") + "\n");
        for (int i = 0; i < sessions; i++) {
            text.append("[SESSION]\nTargetCompID=TRADER").append(i).append('\n');
        }
        return text.toString();
    }

    private static int port(String line) {
        var ready = Pattern.compile("READY (\\d+)").matcher(String.valueOf(line));
        if (!ready.matches()) {
            throw new IllegalStateException("the acceptor did not start: " + line);
        }
        return Integer.parseInt(ready.group(1));
    }

    private void play(int port, long pid) throws Exception {
        var loggedOn = new CountDownLatch(sessions);
        var end = new CountDownLatch(1);
        try (var readers = Executors.newVirtualThreadPerTaskExecutor(); var clock = Executors.newSingleThreadScheduledExecutor()) {
            for (int i = 0; i < sessions; i++) {
                var peer = new Peer("TRADER" + i, port, loggedOn);
                readers.submit(peer::read);
                clock.scheduleAtFixedRate(peer::heartbeat, i * 1000L * heartBtInt / sessions, heartBtInt * 1000L, TimeUnit.MILLISECONDS);
                clock.schedule(peer::end, seconds, TimeUnit.SECONDS);
            }
            if (!loggedOn.await(30, TimeUnit.SECONDS)) {
                faults.add(loggedOn.getCount() + " sessions did not log on within 30 s");
            }
            clock.schedule(() -> {
                ending = true;
                end.countDown();
            }, seconds - 1L, TimeUnit.SECONDS);
            end.await();
            System.out.println("heap of the acceptor: " + heap(pid, false) + ", after a collection: " + heap(pid, true) + ", of " + HEAP_MIB + " MiB");
        }
    }

    private static String heap(long pid, boolean collect) throws Exception {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        if (collect) {
            new ProcessBuilder(jcmd, String.valueOf(pid), "GC.run").redirectErrorStream(true).start().inputReader().readAllLines();
        }
        var process = new ProcessBuilder(jcmd, String.valueOf(pid), "GC.heap_info").redirectErrorStream(true).start();
        long kib = process.inputReader().lines().map(Pattern.compile("(?:heap|generation) .*used (\\d+)K")::matcher)
                .filter(java.util.regex.Matcher::find).mapToLong(used -> Long.parseLong(used.group(1))).sum();
        return kib / 1024 + " MiB";
    }

    /** One counterparty: says that it lives, and measures how regularly the other side does. */
    private final class Peer {
        private final String name;
        private final CountDownLatch loggedOn;
        private final Socket socket;
        private long next = 1;

        Peer(String name, int port, CountDownLatch loggedOn) throws IOException {
            this.name = name;
            this.loggedOn = loggedOn;
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            send("A", "98=0" + SOH + "108=" + heartBtInt + SOH);
        }

        void heartbeat() {
            send("0", "");
        }

        void end() {
            ending = true;
            try {
                socket.close();
            } catch (IOException already) {
                // closed is what we want
            }
        }

        private synchronized void send(String msgType, String fields) {
            var body = "35=" + msgType + SOH + "49=" + name + SOH + "56=BROKER" + SOH + "34=" + next++ + SOH
                    + "52=" + TIME.format(ZonedDateTime.now(ZoneOffset.UTC)) + SOH + fields;
            var head = "8=FIX.4.4" + SOH + "9=" + body.length() + SOH + body;
            int sum = head.chars().sum() & 0xff;
            try {
                socket.getOutputStream().write((head + "10=%03d".formatted(sum) + SOH).getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException gone) {
                if (!ending) {
                    faults.add(name + ": the connection was closed");
                }
            }
        }

        void read() {
            long last = 0;
            long number = 0;
            try {
                var in = new BufferedInputStream(socket.getInputStream());
                while (true) {
                    var message = message(in);
                    long now = System.nanoTime();
                    if (ending) {
                        return;
                    }
                    if (Long.parseLong(field(message, "34")) != ++number) {
                        faults.add(name + ": number " + field(message, "34") + " came instead of " + number);
                    }
                    judge(field(message, "35"), message, now - last);
                    last = now;
                }
            } catch (IOException | RuntimeException gone) {
                if (!ending) {
                    faults.add(name + ": " + gone);
                }
            }
        }

        private void judge(String msgType, String message, long sinceLast) {
            switch (msgType) {
                case "A" -> loggedOn.countDown();
                case "0" -> {
                    heartbeats.incrementAndGet();
                    long late = sinceLast - heartBtInt * 1_000_000_000L;
                    worstNanos.accumulate(late);
                    if (late > heartBtInt * 1_000_000_000L) {
                        missed.incrementAndGet();
                    }
                }
                case "1" -> send("0", "112=" + field(message, "112") + SOH);
                default -> faults.add(name + ": a message of type " + msgType + " came: " + message.replace(SOH, '|'));
            }
        }

        /** The bytes up to the end of the check sum; no field here holds data. */
        private static String message(InputStream in) throws IOException {
            var text = new StringBuilder();
            for (int b = in.read(); b >= 0; b = in.read()) {
                text.append((char) b);
                int length = text.length();
                if (b == SOH && length > 8 && text.charAt(length - 8) == SOH && text.indexOf("10=", length - 7) == length - 7) {
                    return text.toString();
                }
            }
            throw new IOException("the connection was closed");
        }

        private static String field(String message, String tag) {
            int start = message.indexOf(SOH + tag + "=") + tag.length() + 2;
            return message.substring(start, message.indexOf(SOH, start));
        }
    }
}
