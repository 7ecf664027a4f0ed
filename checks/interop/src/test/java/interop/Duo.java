package interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fix.session.SessionConfig;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Our engine and another one with a {@link Proxy} between them, logged on. */
final class Duo<U extends Party> implements Closeable {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    final U us;
    final ChildParty them;
    final Proxy proxy;
    final Wire wire;
    private final Path folder;

    /** What departs from the defaults, on our side and, in QuickFIX's words, on theirs. */
    record Rules(UnaryOperator<SessionConfig.Builder> ours, Map<String, String> theirs) {
        static final Rules DEFAULT = new Rules(UnaryOperator.identity(), Map.of());
    }

    private interface Starter<U> {
        U start(int port, Path store) throws Exception;
    }

    private Duo(U us, ChildParty them, Proxy proxy, Path folder) {
        this.us = us;
        this.them = them;
        this.proxy = proxy;
        wire = proxy.wire();
        this.folder = folder;
    }

    static Duo<OurParty> start(Pairing pairing) throws Exception {
        return start(pairing, Rules.DEFAULT);
    }

    static Duo<OurParty> start(Pairing pairing, Rules rules) throws Exception {
        return start(pairing, rules, 0, (port, store) -> OurParty.start(pairing, port, store, rules.ours), OurParty::port);
    }

    /** Our engine in a process of its own. */
    static Duo<ChildParty> startApart(Pairing pairing) throws Exception {
        int acceptAt = freePort();
        return start(
                pairing, Rules.DEFAULT, acceptAt,
                (port, store) -> new ChildParty(
                        "our engine", Peer.java(HeddleProgram.class),
                        String.join(" ", pairing.role().name(), pairing.version(), Integer.toString(port), store.toString())).start(),
                _ -> acceptAt);
    }

    private static <U extends Party> Duo<U> start(
            Pairing pairing, Rules rules, int acceptAt, Starter<U> starter, ToIntFunction<U> acceptsAt) throws Exception {
        var runs = Files.createDirectories(Path.of("target", "runs"));
        var folder = Files.createTempDirectory(runs, "run").toAbsolutePath();
        var proxy = new Proxy(pairing.weInitiate() ? Side.US : Side.THEM);
        int theirPort = pairing.weInitiate() ? freePort() : proxy.port();
        var settings = folder.resolve("peer.cfg");
        Files.write(settings, settings(pairing, theirPort, folder.resolve("theirs"), rules.theirs));
        var them = new ChildParty(pairing.peer().title(), pairing.peer().program(), settings.toString());
        U us;
        if (pairing.weInitiate()) {
            them.start();
            proxy.target(theirPort);
            us = starter.start(proxy.port(), folder.resolve("ours"));
        } else {
            us = starter.start(acceptAt, folder.resolve("ours"));
            proxy.target(acceptsAt.applyAsInt(us));
            them.start();
        }
        var duo = new Duo<>(us, them, proxy, folder);
        try {
            duo.awaitLogon(0, 0);
        } catch (AssertionError failed) {
            try (duo) {
                throw new AssertionError(failed.getMessage() + duo, failed);
            }
        }
        return duo;
    }

    /** The folder of the peer's file store. */
    Path theirStore() {
        return folder.resolve("theirs");
    }

    /** Waits until both have logged on after these marks of their transcripts. */
    void awaitLogon(int ourMark, int theirMark) throws InterruptedException {
        us.heard().await(ourMark, "LOGON");
        them.heard().await(theirMark, "LOGON");
    }

    private static List<String> settings(Pairing pairing, int port, Path store, Map<String, String> extra) {
        var settings = new TreeMap<String, String>();
        // A day that neither begins nor ends while the test runs. QuickFIX C++ ends one at midnight too when both times are equal.
        var dayStart = LocalTime.now(ZoneOffset.UTC).minusHours(12);
        settings.put("StartTime", SECONDS.format(dayStart));
        settings.put("EndTime", SECONDS.format(dayStart.minusSeconds(1)));
        settings.put("ConnectionType", pairing.weInitiate() ? "acceptor" : "initiator");
        settings.put("SocketAcceptPort", Integer.toString(port));
        settings.put("SocketReuseAddress", "Y");
        settings.put("SocketConnectHost", "127.0.0.1");
        settings.put("SocketConnectPort", Integer.toString(port));
        settings.put("SocketNodelay", "Y");
        settings.put("SocketTcpNoDelay", "Y");
        settings.put("ReconnectInterval", "1");
        settings.put("HeartBtInt", "30");
        settings.put("FileStorePath", store.toString());
        settings.put("UseDataDictionary", "Y");
        settings.put("DataDictionary", dictionary(pairing.version()).toString());
        settings.putAll(extra);
        return Stream.concat(
                Stream.concat(Stream.of("[DEFAULT]"), settings.entrySet().stream().map(Object::toString)),
                Stream.of(
                        "[SESSION]", "BeginString=" + pairing.version(), "SenderCompID=" + Engines.THEIRS, "TargetCompID=" + Engines.OURS))
                .toList();
    }

    /** The XML that the build of fix.dictionary has unpacked. */
    private static Path dictionary(String version) {
        return Path.of("..", "..", "modules", "fix.dictionary", "target", "dictionary-xml", version.replace(".", "") + ".xml")
                .toAbsolutePath().normalize();
    }

    /** QuickFIX cannot be asked which port it bound. */
    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    Party party(Side side) {
        return side == Side.US ? us : them;
    }

    /** Some orders each way, each answered once; afterwards both ends agree about the numbers. */
    void trade(String name) throws Exception {
        us.orders(name + "-ours-", 3);
        them.orders(name + "-theirs-", 3);
        for (int i = 1; i <= 3; i++) {
            us.heard().await("FILL " + name + "-ours-" + i);
            them.heard().await("FILL " + name + "-theirs-" + i);
        }
        assertAgreed();
    }

    /** Waits until what one end sends next is what the other expects next. */
    void assertAgreed() throws Exception {
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!us.numbers().equals(them.numbers().mirrored()) && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertEquals(us.numbers(), them.numbers().mirrored(), this::toString);
    }

    /** All that helps to understand a failure. */
    @Override
    public String toString() {
        return us.heard().toString() + them.heard() + wire;
    }

    @Override
    public void close() throws IOException {
        try (proxy; them; us) {
            us.heard().add("! the test ends");
        }
        delete();
    }

    private void delete() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
