package fix.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.SessionID;
import fix.engine.Application;
import fix.engine.FixEngine;
import fix.engine.Session;
import fix.engine.SessionSettings;
import fix.store.MessageStore;
import fix.transport.SocketOptions;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Acceptors with ports of their own. */
@Timeout(60)
class ListenersConfigTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String DEFAULTS = """
            [DEFAULT]
            ConnectionType=acceptor
            BeginString=FIX.4.4
            SenderCompID=VENUE
            SocketAcceptAddress=127.0.0.1
            Store=memory
            """;

    @TempDir
    Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();
    private int one;
    private int two;
    private int three;

    /** All are taken before any is free again: one after the other may be the same. */
    @BeforeEach
    void choosePorts() throws IOException {
        var here = InetAddress.getLoopbackAddress();
        try (var first = new ServerSocket(0, 1, here); var second = new ServerSocket(0, 1, here); var third = new ServerSocket(0, 1, here)) {
            one = first.getLocalPort();
            two = second.getLocalPort();
            three = third.getLocalPort();
        }
    }

    @AfterEach
    void close() throws Exception {
        for (var resource : open.reversed()) {
            resource.close();
        }
    }

    private static String session(String target, int port, String... lines) {
        return "[SESSION]\nTargetCompID=" + target + "\nSocketAcceptPort=" + port + "\n" + String.join("\n", lines) + "\n";
    }

    private static EngineConfig read(String sections) throws ConfigException {
        return ConfigSource.text("a.cfg", DEFAULTS + sections).withEnvironment(Map.of()).read();
    }

    private Session client(int port, String name) {
        var client = FixEngine.builder().store(MessageStore.inMemory()).session(SessionSettings.initiator(SessionID.of("FIX.4.4", name, "VENUE"), "127.0.0.1", port)
                .withReconnect(Duration.ofMillis(10), Duration.ofMillis(50)), new Application() { }).start();
        open.add(client);
        return client.sessions().getFirst();
    }

    private ConfiguredEngine start(String sections) throws Exception {
        write(sections);
        var source = ConfigSource.file(folder.resolve("a.cfg")).withEnvironment(Map.of());
        var engine = ConfiguredEngine.start(source::read, _ -> new Application() { }, _ -> { });
        open.add(engine);
        return engine;
    }

    private void write(String sections) throws IOException {
        Files.writeString(folder.resolve("a.cfg"), DEFAULTS + sections);
    }

    private static boolean refusesCalls(int port) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return !socket.isConnected();
        } catch (ConnectException refused) {
            return true;
        }
    }

    @Test
    void acceptorsOfOneAddressAndPortShareAListenerTheOthersHaveTheirOwn() throws Exception {
        var config = read(session("A", 9001) + session("B", 9002, "SocketTcpNoDelay=N", "MaxConnections=7") + session("C", 9001) + session("D", 9001, "SocketAcceptAddress=::1"));
        var listeners = config.engineListeners();
        assertEquals(List.of("127.0.0.1:9001", "127.0.0.1:9002", "::1:9001"), listeners.stream().map(each -> each.address().getHostString() + ":" + each.address().getPort()).toList());
        assertFalse(listeners.get(1).socketOptions().tcpNoDelay());
        assertTrue(listeners.get(0).socketOptions().tcpNoDelay());
        assertEquals(List.of(10_000, 7, 10_000), listeners.stream().map(each -> each.limits().connections()).toList());
        assertEquals(List.of(0, 1, 0, 2), config.sessions().stream().map(each -> listeners.stream().map(fix.engine.ListenerSettings::address).toList()
                .indexOf(each.settings().connection().listener().orElseThrow())).toList());
    }

    @Test
    void whoSharesAListenerMustNotDifferAboutIt() {
        var wrong = assertThrows(ConfigException.class, () -> read(session("A", 9001, "SocketTcpNoDelay=N") + session("B", 9002, "SocketTcpNoDelay=Y") + session("C", 9001, "SocketTcpNoDelay=Y")));
        assertEquals("a.cfg:18:1: SocketTcpNoDelay: Y here and N on line 10; both listen at 127.0.0.1:9001, and share what holds for it: give it once, or another SocketAcceptPort", wrong.getMessage());
    }

    @Test
    void aCounterpartyReachesASessionAtItsOwnPortAlone() throws Exception {
        var engine = start(session("ONE", one) + session("TWO", two));
        assertTrue(client(one, "ONE").awaitLogon(PATIENCE));
        assertFalse(client(one, "TWO").awaitLogon(Duration.ofMillis(300)));
        open.removeLast().close();
        assertTrue(client(two, "TWO").awaitLogon(PATIENCE));
        assertEquals(List.of(one, two), engine.engine().listening().values().stream().map(InetSocketAddress::getPort).toList());
    }

    @Test
    void aReloadOpensAndClosesListenersAndTheOthersKeepTheirConnections() throws Exception {
        var engine = start(session("STEADY", one));
        var steady = client(one, "STEADY");
        assertTrue(steady.awaitLogon(PATIENCE));
        write(session("STEADY", one) + session("NEW", two));
        assertEquals(List.of("FIX.4.4:VENUE->NEW: added", "listening on 127.0.0.1:" + two, "reloaded: 1 added, 0 removed, 0 changed, 1 as they were"), engine.reload().lines());
        var fresh = client(two, "NEW");
        assertTrue(fresh.awaitLogon(PATIENCE));
        write(session("STEADY", one));
        assertEquals(List.of("FIX.4.4:VENUE->NEW: removed", "listening on 127.0.0.1:" + two + " no more", "reloaded: 0 added, 1 removed, 0 changed, 1 as they were"), engine.reload().lines());
        assertTrue(refusesCalls(two));
        assertTrue(steady.isLoggedOn());
        assertEquals(2, steady.numbers().nextInbound(), "it has seen nothing but its Logon");
    }

    @Test
    void aSessionMovesToAnotherPort() throws Exception {
        var engine = start(session("MOVES", one) + session("STEADY", one));
        var steady = client(one, "STEADY");
        assertTrue(steady.awaitLogon(PATIENCE));
        assertTrue(client(one, "MOVES").awaitLogon(PATIENCE));
        open.removeLast().close();
        write(session("MOVES", two) + session("STEADY", one));
        assertEquals(List.of(SessionID.of("FIX.4.4", "VENUE", "MOVES")), engine.reload().restarted());
        assertFalse(client(one, "MOVES").awaitLogon(Duration.ofMillis(300)));
        open.removeLast().close();
        var elsewhere = engine.engine().session(SessionID.of("FIX.4.4", "VENUE", "MOVES"));
        long expected = elsewhere.numbers().nextInbound();
        assertTrue(expected > 1, "it goes on with its numbers");
        assertTrue(steady.isLoggedOn());
    }

    @Test
    void socketOptionsOfAListenerChangeAndNoConnectionEnds() throws Exception {
        var engine = start(session("STEADY", one));
        var steady = client(one, "STEADY");
        assertTrue(steady.awaitLogon(PATIENCE));
        write(session("STEADY", one, "SocketReceiveBufferSize=64K"));
        assertEquals("reloaded: 0 added, 0 removed, 1 changed, 0 as they were", engine.reload().lines().getLast());
        assertEquals(SocketOptions.DEFAULT.withBuffers(0, 64 << 10), engine.engine().listening().keySet().iterator().next().socketOptions());
        assertTrue(steady.isLoggedOn());
        assertFalse(refusesCalls(one));
    }

    @Test
    void aPortThatAnotherProgramHasRefusesTheReloadWhole() throws Exception {
        var engine = start(session("STEADY", one));
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            write(session("STEADY", one, "HeartBtInt=7") + session("NEW", other.getLocalPort()));
            var refused = assertThrows(ConfigException.class, engine::reload);
            assertTrue(refused.getMessage().startsWith(folder.resolve("a.cfg") + ": SocketAcceptPort: port " + other.getLocalPort() + " is in use (127.0.0.1:"), refused.getMessage());
        }
        assertEquals(1, engine.engine().sessions().size());
        assertEquals(Duration.ofSeconds(30), engine.config().sessions().getFirst().settings().config().heartBtInt());
    }

    @Test
    void anEngineThatDidNotListenBeginsToAndEnds() throws Exception {
        write("");
        Files.writeString(folder.resolve("a.cfg"), "[SESSION]\nConnectionType=initiator\nBeginString=FIX.4.4\nSenderCompID=A\nTargetCompID=B\nSocketConnectHost=127.0.0.1\nSocketConnectPort=1\nStore=memory\n");
        var source = ConfigSource.file(folder.resolve("a.cfg")).withEnvironment(Map.of());
        var engine = ConfiguredEngine.start(source::read, _ -> new Application() { }, _ -> { });
        open.add(engine);
        var before = Files.readString(folder.resolve("a.cfg"));
        write(session("ONE", one));
        engine.reload();
        assertTrue(client(one, "ONE").awaitLogon(PATIENCE));
        Files.writeString(folder.resolve("a.cfg"), before);
        assertEquals("listening on 127.0.0.1:" + one + " no more", engine.reload().lines().get(2));
        assertTrue(refusesCalls(one));
    }

    @Test
    void aListenerThatCodeHasAddedStays() throws Exception {
        write(session("ONE", one));
        var source = ConfigSource.file(folder.resolve("a.cfg")).withEnvironment(Map.of());
        var engine = ConfiguredEngine.start(source::read, _ -> new Application() { }, builder -> builder.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), two)));
        open.add(engine);
        write(session("ONE", one, "HeartBtInt=7"));
        engine.reload();
        assertEquals(Set.of(one, two), Set.copyOf(engine.engine().listening().values().stream().map(InetSocketAddress::getPort).toList()));
    }

    @Test
    void aNameIsLookedUpWhenTheEngineBeginsToListen() throws Exception {
        var config = read(session("ONE", one, "SocketAcceptAddress=nowhere.invalid"));
        assertTrue(config.engineListeners().getFirst().address().isUnresolved());
        var failed = assertThrows(fix.engine.EngineException.class, () -> config.builder(new Application() { }).start());
        assertEquals("cannot listen on nowhere.invalid:" + one + ": the name is unknown", failed.getMessage());
        var engine = read(session("ONE", one, "SocketAcceptAddress=localhost")).builder(new Application() { }).start();
        open.add(engine);
        assertTrue(client(one, "ONE").awaitLogon(PATIENCE));
    }

    @Test
    void quickFixsFileWithAPortForEachDeskOpensThemAll() throws Exception {
        var file = Path.of(System.getProperty("repo.root"), "modules/fix.config/src/test/resources/quickfix/ports.cfg");
        var config = ConfigSource.file(file).withEnvironment(Map.of()).read();
        assertEquals(List.of(9001, 9002, 9003), config.engineListeners().stream().map(each -> each.address().getPort()).toList());
        assertEquals(0x18, config.engineListeners().get(1).socketOptions().trafficClass());
        // The file's ports may be taken on this machine: the same file with others.
        var text = Files.readString(file).replace("9001", String.valueOf(one)).replace("9002", String.valueOf(two)).replace("9003", String.valueOf(three));
        var engine = ConfigSource.text("ports.cfg", text).withEnvironment(Map.of()).with("Store", "memory").read().builder(new Application() { }).start();
        open.add(engine);
        assertTrue(client(two, "FUTURES").awaitLogon(PATIENCE));
        assertTrue(client(three, "OPTIONS1").awaitLogon(PATIENCE));
        assertTrue(client(three, "OPTIONS2").awaitLogon(PATIENCE));
        assertFalse(client(one, "FUTURES").awaitLogon(Duration.ofMillis(300)));
    }
}
