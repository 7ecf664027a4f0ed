package checks.benchmarks.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The servers that are compared, all with the same options of the JVM. */
final class Servers {
    private static final List<String> JVM = List.of("-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch", "-XX:+UseCompactObjectHeaders");

    private final Path root;
    private final Path work;

    /**
     * @param root of the repository
     * @param work a folder for configurations and stores
     */
    Servers(Path root, Path work) {
        this.root = root;
        this.work = work;
    }

    /** The options of every JVM, for people. */
    static String jvm() {
        return String.join(" ", JVM);
    }

    /** All of them, two and two: those that are to be compared. */
    List<List<Server>> pairs() throws IOException {
        return List.of(
                List.of(heddle("Heddle, memory store", "Store=memory"), java("QuickFIX/J, memory store", QuickFixServer.class)),
                List.of(heddle("Heddle, SQLite store", "Store=sqlite\nStorePath=" + work.resolve("sqlite")), java("QuickFIX/J, file store", QuickFixServer.class, work.resolve("quickfix").toString())),
                List.of(java("Philadelphia, no store", PhiladelphiaServer.class), java("bare loop (the floor)", BareServer.class)));
    }

    private Server heddle(String name, String store) throws IOException {
        var config = Files.createTempFile(work, "acceptor", ".ini");
        Files.writeString(config, """
                [DEFAULT]
                ConnectionType=acceptor
                SocketAcceptPort=0
                SocketAcceptAddress=127.0.0.1
                %s
                [SESSION]
                BeginString=%s
                SenderCompID=%s
                TargetCompID=%s
                """.formatted(store, Fill.BEGIN_STRING, Fill.ACCEPTOR, Fill.CLIENT));
        return new Server(name, List.of(root.resolve("fix").toString(), "acceptor", "--quiet", config.toString()),
                Map.of("FIX_JAVA_HOME", System.getProperty("java.home"), "FIX_JAVA_OPTS", jvm() + " --add-modules jdk.management.agent"));
    }

    private static Server java(String name, Class<?> main, String... args) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        return new Server(name, command, Map.of());
    }
}
