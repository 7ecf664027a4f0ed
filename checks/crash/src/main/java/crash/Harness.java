package crash;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Runs {@code fix acceptor} and a {@link Trader} as processes, kills one of them at a random instant in full traffic, starts it again, and so on. At the end the trader
 * sends a last order and both end in order.
 */
final class Harness {
    /** After a restart this many more orders are acknowledged before the next kill, at most. */
    private static final int MOST_ORDERS = 1_000;
    /** Then this much time passes, at most, so that a kill may hit any instant of a batch: 20 ms. */
    private static final int MOST_NANOS = 20_000_000;

    private final Path launcherLib;
    private final Path folder;
    private final Random random;
    private final int port;
    private int lives;

    /**
     * @param launcherLib the module path of the command
     * @param folder where everything goes; it is there
     */
    Harness(Path launcherLib, Path folder, long seed) throws IOException {
        this.launcherLib = launcherLib;
        this.folder = folder;
        this.random = new Random(seed);
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Files.writeString(folder.resolve("acceptor.cfg"), """
                [DEFAULT]
                ConnectionType=acceptor
                BeginString=FIX.4.4
                SenderCompID=BROKER
                SocketAcceptAddress=127.0.0.1
                SocketAcceptPort=%d
                Store=sqlite
                StorePath=%s
                FileLogPath=%s
                FileLogMaxSize=1G
                [SESSION]
                TargetCompID=TRADER
                """.formatted(port, folder.resolve("broker"), folder.resolve("log")));
    }

    /** Runs until so many processes were killed, then to the end. */
    void run(int kills) throws Exception {
        var acceptor = acceptor();
        var trader = trader();
        try {
            for (int kill = 1; kill <= kills; kill++) {
                trader.awaitLines(trader.lines() + 1 + random.nextInt(MOST_ORDERS));
                boolean traderDies = random.nextBoolean();
                (traderDies ? trader : acceptor).live(random.nextInt(MOST_NANOS));
                if (traderDies) {
                    trader.kill();
                    trader = trader();
                } else {
                    acceptor.kill();
                    acceptor = acceptor();
                }
            }
            trader.awaitLines(trader.lines() + 1);
            trader.endInput();
            if (trader.awaitEnd() != 0) {
                throw new AssertionError("the trader failed at the end: " + Files.readString(folder.resolve("trader.err")));
            }
            acceptor.terminate();
        } finally {
            trader.kill();
            acceptor.kill();
        }
    }

    /** How often the trader was started. */
    int lives() {
        return lives;
    }

    /** How many callbacks of the acceptor took so long that their order may be answered twice after a crash: a machine that is too busy. */
    long slowCallbacks() throws IOException {
        try (var lines = Files.lines(folder.resolve("acceptor.err"))) {
            return lines.filter(line -> line.contains("a callback is slow")).count();
        }
    }

    private Child acceptor() throws IOException, InterruptedException {
        var child = Child.start("acceptor", java(List.of("--enable-native-access=org.xerial.sqlitejdbc", "--module-path", launcherLib.toString(), "-m", "fix.cli/fix.cli.Main",
                "acceptor", "--quiet", folder.resolve("acceptor.cfg").toString())), folder.resolve("acceptor.err"));
        child.awaitLines(1);
        return child;
    }

    private Child trader() throws IOException {
        return Child.start("trader", java(List.of("--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), Trader.class.getName(),
                Integer.toString(port), folder.toString(), "L" + ++lives)), folder.resolve("trader.err"));
    }

    private static List<String> java(List<String> rest) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-Xshare:auto"));
        command.addAll(rest);
        return command;
    }
}
