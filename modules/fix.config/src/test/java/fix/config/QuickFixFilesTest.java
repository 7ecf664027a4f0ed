package fix.config;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.SessionID;
import fix.engine.Application;
import fix.engine.FixEngine;
import fix.engine.SessionSettings;
import fix.session.Role;
import fix.session.SessionConfig;
import fix.store.MessageStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files of the kinds that users of QuickFIX have, as they are: each loads, and each of its sessions logs on with a counterparty. What a test cannot have (the host,
 * the store, the folder of the logs, the hour) is said by code, over the file; a port of its own takes the place of each.
 */
@Timeout(120)
class QuickFixFilesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    static List<Path> files() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("repo.root"), "modules/fix.config/src/test/resources/quickfix"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileAsItIsLoads(Path file) throws ConfigException {
        var config = ConfigSource.file(file).withEnvironment(Map.of()).read();
        assertFalse(config.sessions().isEmpty());
        assertFalse((config.warnings() + " " + config).contains("hunter2"), "no secret is told");
    }

    @ParameterizedTest
    @MethodSource("files")
    void eachOfItsSessionsLogsOn(Path file) throws Exception {
        var source = ConfigSource.file(withFreePorts(file)).withEnvironment(Map.of()).with("Store", "memory").with("SocketAcceptAddress", "127.0.0.1")
                .with("SocketConnectHost", "127.0.0.1").with("NonStopSession", "Y").with("FileLogPath", folder.toString()).with("MessageLog", "N");
        var open = new ArrayList<FixEngine>();
        try {
            // Two ports that the file does not know are needed for those that it calls: its own engine starts when they are known.
            var counterparties = counterparties(source.read());
            open.add(counterparties);
            var engine = source.with("SocketConnectPort", String.valueOf(counterparties.port())).read().builder(new Application() { }).start();
            open.add(engine);
            open.addAll(callers(source.read()));
            for (var session : engine.sessions()) {
                assertTrue(session.awaitLogon(PATIENCE), () -> session.id() + " is " + session.status());
            }
        } finally {
            open.reversed().forEach(FixEngine::close);
        }
    }

    /** The file with ports that this machine has free, each of its own in the place of one of the file's. */
    private Path withFreePorts(Path file) throws IOException {
        var ports = new HashMap<String, String>();
        var taken = new ArrayList<ServerSocket>();      // until all are chosen, or one might be chosen twice
        var text = Pattern.compile("(?m)^(SocketAcceptPort *= *)(\\d+)").matcher(Files.readString(file))
                .replaceAll(match -> match.group(1) + ports.computeIfAbsent(match.group(2), _ -> freePort(taken)));
        for (var socket : taken) {
            socket.close();
        }
        return Files.writeString(folder.resolve(file.getFileName()), text);
    }

    private static String freePort(List<ServerSocket> taken) {
        try {
            taken.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            return String.valueOf(taken.getLast().getLocalPort());
        } catch (IOException none) {
            throw new AssertionError(none);
        }
    }

    /** Whom the file's initiators call; one that has the same identity as another one is left out. */
    private static FixEngine counterparties(EngineConfig config) {
        var builder = FixEngine.builder().store(MessageStore.inMemory()).listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        initiators(config).map(session -> mirrored(session.id())).distinct().forEach(id -> builder.session(
                SessionSettings.acceptor(id).toBuilder().validation(Optional.empty()).build(), new Application() { }));
        return builder.start();
    }

    private static Stream<ConfiguredSession> initiators(EngineConfig config) {
        return config.sessions().stream().filter(session -> session.get(Settings.CONNECTION_TYPE) == ConnectionType.INITIATOR);
    }

    /** Who calls the file's acceptors, each at its own port. */
    private static List<FixEngine> callers(EngineConfig config) {
        return config.sessions().stream().filter(session -> session.get(Settings.CONNECTION_TYPE) == ConnectionType.ACCEPTOR).map(session -> {
            var rules = SessionConfig.builder(mirrored(session.id()), Role.INITIATOR).defaultApplVerID(session.settings().config().defaultApplVerID()).build();
            return FixEngine.builder().store(MessageStore.inMemory()).session(SessionSettings.of(rules, "127.0.0.1", session.settings().connection().listener().orElseThrow().getPort()), new Application() { }).start();
        }).toList();
    }

    private static SessionID mirrored(SessionID id) {
        return new SessionID(id.beginString(), id.targetCompID(), id.targetSubID(), id.targetLocationID(), id.senderCompID(), id.senderSubID(), id.senderLocationID(), "");
    }
}
